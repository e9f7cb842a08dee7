import type { JsonValue } from '../../lib/json.ts';
import type { RelationDefinition } from '../definition.ts';
import type { ModelEntry, Project } from '../project.ts';
import { inverseOf } from '../relations/inverseOf.ts';
import { derivedRelationName, freeRelationName, newSides } from '../relations/newRelation.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationKind, RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { findRelationKind } from '../relations/relationKinds.ts';
import { givenName } from '../settings.ts';
import { addRelation } from './addRelation.ts';
import type { Command } from './command.ts';
import { describePolymorphicInverse } from './inversePolymorphic.ts';

export interface AddInverseArguments {
  readonly ref: RelationRef;
}

/**
 * Adds the relation that leads back by the same key, which LoopBack never does
 * on its own: a belongsTo for hasMany and hasOne, a hasMany for belongsTo, and
 * for a relation with a through or join model the same kind from the other end.
 * Does nothing where it exists, or the target is not in the project.
 */
export const addInverse: Command<AddInverseArguments> = (project, { ref }) => {
  const inverse = describeInverse(project, ref);
  return inverse ? addRelation(project, inverse.ref, inverse.definition) : project;
};

/** Returns the relation that `addInverse` would write, so that it can be offered; null where there is nothing to add. */
export function previewInverse(project: Project, ref: RelationRef): RelationRef | null {
  return describeInverse(project, ref)?.ref ?? null;
}

interface NewRelation {
  readonly ref: RelationRef;
  readonly definition: RelationDefinition;
}

function describeInverse(project: Project, ref: RelationRef): NewRelation | null {
  const relation = resolveRelation(project, ref);
  if (!relation?.kind || !relation.target) return null;
  if (inverseOf(project, ref)) return null;
  if (relation.definition['polymorphic']) return describePolymorphicInverse(project, relation);
  const type = relation.keyThrough ? relation.kind.type : relation.kind.inverseType;
  const kind = type === null ? null : findRelationKind(type);
  if (!kind) return null;
  const name = inverseName(project, relation, kind, relation.target);
  return {
    ref: { modelId: relation.target.id, name },
    definition: inverseDefinition(project, relation, kind, name),
  };
}

/** A belongsTo by a key such as `authorId` is called `author`; any other has the derived name. */
function inverseName(
  project: Project,
  { foreignKey, owner }: ResolvedRelation,
  kind: RelationKind,
  target: ModelEntry,
): string {
  const stem = /^(.+)Id$/.exec(foreignKey?.value ?? '')?.[1];
  const isNamedByKey = kind.keyOn === 'owner' && foreignKey?.isDerived === false && stem !== undefined;
  return freeRelationName(
    project,
    target,
    isNamedByKey ? stem : derivedRelationName(project, kind, target, owner),
  );
}

function inverseDefinition(
  project: Project,
  relation: ResolvedRelation,
  kind: RelationKind,
  name: string,
): RelationDefinition {
  const { owner, target, definition, foreignKey, keyThrough } = relation;
  const result: Record<string, JsonValue> = { type: kind.type, model: owner.definition.name };
  const sides = target && newSides(project, target, owner, name);
  const key = keyThrough?.value ?? foreignKey?.value ?? '';
  if (kind.attributes.includes('foreignKey')) {
    result['foreignKey'] = sides && kind.deriveForeignKey(sides) === key ? '' : key;
  }
  // Both sides point the key at the same property.
  const primaryKey = givenName(definition.primaryKey);
  if (primaryKey && !keyThrough) result['primaryKey'] = primaryKey;
  if (sides && keyThrough && kind.attributes.includes('keyThrough')) {
    const derived = kind.deriveKeyThrough({ ...sides, definition });
    if (derived !== foreignKey?.value) result['keyThrough'] = foreignKey?.value ?? '';
  }
  for (const attribute of ['through', 'throughTable']) {
    const value = definition[attribute];
    if (value && keyThrough) result[attribute] = value;
  }
  return result as RelationDefinition;
}
