import { describeProperties } from '../describeProperties.ts';
import { pluralOfModel } from '../modelFacts.ts';
import { foreignKeyOf, hasManyName } from '../naming.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { inheritedRelationsOf, relationsOf } from './projectRelations.ts';
import { isRefusedRelationName } from './relationNames.ts';

/** The names of a relation that does not exist yet. */
export interface RelationPreview {
  readonly name: string;
  readonly foreignKey: string;
  /** false where the derived name is taken and the next free one stands in. */
  readonly isDerived: boolean;
}

/** What `connectModels` would make: shown during the drag, before the release. null for a missing model. */
export function previewRelation(
  project: Project,
  ownerId: ModelId,
  targetId: ModelId,
): RelationPreview | null {
  const owner = findModel(project, ownerId);
  const target = findModel(project, targetId);
  if (!owner || !target) return null;
  const name = newRelationName(project, owner, target);
  return {
    name,
    foreignKey: foreignKeyOf(owner.definition.name),
    isDerived: name === hasManyName(pluralOfModel(project, target)),
  };
}

/**
 * The name of a new hasMany: the derived one, or `orders2`, `orders3` … where
 * a relation or a property has it. (LoopBack would let a relation hide a
 * property; its generator refuses.)
 */
export function newRelationName(project: Project, owner: ModelEntry, target: ModelEntry): string {
  const derived = hasManyName(pluralOfModel(project, target));
  const relations = [...relationsOf(project, owner.id), ...inheritedRelationsOf(project, owner.id)];
  const taken = new Set(relations.map((relation) => relation.ref.name));
  for (const property of describeProperties(project, owner.id)) taken.add(property.name);
  let name = derived;
  for (let number = 2; taken.has(name) || isRefusedRelationName(name); number += 1)
    name = `${derived}${number}`;
  return name;
}
