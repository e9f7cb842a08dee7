import type { Connector, Key, Row, Where } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import { createInPages, readPages } from './backup.ts';
import { withoutRow } from './findOrphans.ts';
import { listIds, type RowQuery } from './listIds.ts';

/** The stored rows as the page's own views read them; user code is not asked. */
export interface PlaygroundRows {
  /**
   * The ids of all matching rows in their order. Reads the rows some at a time
   * and keeps none of them.
   *
   * @param onIds hears the first ids, before all are known, where the order allows it
   */
  listIds(
    query: RowQuery,
    signal: AbortSignal,
    onIds?: (ids: readonly Key[]) => void,
  ): Promise<readonly Key[]>;
  /** The rows with these ids, in this order; null for one that has gone. */
  read(model: DesignModel, ids: readonly Key[]): Promise<readonly (Row | null)[]>;
  find(model: DesignModel, where: Where, limit: number): Promise<readonly Row[]>;
  count(model: DesignModel, where?: Where): Promise<number>;
  /** Of some values of a key those that no row of the target has. */
  missing(
    key: { readonly target: string; readonly targetProperty: string },
    values: readonly Key[],
  ): Promise<readonly Key[]>;
  /** Creates these rows in models that are empty. Answers how many were stored. */
  create(rows: ReadonlyMap<string, readonly Row[]>, onProgress: (done: number) => void): Promise<number>;
  /** All rows of a model, some at a time. */
  pages(model: DesignModel): AsyncGenerator<readonly Row[]>;
}

export function createPlaygroundRows(connector: Connector): PlaygroundRows {
  return {
    listIds: (query, signal, onIds) => listIds(connector, query, signal, onIds),
    read: async (model, ids) => {
      const idName = model.idName ?? 'undefined';
      const rows = await connector.find(model.name, { where: { [idName]: { inq: [...ids] } } });
      const byId = new Map(rows.map((row) => [row[idName], row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    find: (model, where, limit) => connector.find(model.name, { where, limit }),
    count: (model, where) => connector.count(model.name, where),
    missing: (key, values) => withoutRow(connector, key, values),
    create: async (rows, onProgress) => {
      let stored = 0;
      let done = 0;
      for (const [model, list] of rows) {
        stored += await createInPages(connector, model, list, (count) => onProgress(done + count));
        done += list.length;
      }
      return stored;
    },
    pages: (model) => readPages(connector, model),
  };
}
