import type { RelationDefinition } from '../definition.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { type PolymorphicGroup, polymorphicGroupOf, usesOn } from '../relations/polymorphicGroups.ts';
import { polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import type { Command } from './command.ts';
import { editRelation } from './edit.ts';
import { makePolymorphic } from './makePolymorphic.ts';

export interface RelateToOneModelArguments {
  /** A polymorphic belongsTo. */
  readonly ref: RelationRef;
  /** One of its owners. */
  readonly ownerId: ModelId;
}

/**
 * Makes a polymorphic belongsTo an ordinary one to one of its owners, by the key
 * that the owner's relation gets. The relations of the other owners get keys of
 * their own. Does nothing where that is not possible (see `modelsToKeep`).
 */
export const relateToOneModel: Command<RelateToOneModelArguments> = (project, { ref, ownerId }) => {
  const owners = ownersIn(project, ref);
  const kept = owners.find(({ owner }) => owner.id === ownerId);
  if (!kept) return project;
  const released = owners.reduce(
    (changed, { ref: owning }) => makePolymorphic(changed, { ref: owning, selector: null }),
    project,
  );
  const key = resolveRelation(released, kept.ref)?.foreignKey?.value ?? '';
  const withKey = (foreignKey: string): Project =>
    editRelation(released, ref, ({ type, polymorphic: _any, idName: _id, ...rest }): RelationDefinition => {
      return { type, ...rest, model: kept.owner.definition.name, foreignKey };
    });
  const derived = withKey('');
  return resolveRelation(derived, ref)?.foreignKey?.value === key ? derived : withKey(key);
};

/**
 * Returns the models that a polymorphic belongsTo can lead to alone. None where
 * nothing owns its rows, where a through model does, or where the relation comes
 * from a base.
 */
export function modelsToKeep(project: Project, ref: RelationRef): readonly ModelEntry[] {
  return [...new Set(ownersIn(project, ref).map(({ owner }) => owner))];
}

function ownersIn(project: Project, ref: RelationRef) {
  const relation = resolveRelation(project, ref);
  if (relation === null || !relation.isEditable || polymorphicUseOf(relation)?.side !== 'back') return [];
  const group = polymorphicGroupOf(project, relation);
  return group === null || isThrough(group) ? [] : usesOn(group, 'owner').map((use) => use.relation);
}

const isThrough = (group: PolymorphicGroup): boolean =>
  usesOn(group, 'inverted').length > 0 ||
  usesOn(group, 'back').length > 1 ||
  group.uses.some(({ relation }) => relation.through !== null);
