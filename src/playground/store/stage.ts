import type { Row } from '../../runtime/connector.ts';
import type { CheckedRow } from '../wire/control.ts';
import type { DataFile } from './dataFiles.ts';
import { previewRows, type RowPreview } from './previewRows.ts';

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
  /** As the file has them. */
  readonly preview: RowPreview;
  /** Properties that the rows have as LoopBack would store them: a strict model leaves out what it does not declare. */
  readonly kept: readonly string[];
}

/** The rows of a file on their way into the store; there is one copy of them. */
export interface Stage {
  rows(model: string, start: number, count: number): readonly Row[];
  /** What LoopBack makes of the rows from there on takes their place; refused ones stay as they are. */
  take(model: string, start: number, checked: readonly CheckedRow[]): void;
  summary(): StageSummary;
  /** Replaces rows by what a function makes of them; the same row where nothing changes. */
  change(model: string, toRow: (row: Row) => Row): void;
  /** What is to be stored, some rows at a time. */
  pages(withRefused: boolean, size: number): Iterable<readonly [model: string, rows: readonly Row[]]>;
}

/** Refused rows that are told of one by one. */
const mostRefused = 50;

/** Names of kept properties that are told of; files with more columns have no use for them. */
const mostKept = 2_000;

/** @param idNameOf the id property of a model */
export function createStage(file: DataFile, idNameOf: (model: string) => string): Stage {
  const lists = new Map([...file.rows].map(([model, rows]) => [model, [...rows]]));
  const refusedAt = new Map<string, Set<number>>();
  const refused: RefusedRow[] = [];
  const lost = new Map<string, number>();
  const previews = new Map([...file.rows].map(([model, rows]) => [model, previewRows(rows)]));
  const kept = new Map([...file.rows].map(([model]) => [model, new Set<string>()]));
  const isRefused = (model: string, at: number): boolean => refusedAt.get(model)?.has(at) === true;

  const refuse = (model: string, at: number, reason: string): void => {
    const places = refusedAt.get(model) ?? new Set();
    // A second look at a row changes nothing.
    if (places.has(at)) return;
    refusedAt.set(model, places.add(at));
    if (refused.length >= mostRefused) return;
    const id = lists.get(model)?.[at]?.[idNameOf(model)] ?? null;
    refused.push({ model, place: at + 1, reason, id: id === null ? null : String(id) });
  };

  return {
    rows: (model, start, count) => lists.get(model)?.slice(start, start + count) ?? [],
    take: (model, start, checked) => {
      const list = lists.get(model) ?? [];
      for (const [index, { row, refused: reason, lost: names }] of checked.entries()) {
        const at = start + index;
        for (const name of names) lost.set(`${model}.${name}`, (lost.get(`${model}.${name}`) ?? 0) + 1);
        if (reason !== null) refuse(model, at, reason);
        else if (row !== null && at < list.length) {
          list[at] = row;
          for (const name of Object.keys(row)) kept.get(model)?.add(name);
        }
      }
    },
    summary: () => ({
      models: [...lists].map(([model, rows]) => ({
        model,
        rows: rows.length,
        refused: refusedAt.get(model)?.size ?? 0,
        preview: previews.get(model) ?? previewRows([]),
        kept: [...(kept.get(model) ?? [])].slice(0, mostKept),
      })),
      unknown: file.unknown,
      skipped: file.skipped,
      refused,
      lost: [...lost],
    }),
    change: (model, toRow) => {
      const list = lists.get(model) ?? [];
      for (const [at, row] of list.entries()) list[at] = toRow(row);
    },
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
