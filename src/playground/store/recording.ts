import type { RowChange, StoreChanges } from '../wire/rowChanges.ts';

/** The result of a recording. */
export interface RecordedChanges {
  readonly changes: StoreChanges;
  /** Every changed row, in the order of the changes; null where not all of them could be kept. */
  readonly images: readonly ModelImage[] | null;
}

export interface ModelImage {
  readonly model: string;
  readonly change: RowChange;
}

/** Rows of one run that the log shows, all models together; the others are only counted. */
export const imageLimit = 200;

/** Rows of one run that are kept for undo, all models together. A run that changes more can't be undone. */
export const undoLimit = 5_000;

/** Characters that these rows may have as JSON text. */
const textLimit = 8_000_000;

/** Collects the row changes of a run. */
export interface Recording {
  /** How many more rows are kept. */
  room(): number;
  /** @param count number of changed rows; those beyond `rows` are only counted */
  add(model: string, kind: RowChange['kind'], count: number, rows: readonly RowChange[]): void;
  result(): RecordedChanges;
}

export function createRecording(): Recording {
  const counts = new Map<string, { created: number; changed: number; removed: number }>();
  const images: ModelImage[] = [];
  let isWhole = true;
  let text = 0;

  const most = (): number => (isWhole ? undoLimit : imageLimit);
  const giveUp = (): void => {
    isWhole = false;
    images.splice(imageLimit);
  };
  return {
    room: () => Math.max(0, most() - images.length),
    add: (model, kind, count, rows) => {
      if (count === 0) return;
      const known = counts.get(model) ?? { created: 0, changed: 0, removed: 0 };
      counts.set(model, known);
      known[kind] += count;
      if (rows.length !== count || images.length + count > undoLimit) giveUp();
      for (const change of rows.slice(0, Math.max(0, most() - images.length))) {
        images.push({ model, change });
        if (isWhole) text += lengthOf(change);
      }
      if (text > textLimit) giveUp();
    },
    result: () => {
      const shown = images.slice(0, imageLimit);
      const rowsOf = (name: string): RowChange[] =>
        shown.filter(({ model }) => model === name).map(({ change }) => change);
      return {
        changes: {
          models: [...counts].map(([model, sums]) => ({ model, ...sums, rows: rowsOf(model) })),
        },
        images: isWhole ? images : null,
      };
    },
  };
}

function lengthOf({ before, after }: RowChange): number {
  return JSON.stringify([before, after]).length;
}
