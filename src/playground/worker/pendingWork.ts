/** What code started and has not come back from yet. */
export interface PendingWork {
  /** Whether anything is due by a time, as the given clock tells it. */
  isDueBy(time: number): boolean;
  /** Resolves when something has come back, or was started. */
  nextChange(): Promise<void>;
  /** Adds an item. @returns removes it again, when it has come back */
  add(item: PendingItem): () => void;
  /** Ends everything. */
  end(): void;
  /** Ends everything when more is started after that time. A loop of tasks may leave no room for a timer to do so. */
  endFrom(time: number): void;
  /** How much of each kind was ended since it was asked last. */
  takeEnded(): ReadonlyMap<PendingKind, number>;
  /** A number that changes with each `end`. */
  generation(): number;
}

export type PendingKind = 'timer' | 'task' | 'frame' | 'promise' | 'port';

export interface PendingItem {
  readonly kind: PendingKind;
  /** When it comes back, as the given clock tells it; infinity where nobody knows. */
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

/** One note on what was ended with a run; null where that was nothing that came back by itself. */
export function describeEnded(counts: ReadonlyMap<PendingKind, number>): string | null {
  const parts = [...counts]
    // An open port waits for a message, as a listener waits for an event.
    .filter(([kind]) => kind !== 'port')
    .map(([kind, count]) => `${count.toLocaleString('en')} ${kind}${count === 1 ? '' : 's'}`);
  if (parts.length === 0) return null;
  const isOne = parts.length === 1 && parts[0]?.startsWith('1 ') === true;
  return (
    `${parts.join(' and ')} ${isOne ? 'was' : 'were'} still pending when the run was over, and ended with it. ` +
    'To keep a run going, await what it starts.'
  );
}
