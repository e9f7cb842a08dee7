import type { RelationDefinition } from '../definition.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { polymorphicGroupOf, usesOn } from '../relations/polymorphicGroups.ts';
import { polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import type { Command } from './command.ts';
import { editRelation } from './edit.ts';
import { makePolymorphic } from './makePolymorphic.ts';

export interface RelateToOneModelArguments {
  /** A polymorphic belongsTo. */
  readonly ref: RelationRef;
  /** One of its owners; any model where nothing owns the rows. */
  readonly ownerId: ModelId;
}

/**
 * Makes a polymorphic belongsTo an ordinary one to one of its owners, by the key
 * that the owner's relation gets. The relations of the other owners, and of the
 * far sides of a through model, get keys of their own. Without owners it leads to
 * any model, by the key that LoopBack derives. Does nothing where that is not
 * possible (see `modelsToLeadTo`).
 */
export const relateToOneModel: Command<RelateToOneModelArguments> = (project, { ref, ownerId }) => {
  const kept = modelsToLeadTo(project, ref).find(({ id }) => id === ownerId);
  if (!kept) return project;
  const followers = followersOf(project, ref);
  const released = followers.reduce(
    (changed, { ref: following }) => makePolymorphic(changed, { ref: following, selector: null }),
    project,
  );
  const withKey = (foreignKey: string): Project =>
    editRelation(released, ref, ({ type, polymorphic: _any, idName: _id, ...rest }): RelationDefinition => {
      return { type, ...rest, model: kept.definition.name, foreignKey };
    });
  const derived = withKey('');
  const own = followers.find(({ owner }) => owner === kept);
  const key = own && resolveRelation(released, own.ref)?.foreignKey?.value;
  return key === undefined || resolveRelation(derived, ref)?.foreignKey?.value === key
    ? derived
    : withKey(key);
};

/** Returns the models that own the rows of a polymorphic belongsTo; none for other relations. */
export function ownersToKeep(project: Project, ref: RelationRef): readonly ModelEntry[] {
  const relation = resolveRelation(project, ref);
  const group = relation && isBack(relation) ? polymorphicGroupOf(project, relation) : null;
  // Another belongsTo by the same keys keeps the owners.
  if (group === null || usesOn(group, 'back').length > 1) return [];
  return [...new Set(usesOn(group, 'owner').map((use) => use.relation.owner))];
}

/**
 * Returns the models that a polymorphic belongsTo can lead to alone: its owners,
 * and every model where there are none. None for other relations, and where it
 * comes from a base.
 */
export function modelsToLeadTo(project: Project, ref: RelationRef): readonly ModelEntry[] {
  const relation = resolveRelation(project, ref);
  if (relation === null || !relation.isEditable || !isBack(relation)) return [];
  const owners = ownersToKeep(project, ref);
  return owners.length > 0 ? owners : project.models;
}

const isBack = (relation: ResolvedRelation): boolean => polymorphicUseOf(relation)?.side === 'back';

/** Returns the relations that find their rows by a polymorphic belongsTo, unless another one keeps them. */
function followersOf(project: Project, ref: RelationRef): readonly ResolvedRelation[] {
  const relation = resolveRelation(project, ref);
  const group = relation && polymorphicGroupOf(project, relation);
  if (!group || usesOn(group, 'back').length > 1) return [];
  return group.uses.filter(({ side }) => side !== 'back').map((use) => use.relation);
}
