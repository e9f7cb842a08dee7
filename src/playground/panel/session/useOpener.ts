import { useEffect, useRef } from 'react';
import type { PlaygroundEvent } from '../../host/index.ts';
import { batchPerFrame } from './batchPerFrame.ts';
import { type OpenedPlayground, openPlayground } from './openPlayground.ts';

/** Opens the playground of a project once, and closes it with the component or for another project. */
export function useOpener(
  projectId: string,
  tell: (events: readonly PlaygroundEvent[]) => void,
  onClose: () => void,
) {
  const opened = useRef<Promise<OpenedPlayground> | null>(null);
  const generation = useRef(0);
  const use = (work: (playground: OpenedPlayground) => void): void => {
    // Where it could not be opened there is nothing to work on.
    opened.current?.then(work, () => {});
  };
  /** It is opened anew when it is used next. */
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
      opened.current ??= openPlayground(projectId, batchPerFrame(tell));
      return opened.current;
    },
    /** Answers a function that tells whether the project of this moment is still the one that is shown. */
    watchProject: (): (() => boolean) => {
      const shown = generation.current;
      return () => generation.current === shown;
    },
    use,
    forget,
  };
}
