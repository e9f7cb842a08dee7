import type { Selection } from '../editor/index.ts';
import type { ModelId, ResolvedRelation } from '../model/index.ts';

/** The models that focus mode does not dim: the selected ones and those related to them; null for all. */
export function focusedModels(
  relations: readonly ResolvedRelation[],
  { models, relation }: Selection,
): ReadonlySet<ModelId> | null {
  const centre = new Set(models);
  if (relation !== null) {
    const found = relations.find(({ ref }) => ref.modelId === relation.modelId && ref.name === relation.name);
    return found === undefined ? null : new Set([found.owner.id, found.target?.id ?? found.owner.id]);
  }
  if (centre.size === 0) return null;
  const focused = new Set(centre);
  for (const { owner, target } of relations) {
    if (target === null) continue;
    if (centre.has(owner.id)) focused.add(target.id);
    if (centre.has(target.id)) focused.add(owner.id);
  }
  return focused;
}
