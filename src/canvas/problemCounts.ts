import { memoByKey } from '../lib/memo.ts';
import {
  divideProblems,
  type ModelId,
  type ProblemPlace,
  type Project,
  type RelationRef,
} from '../model/index.ts';
import type { ProblemCount } from './flow.ts';

const noProblems: ProblemCount = { count: 0, isError: false };

/** The problem counts of a project: of each model, including its relations, and of each relation. */
export interface ProblemCounts {
  ofModel(modelId: ModelId): ProblemCount;
  ofRelation(ref: RelationRef): ProblemCount;
}

export const countProblems = memoByKey((project: Project): ProblemCounts => {
  const counts = new Map<string, ProblemCount>();
  const add = (key: string, isError: boolean): void => {
    const before = counts.get(key) ?? noProblems;
    counts.set(key, { count: before.count + 1, isError: before.isError || isError });
  };
  for (const { place, severity } of divideProblems(project).counted) {
    const isError = severity === 'error';
    add(place.modelId, isError);
    if (place.relation !== undefined) add(relationKey(place), isError);
  }
  return {
    ofModel: (modelId) => counts.get(modelId) ?? noProblems,
    ofRelation: ({ modelId, name }) =>
      // Every problem of a relation counts for its model too.
      counts.has(modelId) ? (counts.get(relationKey({ modelId, relation: name })) ?? noProblems) : noProblems,
  };
});

function relationKey({ modelId, relation }: ProblemPlace): string {
  // No id holds a line break.
  return `${modelId}\n${relation ?? ''}`;
}
