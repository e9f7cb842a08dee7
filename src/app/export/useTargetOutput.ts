import { useEffect, useRef, useState } from 'react';
import { LoadError } from '../../lib/loadPart.ts';
import type { MadeTarget, TargetRequest } from './makeTarget.ts';
import { type Maker, openMaker } from './openMaker.ts';

/** The making of a target, as a dialog shows it. */
export interface Making {
  /** What was made last; null before the first. */
  readonly made: MadeTarget | null;
  /** The number of files that are made so far; null when nothing is being made. */
  readonly filesSoFar: number | null;
  readonly isCancelled: boolean;
  cancel(): void;
  /** Makes it after all. */
  restart(): void;
}

interface Progress {
  readonly filesSoFar: number | null;
  readonly isCancelled: boolean;
}

const notLoaded = 'The code that makes these files could not be loaded. Reload the page, and export again.';

const starting: Progress = { filesSoFar: 0, isCancelled: false };

/** Makes a target, again for each change. */
export function useTargetOutput({ id, project, options, projectId }: TargetRequest): Making {
  const maker = useMaker();
  const running = useRef<AbortController | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [made, setMade] = useState<MadeTarget | null>(null);
  const [progress, setProgress] = useState(starting);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt makes the same again
  useEffect(() => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const onProgress = (filesSoFar: number): void => {
      if (!signal.aborted) setProgress({ filesSoFar, isCancelled: false });
    };
    setProgress(starting);
    void maker.current?.make({ id, project, options, projectId }, signal, onProgress).then(
      (result) => {
        setMade(result);
        setProgress({ filesSoFar: null, isCancelled: false });
      },
      (error: unknown) => {
        if (signal.aborted) return;
        if (!(error instanceof LoadError)) throw error;
        setMade({ files: [], remarks: [], problem: notLoaded });
        setProgress({ filesSoFar: null, isCancelled: false });
      },
    );
    return () => controller.abort();
  }, [maker, id, project, options, projectId, attempt]);
  return {
    made,
    ...progress,
    cancel: () => {
      running.current?.abort();
      setProgress({ filesSoFar: null, isCancelled: true });
    },
    restart: () => setAttempt((count) => count + 1),
  };
}

/** A maker that is open as long as the component. */
function useMaker() {
  const maker = useRef<Maker | null>(null);
  useEffect(() => {
    const opened = openMaker();
    maker.current = opened;
    return () => opened.close();
  }, []);
  return maker;
}
