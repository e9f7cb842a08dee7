import type { ResolvedRelation } from '../../model/index.ts';

/** The number of relations listed at first, and with each request for more. */
const PART = 50;

/** The listed relations of a model. */
export interface ListedRelations {
  readonly shown: readonly ResolvedRelation[];
  /** How many follow on request; 0 where all are listed. */
  readonly left: number;
  /** The part to list then. */
  readonly nextPart: number;
}

/**
 * Lists the relations of a model, or a part of many.
 *
 * @param part how many
 * @param selected the name of the selected relation, which is always listed; null for none
 */
export function listRelations(
  relations: readonly ResolvedRelation[],
  part = PART,
  selected: string | null = null,
): ListedRelations {
  const left = relations.length - part;
  // A button for one more would take as much room as that relation.
  if (left <= 1) return { shown: relations, left: 0, nextPart: part };
  const shown = relations.filter(({ ref }, index) => index < part || ref.name === selected);
  return { shown, left, nextPart: part + PART };
}

/** Returns the number of lines of a model with its listed relations. */
export const linesOf = ({ shown, left }: ListedRelations): number => 1 + shown.length + (left > 0 ? 1 : 0);
