import { isSameRow } from '../../lib/equal.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import type { Row } from '../../runtime/connector.ts';
import type { IndexedDbConnector, ModelExchange, RowExchange } from '../../storage/indexedDbConnector.ts';
import type { DesignModel } from '../designModel.ts';
import { describeKnown, type KnownModel } from './knownModels.ts';
import { imageLimit, undoLimit } from './recording.ts';
import type { ModelImage, RecordedChanges, RowChange, StoreChanges } from './storeChanges.ts';
import {
  describeMismatches,
  describeOther,
  forgotten,
  type TurnProblem,
  tooManyRows,
  turnedAlready,
} from './turnProblems.ts';

export type Turn = 'undo' | 'redo';

/** Whether what a run changed can be undone: by which id, or why it can't; null where it changed nothing. */
export type UndoOffer = { readonly change: string } | { readonly why: string } | null;

/** The row changes of this session, to be undone and redone one by one. It lasts as long as the thread. */
export interface RowHistory {
  keep(recorded: RecordedChanges, design: readonly DesignModel[]): UndoOffer;
  /**
   * Undoes a change, or redoes it, in one transaction. Where one of its rows is
   * not as the change left it, or can't be told to be the same any more,
   * nothing is done.
   *
   * @param design of now, which the rows follow already
   */
  turn(
    change: string,
    turn: Turn,
    design: readonly DesignModel[],
  ): Promise<Result<StoreChanges, TurnProblem>>;
}

/** Rows of all changes together; the oldest changes go first. */
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
  // No id is that of another history: a thread that is started again does not know the changes of the last.
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
    turn: async (id, turn, design) => {
      const change = changes.get(id);
      if (change === undefined) return failWith(forgotten);
      if (change.isUndone === (turn === 'undo')) return failWith(turnedAlready(turn));
      const problem = describeOther(change.models, change.known, describeKnown(design));
      if (problem !== null) return failWith(problem);
      const wanted = turn === 'redo' ? change.models : change.models.map(reverse);
      const mismatches = await connector.exchange(wanted);
      if (mismatches.length > 0) return failWith(describeMismatches(mismatches, wanted));
      changes.set(id, { ...change, isUndone: turn === 'undo' });
      return succeed(describeChanges(wanted));
    },
  };
}

/** What the changes come to, each row once; null where a row has no id that it could be found by. */
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

/** The same as the log shows it. */
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
