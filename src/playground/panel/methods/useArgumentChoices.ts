import { useEffect, useState } from 'react';
import type { GridRow } from '../data/useGridRows.ts';
import type { DesignModel } from '../design/design.ts';
import type { Session } from '../session/useSession.ts';
import { type ChoiceSource, itemChoices, listedIds } from './argumentChoices.ts';
import { type RowChoice, toChoice, toId } from './rowChoices.ts';
import { mostChoices, type RowChoices, useRowChoices } from './useRowChoices.ts';

type Source = Pick<Session, 'rows' | 'version'>;

/** Reads the row of the instance, again when rows may have changed; null until then, and where there is none. */
export function useInstanceRow(
  { rows, version }: Source,
  model: DesignModel | null,
  instance: string,
): GridRow | null {
  const key = `${model?.name ?? ''}/${instance}`;
  const [known, setKnown] = useState<{ readonly key: string; readonly row: GridRow | null }>({
    key: '',
    row: null,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other rows
  useEffect(() => {
    if (rows === null || model === null || !model.isStored || model.idName === null || instance === '')
      return;
    let isWanted = true;
    rows.read(model, [toId(instance, model)]).then(
      ([row = null]) => isWanted && setKnown({ key, row }),
      // A model that is newer than the last run has no rows yet.
      () => isWanted && setKnown({ key, row: null }),
    );
    return () => {
      isWanted = false;
    };
  }, [rows, version, key]);
  return known.key === key ? known.row : null;
}

/** Reads what the id that a method takes can be chosen from. */
export function useArgumentChoices(
  session: Source,
  source: ChoiceSource | null,
  row: GridRow | null,
): RowChoices {
  const rows = useRowChoices(session, source?.kind === 'rows' ? source.model : null);
  const listed = useListedRows(session, source, row);
  if (source?.kind === 'rows' || source === null) return rows;
  if (row === null) return { choices: [], total: null };
  const choices = source.kind === 'items' ? itemChoices(row, source.held) : listed;
  return { choices: choices.slice(0, mostChoices), total: choices.length };
}

/** Reads the rows that the instance lists, in the order of the list; an id without a row has no label. */
function useListedRows(
  { rows, version }: Source,
  source: ChoiceSource | null,
  row: GridRow | null,
): readonly RowChoice[] {
  const [labels, setLabels] = useState<ReadonlyMap<number | string, string>>(new Map());
  const list = source?.kind === 'listed' ? source : null;
  const ids = list === null ? [] : listedIds(row, list.list);
  const key = list === null ? '' : JSON.stringify([list.model.name, ids]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the ids
  useEffect(() => {
    if (rows === null || list === null || ids.length === 0) return;
    let isWanted = true;
    rows.read(list.model, ids.slice(0, mostChoices)).then(
      (found) => {
        const choices = found.flatMap((one) => (one === null ? [] : (toChoice(one, list.model) ?? [])));
        if (isWanted) setLabels(new Map(choices.map(({ id, label }) => [id, label])));
      },
      () => isWanted && setLabels(new Map()),
    );
    return () => {
      isWanted = false;
    };
  }, [rows, version, key]);
  return ids.map((id) => ({ id, label: labels.get(id) ?? '' }));
}
