import { countOf } from '../../lib/countOf.ts';

/** Asynchronous work that code started and that has not ended yet. */
export interface PendingWork {
  /** Whether anything is due by a time of the given clock. */
  isDueBy(time: number): boolean;
  /** Resolves when work has ended or started. */
  nextChange(): Promise<void>;
  /** Adds an item. @returns a function that removes it once it has ended */
  add(item: PendingItem): () => void;
  /** Ends everything. */
  end(): void;
  /** Ends everything when more work is started after that time. A timer could not, because a loop of tasks may starve it. */
  endFrom(time: number): void;
  /** How many items of each kind were ended since the last call. */
  takeEnded(): ReadonlyMap<PendingKind, number>;
  /** A number that changes with each `end`. */
  generation(): number;
}

export type PendingKind = 'timer' | 'task' | 'frame' | 'promise' | 'port';

interface PendingItem {
  readonly kind: PendingKind;
  /** When it ends, by the given clock; infinity where unknown. */
  readonly due: () => number;
  readonly end: () => void;
}

/** @param now the clock, in milliseconds */
export function createPendingWork(now: () => number): PendingWork {
  const items = new Set<PendingItem>();
  const listeners: (() => void)[] = [];
  let generation = 0;
  let ended = new Map<PendingKind, number>();
  let limit = Number.POSITIVE_INFINITY;

  const change = (): void => {
    for (const listener of listeners.splice(0)) listener();
  };
  const end = (): void => {
    generation += 1;
    for (const item of items) {
      ended.set(item.kind, (ended.get(item.kind) ?? 0) + 1);
      item.end();
    }
    items.clear();
    change();
  };
  return {
    isDueBy: (time) => [...items].some(({ due }) => due() <= time),
    nextChange: () => new Promise((resolve) => listeners.push(resolve)),
    add: (item) => {
      items.add(item);
      if (now() >= limit) end();
      else change();
      return () => {
        if (items.delete(item)) change();
      };
    },
    end,
    endFrom: (time) => {
      limit = time;
    },
    takeEnded: () => {
      const counts = ended;
      ended = new Map();
      return counts;
    },
    generation: () => generation,
  };
}

/** A note on the work that was ended with a run; null where there was none. */
export function describeEnded(counts: ReadonlyMap<PendingKind, number>): string | null {
  const parts = [...counts]
    // An open port is not work: it waits for a message, as a listener waits for an event.
    .filter(([kind]) => kind !== 'port')
    .map(([kind, count]) => countOf(count, kind));
  if (parts.length === 0) return null;
  const isOne = parts.length === 1 && parts[0]?.startsWith('1 ') === true;
  return (
    `${parts.join(' and ')} ${isOne ? 'was' : 'were'} still pending at the end of the run, and ended with it. ` +
    'To keep a run going, await what it starts.'
  );
}
