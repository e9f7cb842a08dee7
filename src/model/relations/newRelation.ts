import { describeProperties } from '../describeProperties.ts';
import { pluralOfModel } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { inheritedRelationsOf, relationsOf } from './projectRelations.ts';
import type { RelationKind, RelationSides } from './relationKind.ts';
import { isRefusedRelationName } from './relationNames.ts';

/** Returns the names of the two ends of a relation that does not exist yet. */
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

/** Returns the name that LoopBack would give the relation if every name were free. */
export function derivedRelationName(
  project: Project,
  kind: RelationKind,
  owner: ModelEntry,
  target: ModelEntry,
): string {
  return kind.deriveName(newSides(project, owner, target, ''));
}

/**
 * Returns a name for a new relation: the preferred one, or `orders2`, `orders3` …
 * if a relation or a property has it. (LoopBack would let a relation hide a
 * property; its generator refuses.)
 */
export function freeRelationName(project: Project, owner: ModelEntry, preferred: string): string {
  const relations = [...relationsOf(project, owner.id), ...inheritedRelationsOf(project, owner.id)];
  const taken = new Set(relations.map((relation) => relation.ref.name));
  for (const property of describeProperties(project, owner.id)) taken.add(property.name);
  let name = preferred;
  for (let number = 2; taken.has(name) || isRefusedRelationName(name); number += 1)
    name = `${preferred}${number}`;
  return name;
}
