import { useState } from 'react';
import { useStore } from 'zustand';
import type { ProblemPlace } from '../../model/index.ts';
import { useJumps } from '../useJump.ts';

/** Made at first, and with each wish for more. */
const PART = 150;

/** How much of a list is made. */
export interface ShownPart {
  readonly count: number;
  /** How many are left. */
  readonly left: number;
  readonly showMore: () => void;
}

/**
 * A list of thousands begins with a part of it, for each item takes a
 * millisecond to make; the rest follows when it is asked for, or when somebody
 * jumps to an item in it.
 *
 * @param indexOf where a place is in the list, -1 for one that is not in it
 * @param selected where the selected item is, which is always made; -1 for none
 */
export function useShownPart(
  length: number,
  indexOf: (place: ProblemPlace) => number,
  selected = -1,
): ShownPart {
  const [wanted, setWanted] = useState(PART);
  const place = useStore(useJumps(), (state) => state.place);
  const jumped = place === null || length <= wanted ? selected : Math.max(selected, indexOf(place));
  // While rendering, so that what is jumped to is there when the jump is taken.
  if (jumped >= wanted) setWanted(jumped + PART);
  const count = Math.min(length, Math.max(wanted, jumped + 1));
  return { count, left: length - count, showMore: () => setWanted(count + PART) };
}
