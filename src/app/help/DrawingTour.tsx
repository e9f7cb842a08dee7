import { Check, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../../editor/index.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { isTyping } from '../../ui/keyCombo.ts';
import { useCoarsePointer } from '../../ui/useCoarsePointer.ts';
import { useServices } from '../start/services.ts';
import { countForTour, drawingSteps } from './drawingTour.ts';
import styles from './Help.module.css';

/** A card over the canvas that leads through drawing. Each step waits until it is done, or is skipped. */
export function DrawingTour({ onClose }: { onClose: () => void }) {
  const { overlays } = useServices();
  const runs = useStore(overlays, (state) => state.runs);
  const project = useEditor((state) => state.project);
  const steps = drawingSteps(useCoarsePointer());
  const counts = countForTour(project, runs);
  const [{ at, before }, setStep] = useState({ at: 0, before: counts });
  const card = useRef<HTMLElement>(null);
  const step = steps[at];
  const now = step === undefined ? 0 : counts[step.waitsFor];
  const least = step === undefined ? 0 : before[step.waitsFor];
  const next = (): void => setStep({ at: at + 1, before: counts });
  const follow = useEffectEvent(() => {
    if (now > least) next();
    // What was undone can be done again.
    else if (now < least) setStep({ at, before: counts });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count of this step alone counts
  useEffect(() => follow(), [now, at]);
  useEffect(() => card.current?.focus(), []);
  useEscape(onClose);
  return (
    <section ref={card} tabIndex={-1} className={styles['tour']} aria-label="Tour of drawing">
      <header>
        <b>{step === undefined ? 'That is drawing' : `${at + 1} of ${steps.length}: ${step.title}`}</b>
        <IconButton label="Leave the tour" shortcut="Esc" size="small" onClick={onClose}>
          <X size={13} />
        </IconButton>
      </header>
      <p aria-live="polite">
        {step === undefined
          ? 'Export gives you the model files as LoopBack reads them. Undo removes what you drew on the way.'
          : step.text}
        {at === 0 ? ` It is added to “${project.name}”; undo removes it again.` : null}
      </p>
      <footer>
        <ol aria-hidden="true">
          {steps.map(({ title }, index) => (
            <li key={title} data-done={index < at} data-current={index === at} />
          ))}
        </ol>
        {step === undefined ? (
          <Button look="primary" size="small" onClick={onClose}>
            <Check size={13} /> Close
          </Button>
        ) : (
          <Button look="outlined" size="small" onClick={next}>
            Skip this step
          </Button>
        )}
      </footer>
    </section>
  );
}

/** Calls the function at an Escape that nothing else uses: a field, a menu, a drag, the selection. */
function useEscape(onEscape: () => void): void {
  const leave = useEffectEvent(onEscape);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, target, defaultPrevented } = event;
      const isOver = target instanceof Element && target.closest('[role=dialog], [role=menu]') !== null;
      if (key === 'Escape' && !defaultPrevented && !isOver && !isTyping(target)) leave();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
