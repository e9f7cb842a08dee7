import { createRunClock, describeStop, type RunLimits } from './runClock.ts';

export interface WatchOptions {
  readonly limits: RunLimits;
  readonly callsInFlight: () => number;
  /** Resolves when the worker's event loop turns. */
  readonly ping: () => Promise<void>;
  /** Resolves as long as the sandbox's process lives, whatever the worker does. */
  readonly pulse: () => Promise<void>;
  /** What is said of a process that is gone: no event tells the page of that. */
  readonly deathNotice: string;
}

/** Why a task was ended, in plain words, and whether it was for its time. */
export interface StopNotice {
  readonly message: string;
  readonly isTimeUp: boolean;
}

/** Watches over a task of the worker until `end`. */
export interface Watch {
  /** Resolves when a limit is reached or `stop` is called; never otherwise. */
  readonly stopped: Promise<StopNotice>;
  /** Starts the clock. */
  start(): void;
  stop(message: string): void;
  end(): void;
}

const tickEvery = 100;

/** Milliseconds without an answer to a ping after which a worker counts as not responding. */
const pingLimit = 400;

/** Milliseconds without a pulse after which the process counts as gone; fewer where the time is over anyway. */
const pulseLimits = { alone: 2_000, atTheEnd: 800 };

export function watchTask(options: WatchOptions): Watch {
  const { limits, callsInFlight, deathNotice } = options;
  const tick = createRunClock(limits);
  let stop: (message: string, isTimeUp?: boolean) => void = () => {};
  const stopped = new Promise<StopNotice>((resolve) => {
    stop = (message, isTimeUp = false) => resolve({ message, isTimeUp });
  });
  const ping = createQuestion(options.ping);
  const pulse = createQuestion(options.pulse);
  let last = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isOver = false;

  const look = (): void => {
    const now = performance.now();
    const isResponding = ping.openFor(now) < pingLimit;
    const withoutPulse = pulse.openFor(now);
    const reason = tick({ elapsed: now - last, callsInFlight: callsInFlight(), isResponding });
    // A page that slept has not heard the answers that wait for it.
    const isAwake = now - last < pulseLimits.atTheEnd;
    last = now;
    const isGone = withoutPulse >= (reason === null ? pulseLimits.alone : pulseLimits.atTheEnd);
    if (isAwake && isGone) stop(deathNotice);
    // Where a pulse is missing the end waits for it: what was the reason?
    else if (reason !== null && withoutPulse === 0) stop(describeStop(reason, limits), true);
    ping.ask(now);
    pulse.ask(now);
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

/** A question that is asked again when it was answered. */
function createQuestion(send: () => Promise<void>) {
  let askedAt: number | null = null;
  const answered = (): void => {
    askedAt = null;
  };
  return {
    ask: (now: number): void => {
      if (askedAt !== null) return;
      askedAt = now;
      send().then(answered, answered);
    },
    /** Milliseconds that it waits for its answer; 0 where it has been answered. */
    openFor: (now: number): number => (askedAt === null ? 0 : now - askedAt),
  };
}
