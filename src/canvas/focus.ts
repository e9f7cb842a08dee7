import type { Selection } from '../editor/index.ts';
import type { ModelId, ResolvedRelation } from '../model/index.ts';

/**
 * The models that focus mode does not dim: the selected ones and those related to
 * them; null for all. Of a selected relation, its two models.
 *
 * @param steps how many relations away from the selection they may be
 */
export function focusedModels(
  relations: readonly ResolvedRelation[],
  { models, relation }: Selection,
  steps = 1,
): ReadonlySet<ModelId> | null {
  if (relation !== null) {
    const found = relations.find(({ ref }) => ref.modelId === relation.modelId && ref.name === relation.name);
    if (found === undefined) return null;
    return grow(relations, new Set([found.owner.id, found.target?.id ?? found.owner.id]), steps - 1);
  }
  return models.length === 0 ? null : grow(relations, new Set(models), steps);
}

/** Adds the neighbours of models, as many steps far. */
function grow(
  relations: readonly ResolvedRelation[],
  from: ReadonlySet<ModelId>,
  steps: number,
): ReadonlySet<ModelId> {
  if (steps <= 0) return from;
  const grown = new Set(from);
  for (const { owner, target } of relations) {
    if (target === null) continue;
    if (from.has(owner.id)) grown.add(target.id);
    if (from.has(target.id)) grown.add(owner.id);
  }
  return grown.size === from.size ? grown : grow(relations, grown, steps - 1);
}
