import { pushAll } from '../../lib/extremes.ts';
import type { Project } from '../project.ts';
import { blankEmbeddedId } from './blankEmbeddedId.ts';
import { builtInThrough } from './builtInThrough.ts';
import { compositeId } from './compositeId.ts';
import { constraintColumn } from './constraintColumn.ts';
import { doubledKey } from './doubledKey.ts';
import { duplicateFileName } from './duplicateFileName.ts';
import { duplicateModelName } from './duplicateModelName.ts';
import { embeddedBackReference } from './embeddedBackReference.ts';
import { embeddedDefault } from './embeddedDefault.ts';
import { embeddedOwner } from './embeddedOwner.ts';
import { embeddedReference } from './embeddedReference.ts';
import { embeddedScope } from './embeddedScope.ts';
import { fieldsWithoutKey } from './fieldsWithoutKey.ts';
import { filterTrap } from './filterTrap.ts';
import { fixedLimit } from './fixedLimit.ts';
import { forcedEmbeddedId } from './forcedEmbeddedId.ts';
import { foundProblems, rememberProblems } from './foundProblems.ts';
import { generatedIdType } from './generatedIdType.ts';
import { generatedUuid } from './generatedUuid.ts';
import { idlePersistent } from './idlePersistent.ts';
import { ignoredAs } from './ignoredAs.ts';
import { ignoredAttribute } from './ignoredAttribute.ts';
import { ignoredValidations } from './ignoredValidations.ts';
import { illegalModelName } from './illegalModelName.ts';
import { illegalPropertyName } from './illegalPropertyName.ts';
import { illegalRelationName } from './illegalRelationName.ts';
import { illegalScopeName } from './illegalScopeName.ts';
import { ineffectiveAccessRule } from './ineffectiveAccessRule.ts';
import { integerColumn } from './integerColumn.ts';
import { invalidOrder } from './invalidOrder.ts';
import { invalidPolymorphic } from './invalidPolymorphic.ts';
import { invalidPropertyType } from './invalidPropertyType.ts';
import { invalidRelationType } from './invalidRelationType.ts';
import { invertedRelation } from './invertedRelation.ts';
import { keyNeedsBrackets } from './keyNeedsBrackets.ts';
import { listedForeignKey } from './listedForeignKey.ts';
import { lostId } from './lostId.ts';
import { missingConfig } from './missingConfig.ts';
import { missingFile } from './missingFile.ts';
import { missingModel } from './missingModel.ts';
import { missingPrimaryKey } from './missingPrimaryKey.ts';
import { missingThroughLink } from './missingThroughLink.ts';
import { misspeltAttribute } from './misspeltAttribute.ts';
import { nameNotText } from './nameNotText.ts';
import { nullRelations } from './nullRelations.ts';
import { overruledSetting } from './overruledSetting.ts';
import { overwritingScope } from './overwritingScope.ts';
import { overwrittenForeignKeyType } from './overwrittenForeignKeyType.ts';
import { pluralOfEngines } from './pluralOfEngines.ts';
import { polymorphicIdName } from './polymorphicIdName.ts';
import { polymorphicKeyTypes } from './polymorphicKeyTypes.ts';
import { polymorphicSides } from './polymorphicSides.ts';
import { polymorphicThroughLink } from './polymorphicThroughLink.ts';
import { polymorphicWithoutThrough } from './polymorphicWithoutThrough.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { propertiesInOptions } from './propertiesInOptions.ts';
import { refusedColumn } from './refusedColumn.ts';
import { refusedDefault } from './refusedDefault.ts';
import { relationNamedLikeKey } from './relationNamedLikeKey.ts';
import { relationNamedLikeProperty } from './relationNamedLikeProperty.ts';
import { replacedThroughModel } from './replacedThroughModel.ts';
import { reservedTableName } from './reservedTableName.ts';
import { scopeNotAppliedOnCreate } from './scopeNotAppliedOnCreate.ts';
import { selfHasAndBelongsToMany } from './selfHasAndBelongsToMany.ts';
import { sharedEmbeddedProperty } from './sharedEmbeddedProperty.ts';
import { sharedForeignKey } from './sharedForeignKey.ts';
import { sharedPolymorphicKey } from './sharedPolymorphicKey.ts';
import { sharedRestPath } from './sharedRestPath.ts';
import { sharedTable } from './sharedTable.ts';
import { shortTextColumn } from './shortTextColumn.ts';
import { skipWithoutLimit } from './skipWithoutLimit.ts';
import { storedEmbeddedModel } from './storedEmbeddedModel.ts';
import { throughKeysDiffer } from './throughKeysDiffer.ts';
import { transientTarget } from './transientTarget.ts';
import { twoForeignKeys } from './twoForeignKeys.ts';
import { unattachedModel } from './unattachedModel.ts';
import { unenforcedConstraint } from './unenforcedConstraint.ts';
import { unenforcedRequired } from './unenforcedRequired.ts';
import { unfoundModel } from './unfoundModel.ts';
import { unguardedKey } from './unguardedKey.ts';
import { unknownBase } from './unknownBase.ts';
import { unknownConnector } from './unknownConnector.ts';
import { unknownDataSource } from './unknownDataSource.ts';
import { unknownDefaultFunction } from './unknownDefaultFunction.ts';
import { unknownListedProperty } from './unknownListedProperty.ts';
import { unknownOperator } from './unknownOperator.ts';
import { unknownPropertyType } from './unknownPropertyType.ts';
import { unknownTarget } from './unknownTarget.ts';
import { unknownThrough } from './unknownThrough.ts';
import { unportableFileName } from './unportableFileName.ts';
import { unreadModel } from './unreadModel.ts';
import { unsettableId } from './unsettableId.ts';
import { untypedProperty } from './untypedProperty.ts';
import { writtenAttributes } from './writtenAttributes.ts';

/** The rules that look at the database in view. */
export const databaseRules: readonly ProblemRule[] = [
  sharedTable,
  refusedColumn,
  generatedUuid,
  unguardedKey,
  constraintColumn,
  integerColumn,
  shortTextColumn,
  reservedTableName,
];

/** All rules. A new rule needs a file and a line here. */
export const problemRules: readonly ProblemRule[] = [
  duplicateModelName,
  duplicateFileName,
  unportableFileName,
  doubledKey,
  sharedRestPath,
  pluralOfEngines,
  illegalModelName,
  missingConfig,
  missingFile,
  unfoundModel,
  unknownBase,
  unknownDataSource,
  unknownConnector,
  lostId,
  generatedIdType,
  unsettableId,
  compositeId,
  overruledSetting,
  propertiesInOptions,
  writtenAttributes,
  ignoredValidations,
  ineffectiveAccessRule,
  nullRelations,
  misspeltAttribute,
  unknownListedProperty,
  invalidRelationType,
  missingModel,
  unknownTarget,
  unknownThrough,
  unreadModel,
  unattachedModel,
  missingThroughLink,
  builtInThrough,
  throughKeysDiffer,
  replacedThroughModel,
  invalidPolymorphic,
  polymorphicKeyTypes,
  polymorphicWithoutThrough,
  invertedRelation,
  polymorphicThroughLink,
  polymorphicIdName,
  polymorphicSides,
  sharedPolymorphicKey,
  selfHasAndBelongsToMany,
  missingPrimaryKey,
  illegalRelationName,
  relationNamedLikeProperty,
  relationNamedLikeKey,
  sharedForeignKey,
  twoForeignKeys,
  listedForeignKey,
  nameNotText,
  keyNeedsBrackets,
  ignoredAttribute,
  ignoredAs,
  unenforcedRequired,
  overwrittenForeignKeyType,
  illegalPropertyName,
  invalidPropertyType,
  unknownPropertyType,
  untypedProperty,
  unenforcedConstraint,
  refusedDefault,
  unknownDefaultFunction,
  illegalScopeName,
  filterTrap,
  overwritingScope,
  fieldsWithoutKey,
  fixedLimit,
  skipWithoutLimit,
  scopeNotAppliedOnCreate,
  invalidOrder,
  unknownOperator,
  forcedEmbeddedId,
  blankEmbeddedId,
  sharedEmbeddedProperty,
  embeddedOwner,
  embeddedReference,
  embeddedDefault,
  embeddedScope,
  transientTarget,
  idlePersistent,
  embeddedBackReference,
  storedEmbeddedModel,
  ...databaseRules,
];

/** The codes of all rules. */
export const problemCodes: readonly string[] = problemRules.map(({ code }) => code);

const rank: Readonly<Record<Problem['severity'], number>> = { error: 0, warning: 1, note: 2 };

/** Finds what LoopBack ignores, refuses or treats in a surprising way: errors first, notes last. Returns the same list for the same project. */
export function findProblems(project: Project): readonly Problem[] {
  const steps = findProblemsInSteps(project);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** A search that may be unfinished. */
interface Search {
  readonly all: Problem[];
  /** The number of rules that have run. */
  ruleCount: number;
}

/** Not a memo, because it holds unfinished searches. */
const searches = new WeakMap<Project, Search>();

/**
 * Finds the same problems, and can pause after each rule, and after each model that one prepares: in a large project
 * all rules together would block the page for too long. Concurrent searches of
 * one project share the work.
 */
export function* findProblemsInSteps(project: Project): Generator<undefined, readonly Problem[]> {
  const search = searches.get(project) ?? { all: [], ruleCount: 0 };
  searches.set(project, search);
  while (foundProblems(project) === undefined) {
    const rule = problemRules[search.ruleCount];
    if (rule === undefined) {
      const problems = search.all.toSorted((left, right) => rank[left.severity] - rank[right.severity]);
      rememberProblems(project, problems);
    } else {
      if (rule.prepareInSteps) yield* rule.prepareInSteps(project);
      // Another search may have run the rule during the pauses.
      if (problemRules[search.ruleCount] !== rule) continue;
      pushAll(search.all, rule.find(project));
      search.ruleCount += 1;
      yield;
    }
  }
  searches.delete(project);
  return foundProblems(project) ?? [];
}
