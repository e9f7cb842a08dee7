import { useEffect, useRef } from 'react';
import type { PlaygroundEvent } from '../../host/index.ts';
import { batchPerFrame } from './batchPerFrame.ts';
import { type OpenedPlayground, openPlayground } from './openPlayground.ts';

/** Opens the playground of a project once, and closes it with the component or for another project. */
export function useOpener(
  projectId: string,
  onEvents: (events: readonly PlaygroundEvent[]) => void,
  onClose: () => void,
) {
  const opened = useRef<Promise<OpenedPlayground> | null>(null);
  const generation = useRef(0);
  const use = (work: (playground: OpenedPlayground) => void): void => {
    // There is nothing to work on if it could not be opened.
    opened.current?.then(work, () => {});
  };
  /** Closes it; the next use opens it again. */
  const forget = (): void => {
    use(({ close }) => close());
    opened.current = null;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another project is another database
  useEffect(
    () => () => {
      forget();
      generation.current += 1;
      onClose();
    },
    [projectId],
  );

  return {
    open: (): Promise<OpenedPlayground> => {
      opened.current ??= openPlayground(projectId, batchPerFrame(onEvents));
      return opened.current;
    },
    /** Returns a function that says whether the present project is still the one shown. */
    watchProject: (): (() => boolean) => {
      const shown = generation.current;
      return () => generation.current === shown;
    },
    use,
    forget,
  };
}
