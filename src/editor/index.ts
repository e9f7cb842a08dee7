export { connect, type SharedKeyRelation } from './connect.ts';
export {
  createEditor,
  type Editor,
  type EditorOptions,
  type EditorState,
} from './createEditor.ts';
export { createId } from './createId.ts';
export { type KeptNames, renameAgain } from './modelRenames.ts';
export { createPropertyRenames } from './propertyRenames.ts';
export { readOnlyReason } from './readOnlyReason.ts';
export { countItems, emptySelection, isSameRelation, type Selection } from './selection.ts';
export { chooseKey, giveSeparateKey, takeBack } from './sharedKey.ts';
export {
  EditorContext,
  PropertyRenamesContext,
  useCheckedFiles,
  useEditor,
  useEditorActions,
  useProjectFiles,
  usePropertyRenames,
  useRenameProperty,
} from './useEditor.ts';
export { useModelRenaming } from './useModelRenaming.ts';
