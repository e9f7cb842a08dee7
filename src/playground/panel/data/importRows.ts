import type { Playground } from '../../host/index.ts';
import type { DesignModel } from '../design.ts';
import type { GridRow } from './useGridRows.ts';

export type RowsByModel = ReadonlyMap<string, readonly GridRow[]>;

/** A row of a file that LoopBack would not take. */
export interface RefusedRow {
  readonly model: string;
  /** Its place in the file, from 1. */
  readonly place: number;
  readonly reason: string;
  readonly row: GridRow;
}

/** The rows of a file, looked at by LoopBack's own coercion and validation. */
export interface CheckedRows {
  readonly refused: readonly RefusedRow[];
  /** Properties of which values do not fit and are stored as null, as "Customer.age", with how many. */
  readonly lost: ReadonlyMap<string, number>;
  /** What is to be stored, with the refused rows as they are, or without them. */
  rows(withRefused: boolean): RowsByModel;
}

/** @returns null where the sandbox could not tell */
export async function checkRows(check: Playground['check'], found: RowsByModel): Promise<CheckedRows | null> {
  const refused: RefusedRow[] = [];
  const lost = new Map<string, number>();
  const made = new Map<string, readonly { readonly row: GridRow; readonly isRefused: boolean }[]>();
  for (const [model, given] of found) {
    const checked = await check(model, given);
    if (checked === null) return null;
    made.set(
      model,
      given.map((row, index) => {
        const one = checked[index];
        for (const name of one?.lost ?? []) {
          lost.set(`${model}.${name}`, (lost.get(`${model}.${name}`) ?? 0) + 1);
        }
        const reason = one?.refused ?? null;
        if (reason !== null) refused.push({ model, place: index + 1, reason, row });
        return { row: one?.row ?? row, isRefused: reason !== null };
      }),
    );
  }
  return {
    refused,
    lost,
    rows: (withRefused) =>
      new Map(
        [...made].map(([model, rows]) => [
          model,
          rows.filter(({ isRefused }) => withRefused || !isRefused).map(({ row }) => row),
        ]),
      ),
  };
}

/** What the log says of an import. */
export function describeImport(
  rows: RowsByModel,
  { refused, lost }: CheckedRows,
  unknown: readonly string[],
  withRefused: boolean,
): string {
  const counts = [...rows].map(([name, list]) => `${list.length.toLocaleString('en')} ${name}`);
  const count = refused.length.toLocaleString('en');
  const values = [...lost].map(([name, number]) => `${name} of ${number.toLocaleString('en')}`).join(', ');
  return [
    `Rows now: ${counts.join(', ')}.`,
    refused.length === 0
      ? ''
      : withRefused
        ? `${count} of them stored as they are, although LoopBack would refuse them.`
        : `${count} left out, which LoopBack would refuse.`,
    values === '' ? '' : `Does not fit and is null, as LoopBack stores it: ${values}.`,
    unknown.length === 0 ? '' : `Not in the design, left out: ${unknown.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What tells a row from others: its id, and the first text that it has. */
export function nameRow({ model, place, row }: RefusedRow, design: readonly DesignModel[]): string {
  const idName = design.find(({ name }) => name === model)?.idName ?? 'id';
  const id = row[idName];
  return `${model} ${id === undefined || id === null ? `in place ${place}` : String(id)}`;
}
