import { createFreeNames } from '../../lib/createFreeNames.ts';
import { groupBy } from '../../lib/groups.ts';
import type { JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { findRelationKind } from '../relations/relationKinds.ts';
import { givenName } from '../settings.ts';
import type { Fact, Facts } from './facts.ts';

/** Returns the names that the models and properties of one side have in the project. */
export interface Names {
  model(name: string): string;
  property(holder: ModelEntry, name: string): string;
}

/** A relation of one side, in the names of the project. */
export interface ComparedRelation {
  /** Its name on that side. */
  readonly name: string;
  readonly facts: Facts;
  /** The name of the model that has the foreign key; null if none in the project has it. */
  readonly holder: string | null;
  readonly isKeyOnOwner: boolean;
  /** Returns the definition under a name of the project, from which LoopBack may derive other keys. */
  readonly define: (name: string) => RelationDefinition;
}

const namesOfOthers = ['model', 'through', 'foreignKey', 'keyThrough', 'primaryKey'] as const;

/** Returns what a relation leads to and by which keys, whether its definition says it or LoopBack derives it. */
function toComparedRelation(relation: ResolvedRelation, names: Names): ComparedRelation {
  const { definition, keyHolder, foreignKey, keyThrough, kind, owner, target, targetName, through } =
    relation;
  const propertyIn = (holder: ModelEntry | null, name: string | null): string | null =>
    name === null || holder === null ? name : names.property(holder, name);
  const pointedAt = kind?.keyOn === 'owner' ? target : owner;
  const toModel = (name: string | null): string | null => (name === null ? null : names.model(name));
  const found = {
    model: toModel(targetName),
    through: toModel(relation.throughName),
    foreignKey: propertyIn(keyHolder, foreignKey?.value ?? null),
    keyThrough: propertyIn(through, keyThrough?.value ?? null),
    primaryKey: propertyIn(pointedAt, givenName(getOwn<JsonValue | undefined>(definition, 'primaryKey'))),
  };
  const facts = new Map<string, Fact>([['type', { path: ['type'], value: formOf(relation) }]]);
  const written: Record<string, JsonValue | undefined> = { ...definition };
  for (const attribute of namesOfOthers) {
    const value = found[attribute];
    if (value === null) continue;
    facts.set(attribute, { path: [attribute], value });
    if (givenName(getOwn<JsonValue | undefined>(definition, attribute)) !== null) written[attribute] = value;
  }
  for (const [attribute, value] of Object.entries(definition))
    if (value !== undefined && !isTold(attribute)) facts.set(attribute, { path: [attribute], value });
  const ends: Ends = {
    ownerName: names.model(owner.definition.name),
    foreignKey: found.foreignKey,
    keyThrough: found.keyThrough,
  };
  return {
    name: relation.ref.name,
    facts,
    holder: toModel(keyHolder?.definition.name ?? null),
    isKeyOnOwner: kind?.keyOn === 'owner',
    define: (name) => withKeys(written as RelationDefinition, name, ends),
  };
}

/** The model that has a relation, and its keys. */
interface Ends {
  readonly ownerName: string;
  readonly foreignKey: string | null;
  readonly keyThrough: string | null;
}

/** Writes the keys of a relation down where LoopBack would derive others from its names. */
export function withKeys(
  definition: RelationDefinition,
  relationName: string,
  ends: Ends,
): RelationDefinition {
  const kind = findRelationKind(String(definition.type));
  if (!kind) return definition;
  const { ownerName, foreignKey, keyThrough } = ends;
  const sides = {
    ownerName,
    targetName: givenName(definition.model) ?? '',
    targetPlural: '',
    relationName,
    definition,
  };
  const isOther = (
    key: string | null,
    attribute: 'foreignKey' | 'keyThrough',
    derived: string | null,
  ): boolean =>
    key !== null &&
    kind.attributes.includes(attribute) &&
    (givenName(definition[attribute]) ?? derived) !== key;
  const withKey =
    kind.readsForeignKey(definition) && isOther(foreignKey, 'foreignKey', kind.deriveForeignKey(sides))
      ? withRelationAttribute(definition, 'foreignKey', foreignKey)
      : definition;
  return isOther(keyThrough, 'keyThrough', kind.deriveKeyThrough(sides))
    ? withRelationAttribute(withKey, 'keyThrough', keyThrough)
    : withKey;
}

const isTold = (attribute: string): boolean =>
  attribute === 'type' || namesOfOthers.some((each) => each === attribute);

/** A hasAndBelongsToMany over a model of the project is another form of a hasMany through it. */
function formOf({ type, through, definition }: ResolvedRelation): string {
  return type === 'hasAndBelongsToMany' && through !== null && definition.through ? 'hasMany' : type;
}

/** Returns the relations of a model of one side. */
export function toCompared(side: Project, id: ModelId, names: Names): readonly ComparedRelation[] {
  return relationsOf(side, id).map((relation) => toComparedRelation(relation, names));
}

interface Naming {
  /** The names that new relations can't have. */
  readonly taken: readonly string[];
  /** Whether a relation of the same name is the same, even if it leads elsewhere. */
  readonly mayLeadElsewhere: boolean;
}

/**
 * Names relations after those of the project that lead to the same model by the same
 * keys, of another kind if need be, and after those of the same name; new ones freely.
 *
 * @returns the name in the project for each name
 */
export function nameRelations(
  relations: readonly ComparedRelation[],
  others: readonly ComparedRelation[],
  { taken, mayLeadElsewhere }: Naming,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  const byName = ({ name, facts, isKeyOnOwner }: ComparedRelation): string =>
    JSON.stringify([name, isKeyOnOwner, mayLeadElsewhere || (facts.get('model')?.value ?? null)]);
  for (const keyOf of [kindAndKeys, keys, byName]) {
    const byKey = groupBy(others, keyOf);
    for (const relation of relations) {
      const key = names.has(relation.name) ? null : keyOf(relation);
      const fitting = key === null ? [] : (byKey.get(key) ?? []).filter(({ name }) => !used.has(name));
      const found = fitting.find(({ name }) => name === relation.name) ?? fitting[0];
      if (found === undefined) continue;
      names.set(relation.name, found.name);
      used.add(found.name);
    }
  }
  const freeName = createFreeNames([...taken, ...used]);
  const isTaken = new Set(taken);
  for (const { name } of relations)
    if (!names.has(name)) names.set(name, freeName(isTaken.has(name) ? `${name}Rel` : name));
  return names;
}

function keys({ facts, isKeyOnOwner }: ComparedRelation): string | null {
  if (!facts.has('foreignKey')) return null;
  const ends = ['model', 'through', 'foreignKey', 'keyThrough'].map((name) => facts.get(name)?.value ?? null);
  return JSON.stringify([isKeyOnOwner, ...ends]);
}

function kindAndKeys(relation: ComparedRelation): string | null {
  const ends = keys(relation);
  return ends === null ? null : `${String(relation.facts.get('type')?.value)} ${ends}`;
}
