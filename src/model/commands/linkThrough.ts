import { belongsToName, foreignKeyOf } from '../naming.ts';
import type { ModelEntry, Project } from '../project.ts';
import { freeRelationName } from '../relations/newRelation.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import { throughLinks } from '../relations/throughLinks.ts';
import { addRelation } from './addRelation.ts';

/** The attributes that a hasMany through needs to read the rows of its through model. */
export interface ThroughKeys {
  /** "" where LoopBack derives the key. */
  readonly foreignKey: string;
  readonly keyThrough?: string;
}

/**
 * Makes sure that the through model belongs to both ends, and returns the keys.
 * Existing relations are used, the first to each end, because LoopBack writes
 * their keys; where both ends are one model, the first two.
 */
export function linkThrough(
  project: Project,
  through: ModelEntry,
  owner: ModelEntry,
  target: ModelEntry,
): { readonly project: Project; readonly keys: ThroughKeys } {
  const ownerName = owner.definition.name;
  const targetName = target.definition.name;
  const first = linkTo(project, through, ownerName, 0);
  const second = linkTo(first.project, through, targetName, ownerName === targetName ? 1 : 0);
  const foreignKey = first.key === foreignKeyOf(ownerName) ? '' : first.key;
  const keys = second.key === foreignKeyOf(targetName) ? {} : { keyThrough: second.key };
  return { project: second.project, keys: { foreignKey, ...keys } };
}

/** Returns the key of the belongsTo at an index among those to one end; adds a belongsTo where there are fewer. */
export function linkTo(
  project: Project,
  through: ModelEntry,
  endName: string,
  index: number,
): { readonly project: Project; readonly key: string } {
  const link = throughLinks(project, through, endName, endName).toOwner[index];
  if (link) return { project, key: link.foreignKey?.value ?? '' };
  const name = freeRelationName(project, through, belongsToName(endName));
  const ref = { modelId: through.id, name };
  const linked = addRelation(project, ref, { type: 'belongsTo', model: endName, foreignKey: '' });
  const added = relationsOf(linked, through.id).find((relation) => relation.ref.name === name);
  return { project: linked, key: added?.foreignKey?.value ?? '' };
}
