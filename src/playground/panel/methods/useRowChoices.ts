import { useEffect, useState } from 'react';
import type { DesignModel } from '../design.ts';
import type { Session } from '../useSession.ts';

/** A row as a list offers it. */
export interface RowChoice {
  readonly id: number | string;
  /** "Ada Lopez" – the first text that it has. */
  readonly label: string;
}

const most = 50;

/** The first rows of a model, read anew when rows may have changed; empty while there is nothing to read. */
export function useRowChoices(
  { rows, version }: Pick<Session, 'rows' | 'version'>,
  model: DesignModel | null,
): readonly RowChoice[] {
  const [choices, setChoices] = useState<readonly RowChoice[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other rows
  useEffect(() => {
    if (rows === null || model === null || !model.isStored || model.idName === null) {
      setChoices([]);
      return;
    }
    let isWanted = true;
    const { idName, properties } = model;
    const texts = properties.filter(({ type, isId }) => type === 'string' && !isId);
    rows.find(model, {}, most).then(
      (found) => {
        if (!isWanted) return;
        setChoices(
          found.flatMap((row) => {
            const id = row[idName];
            if (typeof id !== 'number' && typeof id !== 'string') return [];
            const text = texts.map(({ name }) => row[name]).find((value) => typeof value === 'string');
            return [{ id, label: typeof text === 'string' ? text.slice(0, 40) : '' }];
          }),
        );
      },
      // A model that is newer than the last run has no rows yet.
      () => isWanted && setChoices([]),
    );
    return () => {
      isWanted = false;
    };
  }, [rows, version, model]);
  return choices;
}
