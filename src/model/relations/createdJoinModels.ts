import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModelByName } from '../projectIndex.ts';
import { ownJoinOf } from '../renaming/joinModels.ts';
import { inheritedRelationsOf, relationsOf } from './projectRelations.ts';
import type { ResolvedRelation } from './relationKind.ts';

/** A join model that LoopBack creates for hasAndBelongsToMany where the files have none. */
export interface JoinModel {
  /** The same for both sides, whichever name comes first. */
  readonly id: string;
  readonly name: string;
  /** The model whose relation creates it, in its own data source. */
  readonly ownerId: ModelId;
  /** Its foreign keys. */
  readonly keys: readonly string[];
}

/**
 * Finds the join models of a project. Each is named after the two models,
 * starting with the one whose relation LoopBack sets up first: a relation
 * waits until its target is defined, and follows the target's own relations.
 */
export function findJoinModels(project: Project): ReadonlyMap<string, JoinModel> {
  const found = new Map<string, JoinModel>();
  const defined = new Set<ModelId>();
  const waiting = new Map<ModelId, (readonly [owner: ModelEntry, relation: ResolvedRelation])[]>();
  const define = (owner: ModelEntry, relation: ResolvedRelation): void => {
    const { target, foreignKey, keyThrough } = relation;
    const id = target === null ? null : joinId(owner.id, target.id);
    if (target === null || id === null || found.has(id) || foreignKey === null) return;
    const [left, right] = [owner.definition.name, target.definition.name];
    const table = ownJoinOf(relation);
    const names = table === null ? [left + right, right + left] : [table];
    if (names.some((name) => findModelByName(project, name))) return;
    const keys = [foreignKey.value, keyThrough?.value].filter((key) => key !== undefined);
    found.set(id, { id, name: table ?? left + right, ownerId: owner.id, keys });
  };
  for (const model of basesFirst(project)) {
    defined.add(model.id);
    for (const relation of [...relationsOf(project, model.id), ...inheritedRelationsOf(project, model.id)]) {
      const { type, target, through, throughName, isSetUp } = relation;
      if (type !== 'hasAndBelongsToMany' || target === null || !isSetUp) continue;
      if (through !== null || throughName !== null) continue;
      if (defined.has(target.id)) define(model, relation);
      else waiting.set(target.id, [...(waiting.get(target.id) ?? []), [model, relation]]);
    }
    for (const [owner, relation] of waiting.get(model.id) ?? []) define(owner, relation);
  }
  return found;
}

const JOIN = 'made:';

/** Whether an id is that of a join model, which no file of the design declares. */
export const isJoinId = (id: string): boolean => id.startsWith(JOIN);

/** Returns the id of the join model of two models, the same in either order. */
export function joinId(one: ModelId, other: ModelId): string {
  return `${JOIN}${[one, other].sort().join(':')}`;
}

/** Sorts models in the order in which LoopBack sets up their relations. */
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
