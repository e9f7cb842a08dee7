import type { Connector, Key, Row, Where } from '../../runtime/connector.ts';
import { createCallTurns } from '../wire/callTurns.ts';
import type { RowChange } from '../wire/rowChanges.ts';
import { type ConnectorMethod, wrapConnector } from '../wire/wrapConnector.ts';
import { isOwnStore } from './ownStores.ts';
import { createRecording, imageLimit, type RecordedChanges, type Recording } from './recording.ts';

export interface ChangeRecorder {
  /** The connector whose writes are recorded. */
  readonly connector: Connector;
  /** Starts a new recording. */
  start(): void;
  /** Ends the recording. Later writes of code that still runs belong to the next recording. */
  stop(): RecordedChanges;
}

/**
 * Records the writes of a run at the store, out of reach of user code. Rows are
 * read before a write only while the recording has room for them.
 */
export function recordChanges(inner: Connector): ChangeRecorder {
  const idNames = new Map<string, string>();
  let recording: Recording | null = null;

  /** The rows that a write is about to change, as many as there is room for. */
  const read = async (model: string, where: Where | undefined): Promise<readonly Row[]> => {
    const room = recording !== null && !isOwnStore(model) ? recording.room() : 0;
    if (room === 0) return [];
    return inner.find(model, where === undefined ? { limit: room } : { where, limit: room });
  };
  /** Reads even without room: rewriting a row with equal values is not a change. */
  const readFirst = async (model: string, where: Where | undefined): Promise<Row | null> => {
    if (recording === null || isOwnStore(model)) return null;
    const [row] = await inner.find(model, where === undefined ? { limit: 1 } : { where, limit: 1 });
    return row ?? null;
  };
  const readOne = async (model: string, id: Key | null | undefined): Promise<Row | null> =>
    id === null || id === undefined ? null : readFirst(model, { [idNameOf(model)]: id });
  const idNameOf = (model: string): string => idNames.get(model) ?? 'id';
  const idOf = (model: string, row: Row): Key | null => toKey(row[idNameOf(model)]);
  const note = (model: string, kind: RowChange['kind'], count: number, rows: readonly RowChange[]): void => {
    if (!isOwnStore(model)) recording?.add(model, kind, count, rows);
  };
  const created = (model: string, id: Key, row: Row): RowChange => {
    const idName = idNameOf(model);
    return { kind: 'created', id, before: null, after: { [idName]: id, ...row, [idName]: id } };
  };

  const connector: Connector = {
    ...inner,
    define: async (schemas) => {
      await inner.define(schemas);
      for (const { name, idName } of schemas) idNames.set(name, idName ?? 'undefined');
    },
    automigrate: async (models) => {
      for (const model of models) {
        const before = await read(model, undefined);
        const count = recording === null || isOwnStore(model) ? 0 : await inner.count(model);
        note(
          model,
          'removed',
          count,
          before.map((row) => removed(idOf(model, row), row)),
        );
      }
      await inner.automigrate(models);
    },
    create: async (model, rows, mode) => {
      const outcomes = await inner.create(model, rows, mode);
      const made = outcomes.filter((outcome) => 'id' in outcome).length;
      const room = recording?.room() ?? 0;
      // A run beyond the limit can't be undone anyway: keep only the rows that the log shows.
      const images = outcomes.slice(0, made > room ? imageLimit : room).flatMap((outcome, index) => {
        const row = rows[index];
        return 'id' in outcome && row !== undefined ? [created(model, outcome.id, row)] : [];
      });
      note(model, 'created', made, images);
      return outcomes;
    },
    write: async (model, id, row, mode) => {
      const before = await readOne(model, id);
      const outcome = await inner.write(model, id, row, mode);
      if (outcome === 'missing') return outcome;
      const after = outcome === 'inserted' || before !== null ? await readOne(model, id) : null;
      const kind = outcome === 'inserted' ? 'created' : 'changed';
      const image: RowChange = { kind, id: id ?? null, before: kind === 'created' ? null : before, after };
      const isSame = before !== null && after !== null && isSameRow(before, after);
      if (!isSame) note(model, kind, 1, after === null ? [] : [image]);
      return outcome;
    },
    update: async (model, where, changes) => {
      const before = await read(model, where);
      const count = await inner.update(model, where, changes);
      const images = before.flatMap((row): RowChange[] => {
        const after = { ...row, ...changes, [idNameOf(model)]: row[idNameOf(model)] };
        return isSameRow(row, after) ? [] : [{ kind: 'changed', id: idOf(model, row), before: row, after }];
      });
      note(model, 'changed', count - (before.length - images.length), images);
      return count;
    },
    destroy: async (model, where) => {
      const before = await read(model, where);
      const count = await inner.destroy(model, where);
      note(
        model,
        'removed',
        count,
        before.map((row) => removed(idOf(model, row), row)),
      );
      return count;
    },
    upsertWhere: async (model, where, row) => {
      const before = await readFirst(model, where);
      const outcome = await inner.upsertWhere(model, where, row);
      if (!('row' in outcome) || (before !== null && isSameRow(before, outcome.row))) return outcome;
      const kind = outcome.isCreated ? 'created' : 'changed';
      note(model, kind, 1, [{ kind, id: idOf(model, outcome.row), before, after: outcome.row }]);
      return outcome;
    },
    findOrCreate: async (model, filter, row) => {
      const outcome = await inner.findOrCreate(model, filter, row);
      if ('row' in outcome && outcome.isCreated) {
        note(model, 'created', 1, [
          { kind: 'created', id: idOf(model, outcome.row), before: null, after: outcome.row },
        ]);
      }
      return outcome;
    },
  };

  return {
    connector: takeTurns(connector, () => recording !== null),
    start: () => {
      recording = createRecording();
    },
    stop: () => {
      const recorded = recording?.result() ?? { changes: { models: [] }, images: [] };
      recording = null;
      return recorded;
    },
  };
}

/** Calls that read rows before they write while a recording runs. */
const readingCalls: ReadonlySet<ConnectorMethod> = new Set([
  'automigrate',
  'write',
  'update',
  'destroy',
  'upsertWhere',
]);

/** Keeps calls in their order, also where one reads rows before it writes. */
function takeTurns(connector: Connector, isRecording: () => boolean): Connector {
  const { pass, alone } = createCallTurns();
  return wrapConnector(connector, (start, method) =>
    readingCalls.has(method) && isRecording() ? alone(start) : pass(start),
  );
}

function removed(id: Key | null, before: Row): RowChange {
  return { kind: 'removed', id, before, after: null };
}

function isSameRow(left: Row, right: Row): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function toKey(value: unknown): Key | null {
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
