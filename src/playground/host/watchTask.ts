import { createRunClock, describeStop, type RunLimits } from './runClock.ts';

export interface WatchOptions {
  readonly limits: RunLimits;
  readonly callsInFlight: () => number;
  /** Resolves when the worker's event loop turns. */
  readonly ping: () => Promise<void>;
}

/** Watches over a task of the worker until `end`. */
export interface Watch {
  /** Resolves with the reason in plain words when a limit is reached or `stop` is called; never otherwise. */
  readonly stopped: Promise<string>;
  /** Starts the clock. */
  start(): void;
  stop(message: string): void;
  end(): void;
}

const tickEvery = 100;

/** Milliseconds without an answer to a ping after which a worker counts as not responding. */
const pingLimit = 400;

export function watchTask({ limits, callsInFlight, ping }: WatchOptions): Watch {
  const tick = createRunClock(limits);
  let stop: (message: string) => void = () => {};
  const stopped = new Promise<string>((resolve) => {
    stop = resolve;
  });
  let last = 0;
  let pingedAt: number | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isOver = false;

  const look = (): void => {
    const now = performance.now();
    const isResponding = pingedAt === null || now - pingedAt < pingLimit;
    const reason = tick({ elapsed: now - last, callsInFlight: callsInFlight(), isResponding });
    last = now;
    if (reason !== null) stop(describeStop(reason, limits));
    if (pingedAt !== null) return;
    pingedAt = now;
    const answered = (): void => {
      pingedAt = null;
    };
    ping().then(answered, answered);
  };

  return {
    stopped,
    start: () => {
      if (isOver) return;
      last = performance.now();
      timer = setInterval(look, tickEvery);
    },
    stop: (message) => stop(message),
    end: () => {
      isOver = true;
      clearInterval(timer);
    },
  };
}
