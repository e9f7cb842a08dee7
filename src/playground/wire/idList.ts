import type { Key } from '../../runtime/connector.ts';

/**
 * Ids as they are sent: as runs of whole numbers that follow each other, each with its first and
 * its last number, up or down; or one by one where that is shorter.
 */
export type SentIds = { readonly runs: Float64Array } | { readonly ids: readonly Key[] };

/** Ids in an order. A million numbers that follow each other take as little memory as one. */
export interface IdList {
  readonly length: number;
  slice(start: number, end: number): readonly Key[];
  /** -1 where it is not in the list. */
  indexOf(id: Key): number;
}

/** Packs ids for a message. */
export function packIds(ids: readonly Key[]): SentIds {
  const runs: number[] = [];
  let step = 0;
  for (const id of ids) {
    // One by one is shorter: the ids are in no such order, or texts.
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || runs.length > ids.length) return { ids };
    const last = runs.at(-1);
    const next = last === undefined ? 0 : id - last;
    if ((next === 1 || next === -1) && (step === 0 || step === next)) {
      runs[runs.length - 1] = id;
      step = next;
    } else {
      runs.push(id, id);
      step = 0;
    }
  }
  return { runs: Float64Array.from(runs) };
}

export function toIdList(sent: SentIds): IdList {
  if ('ids' in sent) {
    const { ids } = sent;
    return {
      length: ids.length,
      slice: (start, end) => ids.slice(start, end),
      indexOf: (id) => ids.indexOf(id),
    };
  }
  const runs = toRuns(sent.runs);
  const last = runs.at(-1);
  return {
    length: last === undefined ? 0 : last.start + lengthOf(last),
    slice: (start, end) => {
      const found: Key[] = [];
      for (const run of runs.slice(Math.max(0, findRun(runs, start)))) {
        if (run.start >= end) break;
        const from = Math.max(start, run.start) - run.start;
        const to = Math.min(end - run.start, lengthOf(run));
        for (let at = from; at < to; at += 1) found.push(run.first + at * stepOf(run));
      }
      return found;
    },
    indexOf: (id) => {
      if (!Number.isSafeInteger(id)) return -1;
      const number = Number(id);
      const run = runs.find(({ first, last: end }) => (number - first) * (number - end) <= 0);
      return run === undefined ? -1 : run.start + Math.abs(number - run.first);
    },
  };
}

interface Run {
  readonly first: number;
  readonly last: number;
  /** The index of its first number in the list. */
  readonly start: number;
}

const lengthOf = ({ first, last }: Run): number => Math.abs(last - first) + 1;
const stepOf = ({ first, last }: Run): number => (last < first ? -1 : 1);

function toRuns(numbers: Float64Array): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const run = { first: numbers[at] ?? 0, last: numbers[at + 1] ?? 0, start };
    runs.push(run);
    start += lengthOf(run);
  }
  return runs;
}

/** The index of the run that holds a place in the list, by halving. */
function findRun(runs: readonly Run[], place: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
