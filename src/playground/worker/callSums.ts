import type { OutputEvent, RecordedCall } from '../wire/control.ts';
import { messageLimits, outputLimits } from '../wire/limits.ts';
import { measure } from '../wire/measure.ts';
import { type CallSite, findCallSite } from './callSite.ts';

/** The calls of one run, summed up by place in the code. */
export interface CallSums {
  /** @returns null for a call that is not recorded */
  begin(call: BegunCall): OpenCall | null;
  start(): void;
  /** Sends the sums. Calls that end later are ignored. */
  stop(): void;
}

interface BegunCall {
  /** Distinguishes different calls from one place. */
  readonly key: string;
  /** The function that was called; frames above it are ignored. */
  readonly called: unknown;
  /** Number of functions between it and `begin`; null where unknown. */
  readonly depth: number | null;
  /** Whether it constructs an instance: the runtime constructs thousands, which must not use up the limit for calls. */
  readonly isConstruction?: boolean;
  describe(site: CallSite): RecordedCall;
}

/** A recorded call of the user's code. */
export interface OpenCall {
  /** The line in the user's code, from 1; null where the browser does not say it. */
  readonly line: number | null;
  /** @param made the instance that the call made, which the user may save */
  readonly end: (made?: object) => void;
}

export interface CallSumsOptions {
  readonly emit: (event: OutputEvent) => void;
  /** Keeps an unsaved instance for the session and returns its number; null for a stored instance. */
  readonly keepUnsaved: (instance: object) => number | null;
}

interface Sum {
  count: number;
  settled: number;
  milliseconds: number;
  longest: number;
  made: object | null;
}

/**
 * Calls that are inspected in one run, including those of the runtime itself:
 * each inspection takes a few microseconds, and a loop may make 100,000 calls.
 */
const mostInspected = { call: 5_000, construction: 3_000 };

/** Instances that one run keeps for the session: the last one of each place. */
const mostKept = 20;

// Read before user code runs, which may replace globals.
const now = performance.now.bind(performance);

export function createCallSums({ emit, keepUnsaved }: CallSumsOptions): CallSums {
  const places = new Map<string, number>();
  let sums: Sum[] = [];
  let inspected = { call: 0, construction: 0 };
  let nodes = 0;
  let isCut = false;
  let isRecording = false;

  /** Returns the index of the call's position in the code, and adds a new one; null where the limit is reached. */
  const indexOf = ({ key, describe }: BegunCall, site: CallSite): number | null => {
    const at = `${site.line}:${site.column} ${key}`;
    const known = places.get(at);
    if (known !== undefined) return known;
    if (sums.length >= outputLimits.calls || nodes > outputLimits.totalCallNodes) {
      isCut = true;
      return null;
    }
    const event = describe(site);
    const measured = measure(event, messageLimits);
    nodes += 'excess' in measured ? messageLimits.nodes : measured.weight;
    emit(event);
    places.set(at, sums.length);
    return sums.push({ count: 0, settled: 0, milliseconds: 0, longest: 0, made: null }) - 1;
  };

  return {
    begin: (call) => {
      if (!isRecording) return null;
      const kind = call.isConstruction ? 'construction' : 'call';
      if (inspected[kind] >= mostInspected[kind]) {
        // Instances the runtime constructs need no entry.
        isCut ||= kind === 'call' || inspected.call + sums.length > 0;
        return null;
      }
      inspected[kind] += 1;
      const site = findCallSite(call.called, call.depth === null ? null : call.depth + 1);
      const place = site === null ? null : indexOf(call, site);
      const sum = place === null ? undefined : sums[place];
      if (place === null || sum === undefined) return null;
      sum.count += 1;
      const own = sums;
      const started = now();
      let isOver = false;
      const end = (made?: object): void => {
        // The promise or callback may settle during another run, or twice.
        if (isOver || own !== sums || !isRecording) return;
        isOver = true;
        const milliseconds = Math.max(0, now() - started);
        sum.settled += 1;
        sum.milliseconds += milliseconds;
        sum.longest = Math.max(sum.longest, milliseconds);
        if (made !== undefined) sum.made = made;
        // Sent at once, because a stopped run sends no sums.
        if (sum.settled === 1) emit({ type: 'settled', call: place, milliseconds });
      };
      return { line: site?.line ?? null, end };
    },
    start: () => {
      places.clear();
      sums = [];
      inspected = { call: 0, construction: 0 };
      nodes = 0;
      isCut = false;
      isRecording = true;
    },
    stop: () => {
      isRecording = false;
      if (sums.length === 0 && !isCut) return;
      let kept = 0;
      const sent = sums.map(({ made, ...sum }) => {
        const unsaved = made === null || kept >= mostKept ? null : keepUnsaved(made);
        if (unsaved !== null) kept += 1;
        return { ...sum, unsaved };
      });
      emit({ type: 'calls', sums: sent, isCut });
    },
  };
}
