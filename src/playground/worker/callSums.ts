import type { OutputEvent, RecordedCall } from '../wire/control.ts';
import { messageLimits, outputLimits } from '../wire/limits.ts';
import { measure } from '../wire/measure.ts';
import { type CallSite, findCallSite } from './callSite.ts';

/** The calls of one run, summed up by their places in the code. */
export interface CallSums {
  /** @returns null for a call that is not told of */
  begin(call: BegunCall): OpenCall | null;
  start(): void;
  /** Tells the sums. What ends later is not heard any more. */
  stop(): void;
}

export interface BegunCall {
  /** Tells calls from one place apart. */
  readonly key: string;
  /** The function that was called; frames above it do not count. */
  readonly called: unknown;
  /** How many functions lie between it and `begin`; null where that is not known. */
  readonly depth: number | null;
  /** Whether it makes an instance: the runtime makes thousands, which must not use up the looks at calls. */
  readonly isConstruction?: boolean;
  describe(site: CallSite): RecordedCall;
}

/** A call that the user's code made. */
export interface OpenCall {
  /** In the user's code, from 1. */
  readonly line: number;
  /** @param made the instance that the call made, to be offered for saving */
  readonly end: (made?: object) => void;
}

export interface CallSumsOptions {
  readonly emit: (event: OutputEvent) => void;
  /** Keeps an instance that is not stored for the session, and gives its number; null for one that is stored. */
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
 * Calls that are looked at in one run, those of the runtime itself included:
 * looking costs a few microseconds, and a loop may make a hundred thousand.
 */
const mostLooks = { call: 5_000, construction: 3_000 };

/** Instances that one run keeps for the session; the newest of each place. */
const mostKept = 20;

// Taken before user code runs, which may replace what it finds.
const now = performance.now.bind(performance);

export function createCallSums({ emit, keepUnsaved }: CallSumsOptions): CallSums {
  const places = new Map<string, number>();
  let sums: Sum[] = [];
  let looks = { call: 0, construction: 0 };
  let nodes = 0;
  let isCut = false;
  let isRecording = false;

  /** The place of a call among those that are told of; null where there is no room for another. */
  const placeOf = ({ key, describe }: BegunCall, site: CallSite): number | null => {
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
      if (looks[kind] >= mostLooks[kind]) {
        // What only the runtime constructs is nothing that is missing in a list.
        isCut ||= kind === 'call' || looks.call + sums.length > 0;
        return null;
      }
      looks[kind] += 1;
      const site = findCallSite(call.called, call.depth === null ? null : call.depth + 1);
      const place = site === null ? null : placeOf(call, site);
      const sum = place === null ? undefined : sums[place];
      if (place === null || sum === undefined) return null;
      sum.count += 1;
      const own = sums;
      const started = now();
      let isOver = false;
      const end = (made?: object): void => {
        // Its promise or callback may come to its end in another run, or twice.
        if (isOver || own !== sums || !isRecording) return;
        isOver = true;
        const milliseconds = Math.max(0, now() - started);
        sum.settled += 1;
        sum.milliseconds += milliseconds;
        sum.longest = Math.max(sum.longest, milliseconds);
        if (made !== undefined) sum.made = made;
        // At once: a run that is stopped has no last word.
        if (sum.settled === 1) emit({ type: 'settled', call: place, milliseconds });
      };
      return { line: site?.line ?? 0, end };
    },
    start: () => {
      places.clear();
      sums = [];
      looks = { call: 0, construction: 0 };
      nodes = 0;
      isCut = false;
      isRecording = true;
    },
    stop: () => {
      isRecording = false;
      if (sums.length === 0 && !isCut) return;
      let kept = 0;
      const told = sums.map(({ made, ...sum }) => {
        const unsaved = made === null || kept >= mostKept ? null : keepUnsaved(made);
        if (unsaved !== null) kept += 1;
        return { ...sum, unsaved };
      });
      emit({ type: 'calls', sums: told, isCut });
    },
  };
}
