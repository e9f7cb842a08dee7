import { ArrowLeft, ArrowRight, Play, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ariaDisabled } from '../session/ariaDisabled.ts';
import styles from './Tour.module.css';
import type { TourChapter } from './tourChapters.ts';
import type { TourFamily } from './tourRelation.ts';

interface TourStripProps {
  readonly chapters: readonly TourChapter[];
  readonly isRunning: boolean;
  readonly onRun: (code: string) => void;
  readonly onLeave: () => void;
}

/** One step of the tour, above the current view. */
export function TourStrip({ chapters, isRunning, onRun, onLeave }: TourStripProps) {
  const [{ title, at }, setPlace] = useState({ title: chapters[0]?.title, at: 0 });
  // The design may have lost the relation of the chapter.
  const chapter = chapters.find((each) => each.title === title) ?? chapters[0];
  const steps = chapter?.steps ?? [];
  const onMove = (to: number): void => setPlace({ title: chapter?.title, at: to });
  const step = steps[at];
  if (step === undefined) return null;
  const isLast = at === steps.length - 1;
  return (
    <section
      className={styles['tour']}
      aria-label="Tour"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <header>
        {chapters.length > 1 ? (
          <select
            aria-label="Chapter"
            className={styles['chapter']}
            value={chapter?.title}
            onChange={({ currentTarget }) => setPlace({ title: currentTarget.value as TourFamily, at: 0 })}
          >
            {chapters.map((each) => (
              <option key={each.title} value={each.title}>
                {each.title}
              </option>
            ))}
          </select>
        ) : null}
        <b>
          {at + 1} of {steps.length}: {step.title}
        </b>
        <span className={styles['buttons']}>
          <IconButton label="Previous step" size="small" disabled={at === 0} onClick={() => onMove(at - 1)}>
            <ArrowLeft size={13} />
          </IconButton>
          <Button look="primary" size="small" {...ariaDisabled(isRunning)} onClick={() => onRun(step.code)}>
            <Play size={12} /> Run step
          </Button>
          {isLast ? (
            <Button size="small" onClick={onLeave}>
              Finish
            </Button>
          ) : (
            <Button size="small" onClick={() => onMove(at + 1)}>
              Next <ArrowRight size={12} />
            </Button>
          )}
          <IconButton label="Leave tour" size="small" onClick={onLeave}>
            <X size={13} />
          </IconButton>
        </span>
      </header>
      <p>{step.sentence}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard */}
      <pre tabIndex={0}>{step.code}</pre>
    </section>
  );
}
