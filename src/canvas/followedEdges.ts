import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RelationEdgeData } from './flow.ts';

/** The data of the edges that have moved in a drag, by id. */
interface Followed {
  readonly edges: ReadonlyMap<string, RelationEdgeData>;
}

export const noEdges: Followed['edges'] = new Map();
export const followed = createStore<Followed>()(() => ({ edges: noEdges }));

/** Returns the data of an edge as it is now, also in a drag that React Flow does not know of yet. */
export function useFollowedData(id: string, known: RelationEdgeData | undefined) {
  return useStore(followed, ({ edges }) => edges.get(id)) ?? known;
}
