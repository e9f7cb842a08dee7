import { describeProperties } from '../describeProperties.ts';
import { pluralOfModel } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { inheritedRelationsOf, relationsOf } from './projectRelations.ts';
import type { RelationKind, RelationSides } from './relationKind.ts';
import { isRefusedRelationName } from './relationNames.ts';

/** The names of the two ends of a relation that does not exist yet. */
export function newSides(
  project: Project,
  owner: ModelEntry,
  target: ModelEntry,
  relationName: string,
): RelationSides {
  return {
    ownerName: owner.definition.name,
    targetName: target.definition.name,
    targetPlural: pluralOfModel(project, target),
    relationName,
    definition: {},
  };
}

/** What LoopBack would call the relation if every name were free. */
export function derivedRelationName(
  project: Project,
  kind: RelationKind,
  owner: ModelEntry,
  target: ModelEntry,
): string {
  return kind.deriveName(newSides(project, owner, target, ''));
}

/**
 * A name for a new relation: the wished one, or `orders2`, `orders3` … where
 * a relation or a property has it. (LoopBack would let a relation hide a
 * property; its generator refuses.)
 */
export function freeRelationName(project: Project, owner: ModelEntry, wish: string): string {
  const relations = [...relationsOf(project, owner.id), ...inheritedRelationsOf(project, owner.id)];
  const taken = new Set(relations.map((relation) => relation.ref.name));
  for (const property of describeProperties(project, owner.id)) taken.add(property.name);
  let name = wish;
  for (let number = 2; taken.has(name) || isRefusedRelationName(name); number += 1) name = `${wish}${number}`;
  return name;
}
