import { useEffect, useState } from 'react';
import type { PlaygroundRows } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';
import type { Session } from '../session/useSession.ts';
import { type RowChoice, toChoice, toId, whereTextIs } from './rowChoices.ts';

type Source = Pick<Session, 'rows' | 'version'>;

/** Rows that are offered at a time. */
export const mostChoices = 50;

export interface RowChoices {
  /** The first rows. */
  readonly choices: readonly RowChoice[];
  /** How many rows there are; null while that is not known. */
  readonly total: number | null;
}

const unknown: RowChoices = { choices: [], total: null };

/** The first rows of a model, read again when rows may have changed; unknown while there is nothing to read. */
export function useRowChoices({ rows, version }: Source, model: DesignModel | null): RowChoices {
  const [known, setKnown] = useState<RowChoices & { readonly model: string }>({ ...unknown, model: '' });
  const name = model?.name ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other rows
  useEffect(() => {
    if (rows === null || model === null || !model.isStored || model.idName === null) return;
    let isWanted = true;
    Promise.all([rows.find(model, {}, mostChoices), rows.count(model)]).then(
      ([found, total]) => isWanted && setKnown({ choices: toChoices(found, model), total, model: name }),
      // A model that is newer than the last run has no rows yet.
      () => isWanted && setKnown({ ...unknown, model: name }),
    );
    return () => {
      isWanted = false;
    };
  }, [rows, version, model]);
  return known.model === name ? known : unknown;
}

export interface RowSearch {
  readonly found: readonly RowChoice[];
  readonly isSearching: boolean;
}

/** The first rows whose id or text is, or has, what was typed; nothing for "". */
export function useRowSearch({ rows, version }: Source, model: DesignModel, text: string): RowSearch {
  const [known, setKnown] = useState<{ readonly key: string; readonly found: readonly RowChoice[] }>({
    key: '',
    found: [],
  });
  const key = `${version}/${model.name}/${text}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked for
  useEffect(() => {
    if (rows === null || text === '' || !model.isStored || model.idName === null) return;
    const controller = new AbortController();
    const show = (found: readonly RowChoice[]): void => {
      if (!controller.signal.aborted) setKnown({ key, found });
    };
    findRows(rows, model, text, controller.signal).then(show, () => show([]));
    return () => controller.abort();
  }, [rows, key]);
  const isKnown = known.key === key;
  return { found: isKnown ? known.found : [], isSearching: text !== '' && !isKnown && rows !== null };
}

/** Looks through the rows some at a time, and no further than is shown. */
async function findRows(
  rows: PlaygroundRows,
  model: DesignModel,
  text: string,
  signal: AbortSignal,
): Promise<readonly RowChoice[]> {
  const id = toId(text.trim(), model);
  const where = whereTextIs(model, text.trim());
  const enough = new AbortController();
  let first: readonly (number | string)[] = [];
  const ids =
    where === null
      ? []
      : await rows.listIds(
          { model, within: {}, where, order: null },
          AbortSignal.any([signal, enough.signal]),
          (begun) => {
            first = begun;
            if (begun.length >= mostChoices) enough.abort();
          },
        );
  const others = (ids.length === 0 ? first : ids).filter((one) => one !== id).slice(0, mostChoices - 1);
  const found = await rows.read(model, [id, ...others]);
  return toChoices(
    found.filter((row) => row !== null),
    model,
  );
}

function toChoices(
  found: readonly Readonly<Record<string, unknown>>[],
  model: DesignModel,
): readonly RowChoice[] {
  return found.flatMap((row) => toChoice(row, model) ?? []);
}
