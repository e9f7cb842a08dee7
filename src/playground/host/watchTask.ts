import { type RunLimits, timeLimits } from '../wire/limits.ts';
import { createRunClock, describeStop } from './runClock.ts';

export interface WatchOptions {
  readonly limits: RunLimits;
  /** Resolves when the worker's event loop is free. */
  readonly ping: () => Promise<void>;
  /** Resolves while the sandbox's process lives, with the number of calls for rows without an answer. */
  readonly pulse: () => Promise<number>;
  /** The message for a process that has died, which no event reports. */
  readonly deathMessage: string;
}

/** Why a task was ended, as a sentence, and whether its time was up. */
export interface StopNotice {
  readonly message: string;
  readonly isTimeUp: boolean;
}

/** Watches a task of the worker until `end`. */
export interface Watch {
  /** Resolves when a limit is reached or `stop` is called; never otherwise. */
  readonly stopped: Promise<StopNotice>;
  /** Starts the clock. */
  start(): void;
  stop(message: string): void;
  end(): void;
}

export function watchTask({ limits, deathMessage, ...ask }: WatchOptions): Watch {
  const tick = createRunClock(limits);
  let stop: (message: string, isTimeUp?: boolean) => void = () => {};
  const stopped = new Promise<StopNotice>((resolve) => {
    stop = (message, isTimeUp = false) => resolve({ message, isTimeUp });
  });
  let callsInFlight = 0;
  const ping = createPing(ask.ping);
  const pulse = createPing(() =>
    ask.pulse().then((count) => {
      callsInFlight = count;
    }),
  );
  let last = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isOver = false;

  const check = (): void => {
    const now = performance.now();
    const isResponding = ping.pendingFor(now) < timeLimits.ping;
    const withoutPulse = pulse.pendingFor(now);
    const reason = tick({ elapsed: now - last, callsInFlight, isResponding });
    // A page that slept has not received the answers that wait for it.
    const isAwake = now - last < timeLimits.pulseAtTheEnd;
    last = now;
    const isDead = withoutPulse >= (reason === null ? timeLimits.pulse : timeLimits.pulseAtTheEnd);
    if (isAwake && isDead) stop(deathMessage);
    // If the process may be dead, wait for the pulse before reporting a timeout.
    else if (reason !== null && withoutPulse === 0) stop(describeStop(reason, limits), true);
    ping.send(now);
    pulse.send(now);
  };

  return {
    stopped,
    start: () => {
      if (isOver) return;
      last = performance.now();
      timer = setInterval(check, timeLimits.tick);
    },
    stop: (message) => stop(message),
    end: () => {
      isOver = true;
      clearInterval(timer);
    },
  };
}

/** A request that is sent again once it was answered. */
function createPing(request: () => Promise<void>) {
  let sentAt: number | null = null;
  const answered = (): void => {
    sentAt = null;
  };
  return {
    send: (now: number): void => {
      if (sentAt !== null) return;
      sentAt = now;
      request().then(answered, answered);
    },
    /** Milliseconds without an answer; 0 where it was answered. */
    pendingFor: (now: number): number => (sentAt === null ? 0 : now - sentAt),
  };
}
