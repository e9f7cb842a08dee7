export { describeFirstIssue, type ValueProblem } from '../lib/describeIssue.ts';
export { connectorsIn } from './application/dataSources.ts';
export {
  type CanvasItems,
  contentOfArea,
  modelsInArea,
  outermostItems,
  withContents,
} from './areaContent.ts';
export * from './boundedNumbers.ts';
export { type BroughtItems, broughtItems } from './broughtItems.ts';
export { builtInModel, builtInNames, libraryModel, modelPackagesAmong, packageModel } from './builtins.ts';
export { copyItems, looksCopied, type PastedItems } from './clipboard.ts';
export { type AddAreaArguments, addArea } from './commands/addArea.ts';
export { type AddFilesArguments, addFiles } from './commands/addFiles.ts';
export { type AddInverseArguments, addInverse, previewInverse } from './commands/addInverse.ts';
export { type AddModelArguments, addModel } from './commands/addModel.ts';
export { type AddNoteArguments, addNote } from './commands/addNote.ts';
export { type AddPropertyArguments, addProperty } from './commands/addProperty.ts';
export { type AddRelatedModelArguments, addRelatedModel } from './commands/addRelatedModel.ts';
export { type ChangeRelationTypeArguments, changeRelationType } from './commands/changeRelationType.ts';
export type { Command } from './commands/command.ts';
export { type ConnectModelsArguments, connectModels } from './commands/connectModels.ts';
export { type ConnectThroughArguments, connectThrough } from './commands/connectThrough.ts';
export { type DuplicateItemsArguments, duplicateItems } from './commands/duplicateItems.ts';
export { type LayOutArguments, layOut, withLayout } from './commands/layOut.ts';
export { type MoveItemsArguments, moveItems } from './commands/moveItems.ts';
export { type MoveModelsArguments, moveModels } from './commands/moveModels.ts';
export { type MovePropertyArguments, moveProperty } from './commands/moveProperty.ts';
export { type PasteItemsArguments, pasteItems } from './commands/pasteItems.ts';
export { previewPropertyRename } from './commands/previewPropertyRename.ts';
export {
  type PreviewRenameArguments,
  previewRename,
  type RenameChange,
  type RenamePreview,
} from './commands/previewRename.ts';
export { type RemoveItemsArguments, removeItems } from './commands/removeItems.ts';
export { type RemoveModelsArguments, relationsLostWith, removeModels } from './commands/removeModels.ts';
export { type RemovePropertyArguments, removeProperty } from './commands/removeProperty.ts';
export { type RemoveRelationArguments, removeRelation } from './commands/removeRelation.ts';
export {
  type RenameModelArguments,
  renameModel,
  usualNamesToChange,
} from './commands/renameModel.ts';
export type { CustomPlace } from './commands/renamePlaces.ts';
export { type RenameProjectArguments, renameProject } from './commands/renameProject.ts';
export { type RenamePropertyArguments, renameProperty } from './commands/renameProperty.ts';
export {
  type RenamePropertyEverywhereArguments,
  renamePropertyEverywhere,
} from './commands/renamePropertyEverywhere.ts';
export {
  isFreeRelationName,
  type RenameRelationArguments,
  renameRelation,
} from './commands/renameRelation.ts';
export {
  type NamesToChange,
  type RenameWithNamesArguments,
  renameWithNames,
} from './commands/renameWithNames.ts';
export { type ReplaceDefinitionArguments, replaceDefinition } from './commands/replaceDefinition.ts';
export { type ReplaceRelationArguments, replaceRelation } from './commands/replaceRelation.ts';
export { type ResetRelationNameArguments, resetRelationName } from './commands/resetRelationName.ts';
export { type SetModelSettingArguments, setModelSetting } from './commands/setModelSetting.ts';
export { type SetProblemsHiddenArguments, setProblemsHidden } from './commands/setProblemsHidden.ts';
export { type SetPropertyAttributeArguments, setPropertyAttribute } from './commands/setPropertyAttribute.ts';
export { type SetRelationAttributeArguments, setRelationAttribute } from './commands/setRelationAttribute.ts';
export { type UpdateAreaArguments, updateArea } from './commands/updateArea.ts';
export { type UpdateNoteArguments, updateNote } from './commands/updateNote.ts';
export { type DeclaringBase, declaringBaseOf } from './declaringBase.ts';
export {
  type ModelConfig,
  type ModelDefinition,
  type PropertyDefinition,
  type RelationDefinition,
  type RelationType,
  relationTypes,
} from './definition.ts';
export { describeProperties, type PropertyView } from './describeProperties.ts';
export {
  type Endpoint,
  modelEndpoints,
  type RouteSettings,
  relationEndpoints,
  relationPathOf,
  routeSettingsOf,
} from './endpoints.ts';
export { createExampleProject } from './example.ts';
export {
  fileNameOf,
  modelConfigPath,
  modelFolder,
  modelNameFromFile,
  modelPathOf,
} from './files/fileName.ts';
export { safePath, safeStem } from './files/filePath.ts';
export { type FileProblem, fileProblem, isListMember, memberName } from './files/fileProblem.ts';
export { parseJson, withoutMark } from './files/parseJson.ts';
export {
  exportFiles,
  keptFiles,
  type PrintedFile,
  printModelConfig,
  printModelFile,
} from './files/printFile.ts';
export { readDefinition, readRelation } from './files/readDefinition.ts';
export {
  isModelConfigPath,
  type ModelFile,
  readKeptModelFile,
  readModelConfig,
  readModelFile,
} from './files/readModelFile.ts';
export { areaAround } from './layout/areaAround.ts';
export { type BoxRows, boxMeasures, boxRowsOf, boxSize, rowAt, rowCentre } from './layout/boxSize.ts';
export { freePosition } from './layout/freePosition.ts';
export { allItems, boundsOf, type ItemBox, itemBoxes } from './layout/itemBoxes.ts';
export { makeRoom } from './layout/makeRoom.ts';
export { layoutModels, placeFiles } from './layout/placement.ts';
export { type IdProperty, idPropertyOf, pluralOfModel } from './modelFacts.ts';
export { type MovedFile, movedFiles } from './movedFiles.ts';
export * from './naming.ts';
export { type DividedProblems, divideProblems } from './problems/dividedProblems.ts';
export { foundProblems } from './problems/foundProblems.ts';
export { jsonPathOf } from './problems/jsonPath.ts';
export { definitionKeys } from './problems/knownNames.ts';
export type { Problem, ProblemFix, ProblemPlace, ProblemRule } from './problems/problem.ts';
export {
  type ApplicationFacts,
  type Area,
  type AreaColour,
  areaColours,
  createProject,
  type DataSources,
  type ModelConfigEntry,
  type ModelEntry,
  type ModelId,
  type Note,
  type Position,
  type Project,
  type Size,
  type SourceText,
  type UnreadFile,
} from './project.ts';
export { findModel, findModelByName } from './projectIndex.ts';
export { typeNames, typeOfLabel } from './propertyType.ts';
export { readPastedItems } from './readPastedItems.ts';
export {
  fromRecord,
  fromRecordInSteps,
  type ProjectRecord,
  type RecordProblem,
  toLocalRecord,
  toRecord,
} from './record.ts';
export { recordVersion } from './recordSchema.ts';
export { explainName, type NameExplanation } from './relations/explainName.ts';
export { inverseOf } from './relations/inverse.ts';
export { ownKeyOf } from './relations/ownKey.ts';
export { previewRelation, type RelationPreview } from './relations/previewRelation.ts';
export {
  allRelations,
  deriveRelationsInSteps,
  incomingRelations,
  inheritedRelationsOf,
  relationsOf,
  resolveRelation,
} from './relations/projectRelations.ts';
export { relationCode, relationJson, relationMethods } from './relations/relationCode.ts';
export type {
  AddedProperty,
  DerivedName,
  EditableRelationType,
  MethodSignature,
  NameStep,
  RelationKind,
  RelationRef,
  RelationSides,
  ResolvedRelation,
} from './relations/relationKind.ts';
export { findRelationKind, relationKinds } from './relations/relationKinds.ts';
export { type ThroughLinks, throughLinks } from './relations/throughLinks.ts';
export { throughModelName } from './relations/throughModelName.ts';
export type { NamePlace, NameUnit } from './renaming/nameUnit.ts';
export {
  type RowsByName,
  rowsByNameOf,
  type StoredModelName,
  storedNamesOf,
} from './renaming/outsideNames.ts';
export { type ProblemChange, problemChange } from './renaming/problemChange.ts';
export { type ScriptsWithWord, scriptsWithWord } from './renaming/scriptsWithWord.ts';
export { restPathOf } from './restPath.ts';
export { baseNameOf, settingOf } from './settings.ts';
export { structureOf } from './structure.ts';
export { markdownPieces, toMarkdown } from './toMarkdown.ts';
export { mermaidPieces, toMermaid } from './toMermaid.ts';
export { withinCanvas } from './withinCanvas.ts';
