import { Check, X } from 'lucide-react';
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../../editor/index.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useCoarsePointer } from '../../ui/useCoarsePointer.ts';
import { useServices } from '../start/services.ts';
import { countForTour, drawingSteps, type TourCounts } from './drawingTour.ts';
import styles from './Help.module.css';

interface TourState {
  readonly done: readonly boolean[];
  readonly before: TourCounts;
}

/** The buttons whose menus start the tour, on a wide page and on a narrow one. */
const openers = 'button:is([aria-label="Help"], [aria-label="More actions"])';

/** A strip above the canvas, which covers no model, that leads through drawing. Each step waits until it is done, or is skipped. */
export function DrawingTour({ onClose }: { onClose: () => void }) {
  const { overlays } = useServices();
  const runs = useStore(overlays, (state) => state.runs);
  const project = useEditor((state) => state.project);
  const steps = drawingSteps(useCoarsePointer());
  const counts = countForTour(project, runs);
  /** The steps so far, whether each was done, and what there was of everything when the present one began. */
  const [{ done, before }, setTour] = useState<TourState>({ done: [], before: counts });
  const at = done.length;
  const card = useRef<HTMLElement>(null);
  const step = steps[at];
  const now = step === undefined ? 0 : counts[step.waitsFor];
  const least = step === undefined ? 0 : before[step.waitsFor];
  const next = (isDone: boolean): void => setTour({ done: [...done, isDone], before: counts });
  const follow = useEffectEvent(() => {
    // What was undone can be done again. Opening files adds several models at once, which is not a step.
    if (now < least || counts.models > before.models + 1) setTour({ done, before: counts });
    else if (now > least) next(true);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these counts matter
  useEffect(() => follow(), [now, at, counts.models]);
  useEscape(card, onClose);
  useLayoutEffect(() => {
    const { current: shown } = card;
    shown?.focus();
    return () => {
      if (shown?.contains(document.activeElement) !== true) return;
      // Only the button that is shown takes the focus.
      for (const button of document.querySelectorAll<HTMLElement>(openers)) button.focus();
    };
  }, []);
  return (
    <section ref={card} tabIndex={-1} className={styles['tour']} aria-label="Tour of drawing">
      <p aria-live="polite">
        <b>{step === undefined ? 'That is drawing.' : `${at + 1} of ${steps.length}: ${step.title}.`}</b>{' '}
        {step === undefined
          ? `Export gives you the model files as LoopBack reads them.${done.includes(true) ? ' Undo removes what you drew on the way.' : ''}`
          : step.text}
        {at === 0 ? ` It is added to “${project.name}”; undo removes it again.` : null}
      </p>
      <footer>
        <ol aria-hidden="true">
          {steps.map(({ title }, index) => (
            <li key={title} data-done={done[index]} data-current={index === at} />
          ))}
        </ol>
        {step === undefined ? (
          <Button look="primary" size="small" onClick={onClose}>
            <Check size={13} /> Close
          </Button>
        ) : (
          <Button look="outlined" size="small" onClick={() => next(false)}>
            Skip this step
          </Button>
        )}
        <IconButton label="Leave the tour" shortcut="Esc" size="small" onClick={onClose}>
          <X size={13} />
        </IconButton>
      </footer>
    </section>
  );
}

/** Calls the function at an Escape in the element: elsewhere, Escape ends what the steps ask for. */
function useEscape(element: RefObject<HTMLElement | null>, onEscape: () => void): void {
  const leave = useEffectEvent(onEscape);
  useEffect(() => {
    const onKeyDown = ({ key, target }: KeyboardEvent): void => {
      if (key === 'Escape' && target instanceof Node && element.current?.contains(target) === true) leave();
    };
    // The shortcuts of the page let no Escape through that clears a selection.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [element]);
}
