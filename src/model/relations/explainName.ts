import { libraryModel } from '../builtins.ts';
import { pluralOf } from '../naming.ts';
import type { Project } from '../project.ts';
import { lineageDefinitionsOf } from '../projectIndex.ts';
import { givenName, settingOf, textSetting } from '../settings.ts';
import { polymorphicDiscriminatorSteps } from './polymorphic.ts';
import { resolveRelation } from './projectRelations.ts';
import type { DerivedName, NamedSides, NameStep, RelationRef, ResolvedRelation } from './relationKind.ts';
import { besideSteps } from './storedProperty.ts';

/** The steps that lead to the names of a relation. The value of the last step of each list is the name in force. */
export interface NameExplanation {
  readonly name: readonly NameStep[];
  /** Empty for a kind without a foreign key. */
  readonly foreignKey: readonly NameStep[];
  /** The second key of a relation that has a through model; empty for others. */
  readonly keyThrough: readonly NameStep[];
  /** The property in which embedded rows are stored; empty for other kinds. */
  readonly storedIn: readonly NameStep[];
  /** The property that holds the name of the owner's model; empty for a relation that is not polymorphic. */
  readonly discriminator: readonly NameStep[];
}

const noSteps: NameExplanation = {
  name: [],
  foreignKey: [],
  keyThrough: [],
  storedIn: [],
  discriminator: [],
};

/** Explains each name of a relation in steps: how LoopBack derives it, and how the file overrides it. */
export function explainName(project: Project, ref: RelationRef): NameExplanation {
  const relation = resolveRelation(project, ref);
  if (!relation) return noSteps;
  const { kind, definition, name, foreignKey, keyThrough, storedIn } = relation;
  if (!kind) return { ...noSteps, name: [written(ref.name)] };
  const sides = namedSides(project, relation);
  return {
    name:
      relation.targetName === null
        ? [written(ref.name)]
        : withWritten(kind.nameSteps(sides), name, [written(ref.name)]),
    foreignKey: foreignKey
      ? withWritten(
          kind.foreignKeySteps(sides),
          foreignKey,
          attributeSteps(relation, 'foreignKey', foreignKey),
        )
      : [],
    keyThrough: keyThrough
      ? withWritten(
          kind.keyThroughSteps(sides),
          keyThrough,
          definition.keyThrough === undefined ? [] : attributeSteps(relation, 'keyThrough', keyThrough),
        )
      : [],
    storedIn: storedIn
      ? withWritten(kind.propertySteps(sides), storedIn, propertySteps(relation, storedIn))
      : [],
    discriminator: polymorphicDiscriminatorSteps(definition, ref.name) ?? [],
  };
}

/** Returns the steps of the rule, followed by what the file says if that differs. */
function withWritten(
  steps: readonly NameStep[],
  name: DerivedName,
  writtenSteps: readonly NameStep[],
): readonly NameStep[] {
  const isOverridden = writtenSteps.some((step) => step.value !== name.derived || step.text !== fileText);
  return isOverridden ? [...steps, ...writtenSteps] : steps;
}

const fileText = 'the name in the file';
const written = (name: string): NameStep => ({ text: fileText, value: name });

function attributeSteps(
  { definition, kind }: ResolvedRelation,
  attribute: 'foreignKey' | 'keyThrough' | 'property',
  { value }: DerivedName,
): readonly NameStep[] {
  const said = definition[attribute];
  if (said === undefined) return [];
  if (!said) {
    return [{ text: `the file says ${JSON.stringify(said)}, which LoopBack ignores`, value }];
  }
  return kind?.attributes.includes(attribute) && value === givenName(said)
    ? [{ text: `the file sets "${attribute}"`, value }]
    : [{ text: `the file says ${JSON.stringify(said)}, which LoopBack ignores here`, value }];
}

/** LoopBack also puts "_" before a property that the file names like the relation. */
function propertySteps(relation: ResolvedRelation, storedIn: DerivedName): readonly NameStep[] {
  const named = givenName(relation.definition['property']);
  if (named === null || storedIn.value === named) return attributeSteps(relation, 'property', storedIn);
  return [
    { text: 'the file sets "property"', value: named },
    ...besideSteps(storedIn.value, relation.ref.name),
  ];
}

function namedSides(
  project: Project,
  { owner, targetName, target, ref, definition }: ResolvedRelation,
): NamedSides {
  const targetDefinition = target?.definition ?? libraryModel(targetName ?? '');
  const line = targetDefinition ? lineageDefinitionsOf(project, targetDefinition) : [];
  const setter = line.find((ancestor) => textSetting(ancestor, 'plural') !== undefined);
  const setting = setter && textSetting(setter, 'plural');
  return {
    ownerName: owner.definition.name,
    targetName: targetName ?? '',
    targetPlural: setting ?? pluralOf(targetName ?? ''),
    pluralFrom: setter?.name ?? null,
    hasEmptyPlural: targetDefinition !== undefined && settingOf(targetDefinition, 'plural') === '',
    relationName: ref.name,
    definition,
  };
}
