export { describeFirstIssue } from '../lib/describeIssue.ts';
export {
  type AccessRuleKey,
  accessRuleKeys,
  completionsOf,
  firstAccessRule,
  propertyOfText,
  rolesIn,
  textOfProperty,
  withAccessRuleKey,
} from './accessRuleFields.ts';
export { accessRuleChoices, explainAccessRule, userModelsIn } from './accessRules.ts';
export { idTypeOfConnector, shortConnectorName } from './application/connectors.ts';
export { type Database, databaseNames, databases, type SqlDatabase } from './application/databases.ts';
export { choosableDatabases, sqlDatabasesOf } from './application/databasesInView.ts';
export { connectorsIn } from './application/dataSources.ts';
export { usualDataSource } from './application/usualDataSource.ts';
export {
  type CanvasItems,
  contentOfArea,
  modelsInArea,
  outermostItems,
  withContents,
} from './areaContent.ts';
export { dataSourceOf } from './bootedModels.ts';
export * from './boundedNumbers.ts';
export { builtInModel, builtInNames, libraryModel, modelPackagesAmong } from './builtins.ts';
export { clampedItems } from './clampedItems.ts';
export { copyItems, isCopiedText } from './clipboard.ts';
export * from './commands/index.ts';
export { declaringBaseOf } from './declaringBase.ts';
export type {
  ModelConfig,
  ModelDefinition,
  RelationDefinition,
  RelationType,
} from './definition.ts';
export {
  describeProperties,
  isAddedReference,
  type PropertyRole,
  type PropertyView,
} from './describeProperties.ts';
export { type EffectiveProperty, effectivePropertiesOf } from './effectiveProperties.ts';
export { embeddedOnlyChanges } from './embedding.ts';
export {
  type Endpoint,
  endpointsOf,
  methodNameOf,
  modelEndpoints,
  relationEndpoints,
  relationPathOf,
  routeSettingsOf,
} from './endpoints.ts';
export { type EngineName, engineNames, usualEngineOf } from './engine.ts';
export { createExampleProject } from './example.ts';
export {
  type CanvasFile,
  canvasFilePath,
  createPlaceFinder,
  isCanvasFile,
} from './files/canvasFile.ts';
export {
  createFreePathsOnAnyDisk,
  fileNameOf,
  loopBack4ForeignKeyOf,
  modelConfigPath,
  modelNameFromFile,
  modelPathOf,
} from './files/fileName.ts';
export { safePath, safeStem } from './files/filePath.ts';
export { type FileProblem, fileProblem, isListMember, memberName } from './files/fileProblem.ts';
export { jsonRangeOf, type TextRange } from './files/jsonRange.ts';
export { withoutByteOrderMark } from './files/jsonText.ts';
export { parseJson } from './files/parseJson.ts';
export { printCanvasFile } from './files/printCanvasFile.ts';
export {
  exportFiles,
  printModelConfig,
  printModelFile,
  verbatimFiles,
} from './files/printFile.ts';
export { type ReadCanvasFile, readCanvasFileInSteps } from './files/readCanvasFile.ts';
export { readDefinition, readRelation } from './files/readDefinition.ts';
export {
  isModelConfigPath,
  type ModelFile,
  readModelConfig,
  readModelFile,
  readStoredModelFile,
} from './files/readModelFile.ts';
export { folderOf } from './files/sourceFolders.ts';
export {
  classOf,
  literalOf,
  memberOf,
  objectKeyOf,
  objectLiteralOf,
  RawCode,
  variableNamedAfter,
  variableOf,
} from './generatedCode.ts';
export { isHarmfulPropertyName } from './harmfulNames.ts';
export type { HistoryEntry, HistorySteps } from './history.ts';
export { isEmbedded, isOnlyEmbedded, isStored } from './isStored.ts';
export { areaAround } from './layout/areaAround.ts';
export {
  type BoxRows,
  boxMeasures,
  boxProperties,
  boxRowsOf,
  boxSize,
  type DetailLevel,
  rowAt,
  rowCentre,
} from './layout/boxSize.ts';
export { freePosition, freePositionBetween } from './layout/freePosition.ts';
export { allItems, itemBoxes } from './layout/itemBoxes.ts';
export { makeRoom } from './layout/makeRoom.ts';
export { type LayoutOptions, placeFiles } from './layout/placement.ts';
export { type LeftToPlace, leftToPlace } from './layout/placeWithCanvas.ts';
export { positionOf } from './layout/positions.ts';
export {
  depthOfRow,
  followUnfolded,
  modelHeldIn,
  type PropertyRow,
  pathOfRow,
} from './layout/unfoldedRows.ts';
export { definitionsOf, settingOfLineage, textOfLineage } from './lineage.ts';
export { describeMethod, type MethodSignature } from './methodSignature.ts';
export { newModelConfig } from './modelConfig.ts';
export { modelEndpointLines } from './modelEndpointLines.ts';
export { idPropertyOf, pluralOfModel } from './modelFacts.ts';
export { classMethods, instanceMethods } from './modelMethods.ts';
export { movedFiles } from './movedFiles.ts';
export {
  hasIndexOption,
  type IndexKey,
  indexOptions,
  isMixinApplied,
  keysOfIndex,
  otherPartsOfIndex,
  withIndexKeys,
  withIndexOption,
} from './namedSettings.ts';
export * from './naming.ts';
export { divideProblems } from './problems/dividedProblems.ts';
export { foundProblems } from './problems/foundProblems.ts';
export { jsonPathOf } from './problems/jsonPath.ts';
export { definitionKeys } from './problems/knownNames.ts';
export type { Problem, ProblemFix, ProblemPlace } from './problems/problem.ts';
export {
  type ApplicationFacts,
  type Area,
  type AreaColour,
  areaColours,
  createProject,
  type DataSources,
  type Layout,
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
export { findModel, findModelByName, lineageDefinitionsOf, lineageOf } from './projectIndex.ts';
export {
  attributesOf,
  isExcluded,
  isWithoutType,
  typeLabelOf,
  typeNames,
  typeOf,
  typeOfLabel,
} from './propertyType.ts';
export { readPastedItems, readPastedItemsInSteps } from './readPastedItems.ts';
export {
  fromRecord,
  fromRecordInSteps,
  toLocalRecord,
  toRecord,
} from './record.ts';
export { layoutEntrySchema } from './recordSchema.ts';
export {
  findJoinModels,
  isJoinId,
  type JoinModel,
  joinId,
} from './relations/createdJoinModels.ts';
export {
  describeInvert,
  describePolymorphic,
  type PolymorphicView,
  polymorphicSelectorsOf,
} from './relations/describePolymorphic.ts';
export { explainName, type NameExplanation } from './relations/explainName.ts';
export { inverseOf } from './relations/inverseOf.ts';
export { ownKeyOf } from './relations/ownKey.ts';
export { polymorphicKeysOf } from './relations/polymorphic.ts';
export { previewRelation } from './relations/previewRelation.ts';
export {
  allRelations,
  deriveRelationsInSteps,
  incomingRelations,
  inheritedRelationsOf,
  libraryRelations,
  libraryRelationsOf,
  relationPropertiesOf,
  relationsOf,
  resolveRelation,
} from './relations/projectRelations.ts';
export { relationCode, relationJson, relationMethods } from './relations/relationCode.ts';
export { relationForms } from './relations/relationForms.ts';
export type {
  AnswerBody,
  DerivedName,
  EndpointLine,
  RelationKind,
  RelationRef,
  RelationSides,
  ResolvedRelation,
} from './relations/relationKind.ts';
export { findRelationKind, relationKinds } from './relations/relationKinds.ts';
export {
  type RelationLine,
  relationLines,
  relationLinesInSteps,
  sidesOf,
} from './relations/relationLines.ts';
export type { RelationOption } from './relations/relationOptions.ts';
export { throughModelName } from './relations/throughModelName.ts';
export { remoteMethodNames } from './remoteMethods.ts';
export { compareProblems } from './renaming/compareProblems.ts';
export { ownJoinOf } from './renaming/joinModels.ts';
export type { NameUnit } from './renaming/nameUnit.ts';
export {
  storedNamesOf,
  tablesNamedAfter,
} from './renaming/outsideNames.ts';
export { scriptsWithWord } from './renaming/scriptsWithWord.ts';
export { tableNameOf } from './renaming/tableNames.ts';
export {
  classForms,
  instanceForms,
  type RelationFormParts,
  repositoryOf,
  unsavedForms,
} from './repositoryForm.ts';
export { inheritedSetting, normalizeHttpPath, restPathOf } from './restPath.ts';
export { baseNameOf, givenName, settingOf } from './settings.ts';
export {
  printSqlDifferences,
  type SqlDifference,
  sqlDifferenceOf,
  sqlDifferences,
} from './sqlDifferences.ts';
export {
  applyUpdate,
  type ChangeKind,
  type FactChange,
  filesToAdd,
  findUpdateInSteps,
  isUsual,
  type Likeness,
  likenessInSteps,
  linesToApply,
  type ProjectUpdate,
  type UpdateLine,
} from './updating/index.ts';
export { withinCanvas } from './withinCanvas.ts';
export { withoutCanvas } from './withoutCanvas.ts';
