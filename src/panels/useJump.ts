import { type RefObject, useContext, useEffect, useEffectEvent, useRef } from 'react';
import { useStore } from 'zustand';
import { useEditorActions } from '../editor/index.ts';
import type { ModelId, ProblemPlace } from '../model/index.ts';
import { JumpContext, type Jumps } from './jump.ts';

export function useJumps(): Jumps {
  const jumps = useContext(JumpContext);
  if (jumps === null) throw new Error('useJumps needs a <JumpContext value={…}> above it.');
  return jumps;
}

/**
 * Brings the element into view and focuses it when the user jumps to a place that
 * it shows, even if it is mounted only then.
 *
 * @param isMeant whether the element shows a place; true for at most one element per place
 * @param onJump instead of the focus
 */
export function useJump<Shown extends HTMLElement>(
  isMeant: (place: ProblemPlace) => boolean,
  onJump?: (place: ProblemPlace) => void,
): RefObject<Shown | null> {
  const jumps = useJumps();
  const shown = useRef<Shown>(null);
  const place = useStore(jumps, (state) =>
    state.place !== null && isMeant(state.place) ? state.place : null,
  );
  const handleJump = useEffectEvent((target: ProblemPlace): void => {
    jumps.setState({ place: null });
    if (onJump === undefined) focusOn(shown.current);
    else onJump(target);
  });
  useEffect(() => {
    if (place !== null) handleJump(place);
  }, [place]);
  return shown;
}

/** Calls back when the user jumps to a place in the JSON of a model. */
export function useJumpIntoJson(modelId: ModelId, onJump: (place: ProblemPlace) => void): void {
  const jumps = useJumps();
  const place = useStore(jumps, ({ jsonPlace }) => (jsonPlace?.modelId === modelId ? jsonPlace : null));
  const handleJump = useEffectEvent((target: ProblemPlace): void => {
    jumps.setState({ jsonPlace: null });
    onJump(target);
  });
  useEffect(() => {
    if (place !== null) handleJump(place);
  }, [place]);
}

/** Selects the model of a place and shows the place in its JSON. */
export function useShowInJson(): (place: ProblemPlace) => void {
  const editor = useEditorActions();
  const jumps = useJumps();
  return (place) => {
    editor.select({ models: [place.modelId] });
    jumps.setState({ jsonPlace: place });
  };
}

/** Brings an element into view and focuses its first focusable child, or else the element itself. */
export function focusOn(element: HTMLElement | null): void {
  if (element === null) return;
  element.scrollIntoView({ block: 'center' });
  const inside = element.querySelector<HTMLElement>('input, select, textarea, [contenteditable]');
  const focused = inside?.matches(':disabled') === false ? inside : element;
  if (focused === element && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  focused.focus({ preventScroll: true });
}
