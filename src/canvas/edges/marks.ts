import type { ResolvedRelation } from '../../model/index.ts';
import type { EdgeEnd } from '../route.ts';

/** The mark at an end of an edge. */
export type Mark = 'one' | 'many' | 'whole' | 'none';

/** The marks at both ends of an edge. */
export interface Marks {
  readonly start: Mark;
  readonly end: Mark;
}

/** The cardinalities of a relation, or of one and its inverse, in crow's foot notation; an embedding model gets a diamond. */
export function marksOf(relation: ResolvedRelation, inverse: ResolvedRelation | null = null): Marks {
  const { start, end } = marksAlone(relation);
  return { start: inverse === null ? start : marksAlone(inverse).end, end };
}

function marksAlone({ kind, keyThrough }: ResolvedRelation): Marks {
  if (kind === null) return { start: 'none', end: 'none' };
  if (keyThrough !== null) return { start: 'many', end: 'many' };
  if (kind.keyOn === 'none') return { start: 'whole', end: kind.isMultiple ? 'many' : 'one' };
  if (kind.keyOn === 'owner' && !kind.isMultiple) return { start: 'many', end: 'one' };
  return { start: kind.keyOn === 'owner' ? 'none' : 'one', end: kind.isMultiple ? 'many' : 'one' };
}

const LENGTH = 11;
const SPREAD = 6;

/** The SVG path of a mark, which points away from the box. */
export function markPath(mark: Mark, { x, y, side }: EdgeEnd): string {
  const out = side === 'right' ? 1 : -1;
  const tip = x + out * LENGTH;
  switch (mark) {
    case 'many':
      return `M ${x} ${y - SPREAD} L ${tip} ${y} L ${x} ${y + SPREAD}`;
    case 'one':
      // Outside the round handle.
      return `M ${x + out * 14} ${y - SPREAD} V ${y + SPREAD}`;
    case 'whole':
      return `M ${x} ${y} L ${x + out * 7} ${y - 4.5} L ${x + out * 14} ${y} L ${x + out * 7} ${y + 4.5} Z`;
    case 'none':
      return '';
  }
}
