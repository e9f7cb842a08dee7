import { useEffect, useState } from 'react';
import type { PlaygroundRows } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';
import type { Session } from '../session/useSession.ts';
import { type RowChoice, toChoice, toId, whereTextContains } from './rowChoices.ts';

type Source = Pick<Session, 'rows' | 'version'>;

/** The most rows that are offered at once. */
export const mostChoices = 50;

export interface RowChoices {
  /** The first rows. */
  readonly choices: readonly RowChoice[];
  /** The number of all rows; null while it is unknown. */
  readonly total: number | null;
}

const unknownChoices: RowChoices = { choices: [], total: null };

/** Reads the first rows of a model, again when rows may have changed; the total is null until then. */
export function useRowChoices({ rows, version }: Source, model: DesignModel | null): RowChoices {
  const [known, setKnown] = useState<RowChoices & { readonly model: string }>({
    ...unknownChoices,
    model: '',
  });
  const name = model?.name ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other rows
  useEffect(() => {
    if (rows === null || model === null || !model.isStored || model.idName === null) return;
    let isWanted = true;
    Promise.all([rows.find(model, {}, mostChoices), rows.count(model)]).then(
      ([found, total]) => isWanted && setKnown({ choices: toChoices(found, model), total, model: name }),
      // A model that is newer than the last run has no rows yet.
      () => isWanted && setKnown({ ...unknownChoices, model: name }),
    );
    return () => {
      isWanted = false;
    };
  }, [rows, version, model]);
  return known.model === name ? known : unknownChoices;
}

export interface RowSearch {
  readonly found: readonly RowChoice[];
  readonly isSearching: boolean;
}

/** Searches the rows whose id equals the typed text or whose texts contain it; finds nothing for "". */
export function useRowSearch({ rows, version }: Source, model: DesignModel, text: string): RowSearch {
  const [known, setKnown] = useState<{ readonly key: string; readonly found: readonly RowChoice[] }>({
    key: '',
    found: [],
  });
  const key = `${version}/${model.name}/${text}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the search
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

/** Searches the rows until enough of them are found. */
async function findRows(
  rows: PlaygroundRows,
  model: DesignModel,
  text: string,
  signal: AbortSignal,
): Promise<readonly RowChoice[]> {
  const id = toId(text.trim(), model);
  const where = whereTextContains(model, text.trim());
  const enough = new AbortController();
  let first: readonly (number | string)[] = [];
  const listed =
    where === null
      ? null
      : await rows.listIds(
          { model, within: {}, where, order: null },
          AbortSignal.any([signal, enough.signal]),
          (firstIds) => {
            first = firstIds;
            if (firstIds.length >= mostChoices) enough.abort();
          },
        );
  const ids = listed === null || listed.length === 0 ? first : listed.slice(0, mostChoices);
  const others = ids.filter((one) => one !== id).slice(0, mostChoices - 1);
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
