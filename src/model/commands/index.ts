export { addArea } from './addArea.ts';
export { addFiles } from './addFiles.ts';
export { addInverse, previewInverse } from './addInverse.ts';
export { addModel } from './addModel.ts';
export { addNote } from './addNote.ts';
export { addProperty } from './addProperty.ts';
export { type AddRelatedModelArguments, addRelatedModel } from './addRelatedModel.ts';
export { applyCanvas } from './applyCanvas.ts';
export {
  attributesLostBy,
  canChangeKind,
  changeRelationType,
  describeLoss,
  isThroughByChoice,
} from './changeRelationType.ts';
export type { Command } from './command.ts';
export { type ConnectModelsArguments, connectModels } from './connectModels.ts';
export {
  type AddPolymorphicOwnerArguments,
  addPolymorphicOwner,
  type ConnectPolymorphicArguments,
  connectPolymorphic,
  previewPolymorphic,
} from './connectPolymorphic.ts';
export { type ConnectThroughArguments, connectThrough } from './connectThrough.ts';
export {
  attributesLostThrough,
  type ConvertToThroughArguments,
  convertToThrough,
  describeThroughLoss,
} from './convertToThrough.ts';
export { duplicateItems } from './duplicateItems.ts';
export { keepCanvasFile } from './keepCanvasFile.ts';
export { type LayOutArguments, layOut, withLayout } from './layOut.ts';
export { canBePolymorphic, describeKeyLoss, makePolymorphic } from './makePolymorphic.ts';
export { type MoveItemsArguments, moveItems } from './moveItems.ts';
export { moveModels } from './moveModels.ts';
export { moveProperty } from './moveProperty.ts';
export { pasteItems } from './pasteItems.ts';
export { previewPropertyRename } from './previewPropertyRename.ts';
export {
  previewRename,
  type RenameChange,
  type RenamePreview,
} from './previewRename.ts';
export { canRelateToAnyModel, relateToAnyModel } from './relateToAnyModel.ts';
export { modelsToLeadTo, ownersToKeep, relateToOneModel } from './relateToOneModel.ts';
export { removeItems } from './removeItems.ts';
export { relationsLostWith, removeModels } from './removeModels.ts';
export { removeProperty } from './removeProperty.ts';
export { removeRelation } from './removeRelation.ts';
export {
  renameModel,
  usualNamesToChange,
} from './renameModel.ts';
export type { CustomPlace } from './renamePlaces.ts';
export { renameProject } from './renameProject.ts';
export { type RenamePropertyArguments, renameProperty } from './renameProperty.ts';
export { renamePropertyEverywhere } from './renamePropertyEverywhere.ts';
export {
  isFreeRelationName,
  renameRelation,
} from './renameRelation.ts';
export {
  type NamesToChange,
  renameWithNames,
} from './renameWithNames.ts';
export { replaceDefinition } from './replaceDefinition.ts';
export { replaceRelation } from './replaceRelation.ts';
export { resetRelationName } from './resetRelationName.ts';
export { setDatabases } from './setDatabases.ts';
export { setModelSetting } from './setModelSetting.ts';
export {
  canSetPolymorphic,
  type PolymorphicPart,
  setPolymorphic,
} from './setPolymorphic.ts';
export { setProblemsHidden } from './setProblemsHidden.ts';
export { setPropertyAttribute } from './setPropertyAttribute.ts';
export { setRelationAttribute } from './setRelationAttribute.ts';
export { setUnfolded } from './setUnfolded.ts';
export { storeOnlyEmbedded } from './storeOnlyEmbedded.ts';
export { updateArea } from './updateArea.ts';
export { updateNote } from './updateNote.ts';
