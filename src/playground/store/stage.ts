import type { Row } from '../../runtime/connector.ts';
import type { CheckedRow } from '../protocol.ts';
import type { DataFile } from './dataFiles.ts';

/** A row of a file that LoopBack would not take. */
export interface RefusedRow {
  readonly model: string;
  /** Its place in the file, from 1. */
  readonly place: number;
  readonly reason: string;
  /** Its id, as the file has it; null where it has none. */
  readonly id: string | null;
}

/** What is known of the rows of a file. */
export interface StageSummary {
  readonly models: readonly StagedModel[];
  /** Models in the file that the design does not have; their rows are left out. */
  readonly unknown: readonly string[];
  /** Items in its lists that are no rows and are left out. */
  readonly skipped: number;
  /** The first of those that LoopBack would refuse. */
  readonly refused: readonly RefusedRow[];
  /** Properties of which values do not fit and are stored as null, as "Customer.age", with how many. */
  readonly lost: readonly (readonly [name: string, count: number])[];
}

export interface StagedModel {
  readonly model: string;
  readonly rows: number;
  readonly refused: number;
}

/** The rows of a file on their way into the store; there is one copy of them. */
export interface Stage {
  rows(model: string, start: number, count: number): readonly Row[];
  /** What LoopBack makes of the rows from there on takes their place; refused ones stay as they are. */
  take(model: string, start: number, checked: readonly CheckedRow[]): void;
  summary(): StageSummary;
  /** What is to be stored, some rows at a time. */
  pages(withRefused: boolean, size: number): Iterable<readonly [model: string, rows: readonly Row[]]>;
}

/** Refused rows that are told of one by one. */
const mostRefused = 50;

/** @param idNameOf the id property of a model */
export function createStage(file: DataFile, idNameOf: (model: string) => string): Stage {
  const lists = new Map([...file.rows].map(([model, rows]) => [model, [...rows]]));
  const refusedAt = new Map<string, Set<number>>();
  const refused: RefusedRow[] = [];
  const lost = new Map<string, number>();
  const isRefused = (model: string, at: number): boolean => refusedAt.get(model)?.has(at) === true;

  return {
    rows: (model, start, count) => lists.get(model)?.slice(start, start + count) ?? [],
    take: (model, start, checked) => {
      const list = lists.get(model);
      if (list === undefined) return;
      for (const [index, { row, refused: reason, lost: names }] of checked.entries()) {
        const at = start + index;
        for (const name of names) lost.set(`${model}.${name}`, (lost.get(`${model}.${name}`) ?? 0) + 1);
        if (row !== null && reason === null) list[at] = row;
        if (reason === null) continue;
        const places = refusedAt.get(model) ?? new Set();
        refusedAt.set(model, places.add(at));
        if (refused.length >= mostRefused) continue;
        const id = list[at]?.[idNameOf(model)] ?? null;
        refused.push({ model, place: at + 1, reason, id: id === null ? null : String(id) });
      }
    },
    summary: () => ({
      models: [...lists].map(([model, rows]) => ({
        model,
        rows: rows.length,
        refused: refusedAt.get(model)?.size ?? 0,
      })),
      unknown: file.unknown,
      skipped: file.skipped,
      refused,
      lost: [...lost],
    }),
    *pages(withRefused, size) {
      for (const [model, rows] of lists) {
        for (let start = 0; start < rows.length; start += size) {
          const page = rows.slice(start, start + size);
          const kept = withRefused ? page : page.filter((_, index) => !isRefused(model, start + index));
          if (kept.length > 0) yield [model, kept];
        }
      }
    },
  };
}
