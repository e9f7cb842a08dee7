import { useEffect, useState } from 'react';
import { keysOf } from '../../designModel.ts';
import type { PlaygroundRows, RowQuery } from '../../host/index.ts';
import { type IdList, toIdList } from '../../wire/idList.ts';
import type { DesignModel } from '../design/design.ts';
import type { Session } from '../session/useSession.ts';
import { referencesOf } from './jumps.ts';

export type GridRow = NonNullable<Awaited<ReturnType<PlaygroundRows['read']>>[number]>;
export type RowId = number | string;

/** The loaded rows, and the index of the first among all rows. */
export interface GridWindow {
  readonly start: number;
  readonly rows: readonly (GridRow | null)[];
  /** Cells whose key references a missing row, as "row id/property"; of a list "row id/property/key". */
  readonly orphans: ReadonlySet<string>;
}

const emptyWindow: GridWindow = { start: 0, rows: [], orphans: new Set() };

/** Reads the ids of the matching rows in order; null while they are read for the first time. */
export function useRowIds(
  { rows, version }: Pick<Session, 'rows' | 'version'>,
  query: RowQuery | null,
): { readonly ids: IdList | null; readonly isReading: boolean } {
  const key = JSON.stringify([query?.model.name, query?.within, query?.where, query?.order]);
  const [known, setKnown] = useState<{ key: string; ids: IdList } | null>(null);
  const [isReading, setReading] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the query
  useEffect(() => {
    if (rows === null || query === null) return;
    const controller = new AbortController();
    const show = (ids: IdList): void => {
      if (!controller.signal.aborted) setKnown({ key, ids });
    };
    setReading(true);
    // Show the first rows early, but do not shorten a list that is already shown.
    const isNew = known?.key !== key;
    rows
      .listIds(query, controller.signal, (ids) => isNew && show(toIdList({ ids })))
      .then(show, () => show(toIdList({ ids: [] })))
      .finally(() => !controller.signal.aborted && setReading(false));
    return () => controller.abort();
  }, [rows, version, key]);
  return { ids: known?.key === key ? known.ids : null, isReading };
}

/** Reads the rows of a range, and drops those outside of it. */
export function useWindow(
  { rows, version }: Pick<Session, 'rows' | 'version'>,
  model: DesignModel | null,
  design: readonly DesignModel[],
  ids: IdList | null,
  start: number,
  count: number,
): GridWindow {
  const [shown, setShown] = useState<GridWindow & { readonly model: string }>({ ...emptyWindow, model: '' });
  const name = model?.name ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other rows
  useEffect(() => {
    if (rows === null || model === null || ids === null) return;
    let isWanted = true;
    const wanted = ids.slice(start, start + count);
    void rows
      .read(model, wanted)
      .then(async (found) => {
        const orphans = await findOrphanCells(rows, model, design, found);
        if (isWanted) setShown({ model: name, start, rows: found, orphans });
      })
      // The model is no longer in the store; the next design reads another.
      .catch(() => isWanted && setShown({ ...emptyWindow, model: name }));
    return () => {
      isWanted = false;
    };
  }, [rows, version, name, ids, start, count]);
  return shown.model === name ? shown : emptyWindow;
}

async function findOrphanCells(
  rows: PlaygroundRows,
  model: DesignModel,
  design: readonly DesignModel[],
  found: readonly (GridRow | null)[],
): Promise<ReadonlySet<string>> {
  const cells = new Set<string>();
  for (const key of keysOf(design)) {
    if (key.holder !== model.name) continue;
    const { property, discriminator, target } = key;
    const references = found.flatMap((row) => {
      const value = row?.[property];
      const isOtherModel = discriminator !== null && row?.[discriminator] !== target;
      const isKey = typeof value === 'number' || typeof value === 'string';
      return row != null && isKey && !isOtherModel ? [{ row, value }] : [];
    });
    const missing = new Set(
      await rows.missing(
        key,
        references.map(({ value }) => value),
      ),
    );
    for (const { row, value } of references) {
      if (missing.has(value)) cells.add(cellKey(row[model.idName ?? ''], property));
    }
  }
  for (const list of referencesOf(model, design).values()) {
    const idsOf = (row: GridRow | null): readonly RowId[] => {
      const value = row?.[list.property];
      return Array.isArray(value)
        ? value.filter((id) => typeof id === 'number' || typeof id === 'string')
        : [];
    };
    const missing = new Set(await rows.missing(list, [...new Set(found.flatMap(idsOf))]));
    for (const row of found) {
      for (const id of idsOf(row))
        if (missing.has(id)) cells.add(listKey(cellKey(row?.[model.idName ?? ''], list.property), id));
    }
  }
  return cells;
}

/** The key of one id in the list of a cell. */
export function listKey(cell: string, id: unknown): string {
  return `${cell}/${String(id)}`;
}

export function cellKey(id: unknown, property: string): string {
  return `${String(id)}/${property}`;
}
