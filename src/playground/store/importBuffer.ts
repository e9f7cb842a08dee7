import type { Row } from '../../runtime/connector.ts';
import type { CheckedRow } from '../wire/control.ts';
import type { ImportSummary, RefusedRow } from '../wire/importing.ts';
import { checkLimits } from '../wire/limits.ts';
import { weigh } from '../wire/weigh.ts';
import type { DataFile } from './dataFiles.ts';
import { previewRows } from './previewRows.ts';

/** The rows of a file on their way into the store; the only copy of them. */
export interface ImportBuffer {
  /** The rows from `start`, at most `count`; fewer, but at least one, where they are too large for one message. */
  rows(model: string, start: number, count: number): readonly Row[];
  /**
   * Replaces the rows from `start` with what LoopBack would store. Rows that it refuses, and those
   * that it would store as they are, stay unchanged.
   */
  applyChecked(model: string, start: number, checked: readonly CheckedRow[]): void;
  summary(): ImportSummary;
  /** Replaces each row by the result of a function, which returns the same row where nothing changes. */
  change(model: string, toRow: (row: Row) => Row): void;
  /** The rows to store, `size` at a time. */
  pages(withRefused: boolean, size: number): Iterable<readonly [model: string, rows: readonly Row[]]>;
}

/** Refused rows that are listed one by one. */
const mostRefused = 50;

/** Names of kept properties that are listed. */
const mostKept = 2_000;

/** @param idNameOf the id property of a model */
export function createImportBuffer(file: DataFile, idNameOf: (model: string) => string): ImportBuffer {
  const lists = new Map([...file.rows].map(([model, rows]) => [model, [...rows]]));
  const refusedAt = new Map<string, Set<number>>();
  const refused: RefusedRow[] = [];
  const lost = new Map<string, number>();
  const previews = new Map([...file.rows].map(([model, rows]) => [model, previewRows(rows)]));
  const kept = new Map([...file.rows].map(([model]) => [model, new Set<string>()]));
  const isRefused = (model: string, at: number): boolean => refusedAt.get(model)?.has(at) === true;

  const refuse = (model: string, at: number, reason: string): void => {
    const places = refusedAt.get(model) ?? new Set();
    // The row was checked before.
    if (places.has(at)) return;
    refusedAt.set(model, places.add(at));
    if (refused.length >= mostRefused) return;
    const id = lists.get(model)?.[at]?.[idNameOf(model)] ?? null;
    refused.push({ model, place: at + 1, reason, id: id === null ? null : String(id) });
  };

  return {
    rows: (model, start, count) => firstOf(lists.get(model)?.slice(start, start + count) ?? []),
    applyChecked: (model, start, checked) => {
      const list = lists.get(model) ?? [];
      for (const [index, { row, refused: reason, lost: names }] of checked.entries()) {
        const at = start + index;
        for (const name of names) lost.set(`${model}.${name}`, (lost.get(`${model}.${name}`) ?? 0) + 1);
        if (reason !== null) refuse(model, at, reason);
        else if (at < list.length) {
          if (row !== null) list[at] = row;
          for (const name of Object.keys(list[at] ?? {})) kept.get(model)?.add(name);
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

/** As many of the rows as fit into a message, but at least one. */
function firstOf(rows: readonly Row[]): readonly Row[] {
  let weight = 0;
  const end = rows.findIndex((row, index) => {
    weight += weigh(row);
    return index > 0 && weight > checkLimits.weight;
  });
  return end < 0 ? rows : rows.slice(0, end);
}
