import { useState } from 'react';
import { useStore } from 'zustand';
import type { ProblemPlace } from '../../model/index.ts';
import { useJumps } from '../useJump.ts';

/** Items mounted at first, and with each request for more. */
const PART = 150;

/** The mounted part of a list. */
export interface ShownPart {
  readonly count: number;
  /** How many items are not mounted. */
  readonly left: number;
  readonly showMore: () => void;
}

/**
 * Mounts the beginning of a long list, because each item takes a millisecond; the
 * rest follows on request, or when the user jumps to an item in it.
 *
 * @param indexOf returns the index of a place in the list, or -1
 * @param selected the index of the selected item, which is always mounted; -1 for none
 */
export function useShownPart(
  length: number,
  indexOf: (place: ProblemPlace) => number,
  selected = -1,
): ShownPart {
  const [wanted, setWanted] = useState(PART);
  const place = useStore(useJumps(), (state) => state.place);
  const jumped = place === null || length <= wanted ? selected : Math.max(selected, indexOf(place));
  // While rendering, so that the item exists when the jump is handled.
  if (jumped >= wanted) setWanted(jumped + PART);
  const count = Math.min(length, Math.max(wanted, jumped + 1));
  return { count, left: length - count, showMore: () => setWanted(count + PART) };
}
