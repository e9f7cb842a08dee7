import type { Connector, Key, Row } from '../../runtime/connector.ts';

/** The rows of some models at one moment. */
export type Backup = ReadonlyMap<string, readonly Row[]>;

/** A model as far as reading all of its rows needs it. */
export interface StoredModel {
  readonly name: string;
  readonly idName: string | null;
}

/** Rows that are read or written at a time; more would keep the page from answering. */
const pageSize = 500;

/** All rows of a model in the order of their ids, some at a time. */
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

/** Reads all rows of the models, to put them back later. */
export async function makeBackup(connector: Connector, models: readonly StoredModel[]): Promise<Backup> {
  const backup = new Map<string, readonly Row[]>();
  for (const model of models) {
    const rows: Row[] = [];
    for await (const page of readPages(connector, model)) rows.push(...page);
    backup.set(model.name, rows);
  }
  return backup;
}

/** Creates rows some at a time. Answers how many there were no duplicates of. */
export async function createInPages(
  connector: Connector,
  model: string,
  rows: readonly Row[],
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  let made = 0;
  for (let start = 0; start < rows.length; start += pageSize) {
    const outcomes = await connector.create(model, rows.slice(start, start + pageSize));
    made += outcomes.filter((outcome) => 'id' in outcome).length;
    onProgress(Math.min(start + pageSize, rows.length));
  }
  return made;
}
