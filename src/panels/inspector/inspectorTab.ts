import { type RefObject, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ProblemPlace } from '../../model/index.ts';
import { useJumps } from '../useJump.ts';

export type InspectorTab = 'fields' | 'json' | 'rest' | 'methods';

/** The tab that was chosen last: the next selected model or relation opens in it. */
export type TabMemory = RefObject<InspectorTab>;

/**
 * Holds which tab is shown. A jump to a place opens the tab that shows it.
 *
 * @param tabOf returns the tab that shows a place, or null if the place is elsewhere
 */
export function useInspectorTab(
  memory: TabMemory,
  tabOf: (place: ProblemPlace) => InspectorTab | null,
): readonly [InspectorTab, (tab: InspectorTab) => void] {
  const { place, jsonPlace } = useStore(useJumps());
  const [tab, setTab] = useState<InspectorTab>(() => memory.current);
  const [seen, setSeen] = useState<ProblemPlace | null>(null);
  const jumped = jsonPlace ?? place;
  // While rendering: an element in a hidden tab could not take the focus when the jump is handled.
  if (jumped !== seen) {
    setSeen(jumped);
    const meant = jumped === null ? null : tabOf(jumped);
    if (meant !== null) setTab(jsonPlace === null ? meant : 'json');
  }
  useEffect(() => {
    memory.current = tab;
  }, [memory, tab]);
  return [tab, setTab];
}
