export { connect, type SharedKeyRelation } from './connect.ts';
export {
  createEditor,
  type Editor,
  type EditorOptions,
  type EditorState,
} from './createEditor.ts';
export { createId } from './createId.ts';
export { completeRename, type IncompleteRename } from './modelRenames.ts';
export {
  createPendingRenames,
  loadRenaming,
  type PendingRenames,
  retryRenaming,
} from './pendingRenames.ts';
export { readOnlyReason } from './readOnlyReason.ts';
export { countItems, emptySelection, isSameRelation, type Selection } from './selection.ts';
export { chooseKey, removeNewRelation, setSeparateKey } from './sharedKey.ts';
export {
  EditorContext,
  PendingRenamesContext,
  useCheckedFiles,
  useEditor,
  useEditorActions,
  usePendingRenames,
  useProjectFiles,
  useRenameProperty,
} from './useEditor.ts';
export { type KindChange, useKindChange } from './useKindChange.ts';
export { useModelRenaming } from './useModelRenaming.ts';
