import type { Connector, Key, Row } from '../../runtime/connector.ts';

/** A model as far as reading all of its rows needs it. */
export interface StoredModel {
  readonly name: string;
  readonly idName: string | null;
}

/** Rows that are read at a time; more would keep the thread from answering. */
const pageSize = 500;

/** All rows of a model in the order of their ids, page by page. */
export async function* readPages(
  connector: Connector,
  { name, idName }: StoredModel,
): AsyncGenerator<readonly Row[]> {
  const key = idName ?? 'undefined';
  let last: Key | null = null;
  for (;;) {
    const where: Record<string, unknown> = last === null ? {} : { [key]: { gt: last } };
    const rows: readonly Row[] = await connector.find(name, { where, limit: pageSize });
    if (rows.length > 0) yield rows;
    const id = rows.at(-1)?.[key];
    if (rows.length < pageSize || (typeof id !== 'number' && typeof id !== 'string')) return;
    last = id;
  }
}
