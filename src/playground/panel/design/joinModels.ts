import {
  findModelByName,
  inheritedRelationsOf,
  type ModelEntry,
  type ModelId,
  type Project,
  type ResolvedRelation,
  relationsOf,
} from '../../../model/index.ts';

/** A join model that LoopBack makes for hasAndBelongsToMany, where the files have none. */
export interface JoinModel {
  /** The same from either side, whichever it is named after. */
  readonly id: string;
  readonly name: string;
  /** Its own keys. */
  readonly keys: readonly string[];
}

/**
 * The join models of a project. Each has the names of the two models, first
 * of the one whose relation LoopBack sets up first: a relation waits until
 * its target is there, and comes after the target's own.
 */
export function findJoinModels(project: Project): ReadonlyMap<string, JoinModel> {
  const found = new Map<string, JoinModel>();
  const isThere = new Set<ModelId>();
  const waiting = new Map<ModelId, (readonly [owner: ModelEntry, relation: ResolvedRelation])[]>();
  const define = (owner: ModelEntry, { target, foreignKey, keyThrough }: ResolvedRelation): void => {
    const id = target === null ? null : joinId(owner.id, target.id);
    if (target === null || id === null || found.has(id) || foreignKey === null) return;
    const [left, right] = [owner.definition.name, target.definition.name];
    if (findModelByName(project, left + right) || findModelByName(project, right + left)) return;
    const keys = [foreignKey.value, keyThrough?.value].filter((key) => key !== undefined);
    found.set(id, { id, name: left + right, keys });
  };
  for (const model of basesFirst(project)) {
    isThere.add(model.id);
    for (const relation of [...relationsOf(project, model.id), ...inheritedRelationsOf(project, model.id)]) {
      const { type, target, through } = relation;
      if (type !== 'hasAndBelongsToMany' || target === null || through !== null) continue;
      if (isThere.has(target.id)) define(model, relation);
      else waiting.set(target.id, [...(waiting.get(target.id) ?? []), [model, relation]]);
    }
    for (const [owner, relation] of waiting.get(model.id) ?? []) define(owner, relation);
  }
  return found;
}

/** What two models have in common, in either order. */
export function joinId(one: ModelId, other: ModelId): string {
  return `made:${[one, other].sort().join(':')}`;
}

/** In the order in which LoopBack sets up the relations of models. */
function basesFirst({ models }: Project): readonly ModelEntry[] {
  const byName = new Map(models.map((model) => [model.definition.name, model]));
  const sorted = new Set<ModelEntry>();
  for (const model of models) {
    const path: ModelEntry[] = [];
    for (
      let at: ModelEntry | undefined = model;
      at !== undefined && !sorted.has(at) && !path.includes(at);
    ) {
      path.push(at);
      const { base }: ModelEntry['definition'] = at.definition;
      at = typeof base === 'string' ? byName.get(base) : undefined;
    }
    for (const one of path.reverse()) sorted.add(one);
  }
  return [...sorted];
}
