import { groupBy } from '../../lib/groups.ts';
import { memoBy, memoByKey, memoByValue } from '../../lib/memo.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { keyUsesOf } from '../relations/keyUses.ts';
import {
  allRelations,
  inheritedRelationsOf,
  libraryRelations,
  relationsOf,
} from '../relations/projectRelations.ts';
import type { DerivedName, ResolvedRelation } from '../relations/relationKind.ts';

/** The attributes of a relation that name a property in stored rows. */
export type NameAttribute = 'foreignKey' | 'keyThrough' | 'property';

/** A property of stored rows as one relation names it. */
export interface NameUse {
  readonly relation: ResolvedRelation;
  readonly attribute: NameAttribute;
  readonly name: DerivedName;
  /** The model whose rows hold the property; null if it is not in the project. */
  readonly holderId: ModelId | null;
  /** Equal for all uses of one property. */
  readonly group: string;
}

/** The model that has a relation, and the name of the relation. */
export interface OwnedName {
  readonly ownerId: ModelId;
  readonly name: string;
}

const attributes: readonly NameAttribute[] = ['foreignKey', 'keyThrough', 'property'];

/** Returns the properties of stored rows that a relation names; of a polymorphic one only a key that points at one model, because the others do not contain the model's name. */
export const nameUsesOf = memoByKey((relation: ResolvedRelation): readonly NameUse[] =>
  attributes.flatMap((attribute) => {
    const name = nameGivenBy(relation, attribute);
    return name === null ? [] : [{ relation, attribute, name, ...placeOf(relation, attribute, name) }];
  }),
);

/** Returns the name that a relation gives a property of stored rows; null if it names none with the attribute. */
export function nameGivenBy(relation: ResolvedRelation, attribute: NameAttribute): DerivedName | null {
  const { kind, targetName, definition, foreignKey, storedIn } = relation;
  if (!kind || targetName === null) return null;
  // Its keys are those of a join model, which LoopBack does not have.
  if (!relation.isSetUp && isThrough(relation) && !kind.attributes.includes('keyThrough')) return null;
  if (definition['polymorphic'] && !keyUsesOf(relation).some((use) => use.attribute === attribute))
    return null;
  if (attribute === 'property') return storedIn;
  if (attribute === 'foreignKey') return foreignKey;
  return attribute === 'keyThrough' && foreignKey && isThrough(relation) ? relation.keyThrough : null;
}

function isThrough({ kind, owner, targetName, definition }: ResolvedRelation): boolean {
  const sides = { ownerName: owner.definition.name, targetName: targetName ?? '', definition };
  return (kind?.throughNames(sides).length ?? 0) > 0;
}

/** Returns the holder and the group of a use. */
function placeOf(
  relation: ResolvedRelation,
  attribute: NameAttribute,
  { value }: DerivedName,
): Pick<NameUse, 'holderId' | 'group'> {
  const { kind, owner, ref, keyHolder, targetName } = relation;
  if (attribute === 'property') {
    const holderId = declaringModelOf(relation, owner);
    return { holderId, group: JSON.stringify([holderId, ref.name, 'property', value]) };
  }
  if (isThrough(relation)) {
    const holderId = keyHolder?.id ?? null;
    return { holderId, group: JSON.stringify([holderId ?? joinNameOf(relation), value]) };
  }
  const holderId = declaringModelOf(relation, keyHolder);
  // Another relation cannot read a list of keys.
  const alone = kind?.keyOn === 'owner' && kind.isMultiple ? [ref.name] : [];
  return { holderId, group: JSON.stringify([holderId ?? targetName, value, ...alone]) };
}

/** Returns the model that declares the property: the base, if the relation is inherited. */
function declaringModelOf({ owner, ref }: ResolvedRelation, holder: ModelEntry | null): ModelId | null {
  return holder === owner ? ref.modelId : (holder?.id ?? null);
}

/** Returns the same name for both sides of a many to many, because they look for the same join model. */
function joinNameOf({ kind, owner, targetName, throughName, definition }: ResolvedRelation): string {
  const sides = { ownerName: owner.definition.name, targetName: targetName ?? '', definition };
  return throughName ?? JSON.stringify(kind?.throughNames(sides).toSorted() ?? []);
}

/** Returns the relations of a model: its own, and those of its bases. */
function relationsWithBases(project: Project, modelId: ModelId): readonly ResolvedRelation[] {
  return [
    ...relationsOf(project, modelId),
    ...inheritedRelationsOf(project, modelId),
    ...(libraryByModel(project).get(modelId) ?? []),
  ];
}

const relationsByName = memoBy(
  ({ models }: Project) => models,
  (project) =>
    memoByValue(
      (ownerId: ModelId): ReadonlyMap<string, ResolvedRelation> =>
        new Map(relationsWithBases(project, ownerId).map((relation) => [relation.ref.name, relation])),
    ),
);

/** Finds a relation of a model, its own or a base's. */
export function relationOwnedBy(project: Project, { ownerId, name }: OwnedName): ResolvedRelation | null {
  return relationsByName(project)(ownerId).get(name) ?? null;
}

/** Returns every use in a project: those of declared relations, then those of inherited ones. */
export const allNameUses = memoBy(
  ({ models }: Project) => models,
  (project): readonly NameUse[] => {
    const inherited = project.models.flatMap(({ id }) => inheritedRelationsOf(project, id));
    return [...allRelations(project), ...inherited, ...libraryRelations(project)].flatMap(nameUsesOf);
  },
);

/** Returns the uses of each property. */
export const nameUsesByGroup = memoBy(
  ({ models }: Project) => models,
  (project) => groupBy(allNameUses(project), ({ group }) => group),
);

/**
 * Returns the declared relations of a project as a set. A relation that is also in
 * another version of the project, as the same object, has the same names in both.
 */
export const relationsSameIn = memoBy(
  ({ models }: Project) => models,
  (project): ReadonlySet<ResolvedRelation> => new Set(allRelations(project)),
);

const libraryByModel = memoBy(
  ({ models }: Project) => models,
  (project) => groupBy(libraryRelations(project), ({ owner }) => owner.id),
);
