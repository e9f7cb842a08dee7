import type { ResolvedRelation } from '../../model/index.ts';
import type { RelationEdgeData } from '../flow.ts';

/** The part of an edge that belongs to the relation that leads back. It has a focus of its own; the edge has that of the first relation. */
export const otherSide = '[data-side="end"]';

/** Returns the relation of an edge that an element of the edge belongs to. */
export function relationAtElement({ sides }: RelationEdgeData, element: Element): ResolvedRelation {
  const [first, second = first] = sides;
  return (element.closest(otherSide) === null ? first : second).relation;
}
