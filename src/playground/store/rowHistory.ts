import { isSameRow } from '../../lib/equal.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import type { Row } from '../../runtime/connector.ts';
import type { IndexedDbConnector, ModelExchange, RowExchange } from '../../storage/indexedDbConnector.ts';
import type { DesignModel } from '../designModel.ts';
import type { RowChange, StoreChanges, UndoDirection, UndoOffer, UndoProblem } from '../wire/rowChanges.ts';
import { describeKnown, type KnownModel } from './knownModels.ts';
import { imageLimit, type ModelImage, type RecordedChanges, undoLimit } from './recording.ts';
import { alreadyDone, compareDesigns, describeMismatches, forgotten, tooManyRows } from './undoProblems.ts';

/** The row changes of this session, to be undone and redone one by one. It is lost when the thread ends. */
export interface RowHistory {
  keep(recorded: RecordedChanges, design: readonly DesignModel[]): UndoOffer;
  /**
   * Undoes or redoes a change in one transaction. Fails without a change where
   * one of its rows has changed since, or where the design no longer fits.
   *
   * @param design the present one, which the rows already follow
   */
  undoOrRedo(
    change: string,
    direction: UndoDirection,
    design: readonly DesignModel[],
  ): Promise<Result<StoreChanges, UndoProblem>>;
}

/** Rows of all changes together; the oldest changes are dropped first. */
const rowLimit = 40_000;

interface Change {
  readonly models: readonly ModelExchange[];
  readonly rows: number;
  /** The design that the rows are of. */
  readonly known: readonly KnownModel[];
  readonly isUndone: boolean;
}

export function createRowHistory(connector: Pick<IndexedDbConnector, 'exchange'>): RowHistory {
  const changes = new Map<string, Change>();
  // Ids are unique to this history: a restarted thread does not know the changes of the last one.
  const session = Math.random().toString(36).slice(2);
  let last = '';
  let count = 0;

  const dropOldest = (): void => {
    let rows = [...changes.values()].reduce((sum, change) => sum + change.rows, 0);
    for (const [id, change] of changes) {
      if (rows <= rowLimit || id === last) return;
      changes.delete(id);
      rows -= change.rows;
    }
  };

  return {
    keep: ({ changes: { models }, images }, design) => {
      if (models.length === 0) return null;
      const all = models.reduce((sum, { created, changed, removed }) => sum + created + changed + removed, 0);
      const exchanges = images === null ? null : toExchanges(images);
      if (exchanges === null) return { why: tooManyRows(all, undoLimit) };
      if (exchanges.length === 0) return null;
      const rows = exchanges.reduce((sum, one) => sum + one.rows.length, 0);
      count += 1;
      last = `${session}/${count}`;
      changes.set(last, { models: exchanges, rows, known: describeKnown(design), isUndone: false });
      dropOldest();
      return { change: last };
    },
    undoOrRedo: async (id, direction, design) => {
      const change = changes.get(id);
      if (change === undefined) return failWith(forgotten);
      if (change.isUndone === (direction === 'undo')) return failWith(alreadyDone(direction));
      const problem = compareDesigns(change.models, change.known, describeKnown(design));
      if (problem !== null) return failWith(problem);
      const wanted = direction === 'redo' ? change.models : change.models.map(reverse);
      const mismatches = await connector.exchange(wanted);
      if (mismatches.length > 0) return failWith(describeMismatches(mismatches, wanted));
      changes.set(id, { ...change, isUndone: direction === 'undo' });
      return succeed(describeChanges(wanted));
    },
  };
}

/** The changes combined, each row once; null where a row has no id to find it by. */
function toExchanges(images: readonly ModelImage[]): readonly ModelExchange[] | null {
  const models = new Map<string, Map<string, RowExchange>>();
  for (const { model, change } of images) {
    const { id, before, after } = change;
    if (id === null) return null;
    const rows = models.get(model) ?? new Map<string, RowExchange>();
    models.set(model, rows);
    const known = rows.get(String(id));
    rows.set(String(id), { id, expected: known === undefined ? before : known.expected, wanted: after });
  }
  return [...models]
    .map(([model, rows]) => ({
      model,
      rows: [...rows.values()].filter(({ expected, wanted }) => !isSameRow(expected, wanted)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function reverse({ model, rows }: ModelExchange): ModelExchange {
  return {
    model,
    rows: rows.map(({ id, expected, wanted }) => ({ id, expected: wanted, wanted: expected })),
  };
}

/** The changes as the log shows them. */
function describeChanges(exchanges: readonly ModelExchange[]): StoreChanges {
  let room = imageLimit;
  return {
    models: exchanges.map(({ model, rows }) => {
      const all = rows.map(toRowChange);
      const shown = all.slice(0, room);
      room -= shown.length;
      const count = (kind: RowChange['kind']): number => all.filter((one) => one.kind === kind).length;
      const counts = { created: count('created'), changed: count('changed'), removed: count('removed') };
      return { model, ...counts, rows: shown };
    }),
  };
}

function toRowChange({ id, expected: before, wanted: after }: RowExchange): RowChange {
  return { kind: kindOf(before, after), id, before, after };
}

function kindOf(before: Row | null, after: Row | null): RowChange['kind'] {
  if (before === null) return 'created';
  return after === null ? 'removed' : 'changed';
}
