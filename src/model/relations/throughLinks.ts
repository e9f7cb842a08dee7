import type { ModelEntry, Project } from '../project.ts';
import { inheritedRelationsOf, relationsOf } from './projectRelations.ts';
import type { ResolvedRelation } from './relationKind.ts';

/** The belongsTo relations of a through model that lead to the two ends, in the order of its file. */
export interface ThroughLinks {
  readonly toOwner: readonly ResolvedRelation[];
  readonly toTarget: readonly ResolvedRelation[];
}

/**
 * Finds the relations of a through model that lead to the two ends. LoopBack
 * writes the keys of the first belongsTo to each end into its rows, and reads the
 * keys that the hasMany gives (docs/loopback.md#hasmany-through). Between a model
 * and itself, the same relations lead to both ends.
 */
export function throughLinks(
  project: Project,
  through: ModelEntry,
  ownerName: string,
  targetName: string,
): ThroughLinks {
  const links = [...relationsOf(project, through.id), ...inheritedRelationsOf(project, through.id)].filter(
    ({ kind, definition }) => kind?.type === 'belongsTo' && !definition['polymorphic'],
  );
  const to = (name: string) => links.filter((link) => link.targetName === name);
  return { toOwner: to(ownerName), toTarget: to(targetName) };
}
