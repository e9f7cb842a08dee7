import { useEffect, useReducer, useRef } from 'react';
import type { PlaygroundEvent } from '../host/createPlayground.ts';
import type { ModelFile } from '../protocol.ts';
import { type OpenedPlayground, openPlayground } from './openPlayground.ts';
import { emptyOutput, type OutputAction, type OutputState, reduceOutput } from './outputState.ts';

export interface PlaygroundHandle {
  readonly output: OutputState;
  /** Starts the sandbox, so that the first run does not wait for it. */
  warmUp(): void;
  run(code: string): void;
  reset(): void;
  /** Ends the run, whatever it is doing. */
  stop(): void;
  clear(): void;
}

/** The playground of a project for as long as the component is mounted; it is opened when first used. */
export function usePlayground(projectId: string, files: readonly ModelFile[]): PlaygroundHandle {
  const [output, dispatch] = useReducer(reduceOutput, emptyOutput);
  const opener = useOpener(projectId, dispatch);

  const perform = async (task: OutputState['task'], code = ''): Promise<void> => {
    if (output.status === 'running') return;
    dispatch({ type: 'start', task });
    const isStillShown = opener.watchProject();
    try {
      const { playground } = await opener.open();
      playground.load(files);
      const result = await (task === 'run' ? playground.run(code) : playground.reset());
      // The events of the last frame come first.
      await new Promise(requestAnimationFrame);
      if (isStillShown()) dispatch({ type: 'end', result });
    } catch (error) {
      if (!isStillShown()) return;
      opener.forget();
      const message = error instanceof Error ? error.message : String(error);
      dispatch({
        type: 'end',
        result: { type: 'stopped', message: `The playground could not be opened: ${message}` },
      });
    }
  };

  return {
    output,
    warmUp: () => {
      // A failure is told by the first run, which opens again.
      opener.open().then(({ playground }) => playground.warmUp(), opener.forget);
    },
    run: (code) => void perform('run', code),
    reset: () => void perform('reset'),
    stop: () => opener.use(({ playground }) => playground.stop()),
    clear: () => dispatch({ type: 'clear' }),
  };
}

/** Opens the playground of a project once, and closes it with the component or for another project. */
function useOpener(projectId: string, dispatch: (action: OutputAction) => void) {
  const opened = useRef<Promise<OpenedPlayground> | null>(null);
  const generation = useRef(0);
  const forget = (): void => {
    opened.current = null;
  };
  const use = (work: (playground: OpenedPlayground) => void): void => {
    // Where it could not be opened there is nothing to work on.
    opened.current?.then(work, () => {});
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another project is another database
  useEffect(
    () => () => {
      use(({ close }) => close());
      forget();
      generation.current += 1;
      dispatch({ type: 'clear' });
    },
    [projectId],
  );

  return {
    open: (): Promise<OpenedPlayground> => {
      opened.current ??= openPlayground(
        projectId,
        batchPerFrame((events) => dispatch({ type: 'events', events })),
      );
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

/** Hands on what came since the last frame in one go: a run can send a thousand events. */
function batchPerFrame(
  flush: (events: readonly PlaygroundEvent[]) => void,
): (event: PlaygroundEvent) => void {
  let waiting: PlaygroundEvent[] = [];
  return (event) => {
    waiting.push(event);
    if (waiting.length > 1) return;
    requestAnimationFrame(() => {
      const events = waiting;
      waiting = [];
      flush(events);
    });
  };
}
