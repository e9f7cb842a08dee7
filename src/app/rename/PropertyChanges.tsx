import { useMemo, useState } from 'react';
import { type CustomPlace, findModel, type Project, type RenameChange } from '../../model/index.ts';
import styles from './Rename.module.css';
import { Change } from './RenameChanges.tsx';

/** The names that only look like the old one and that somebody ticked. */
export interface Chosen {
  has(change: RenameChange): boolean;
  toggle(change: RenameChange): void;
  customsOf(changes: readonly RenameChange[]): readonly CustomPlace[];
}

export function useChosen(): Chosen {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const has = (change: RenameChange): boolean => ticked.has(keyOf(change));
    return {
      has,
      toggle(change) {
        const next = new Set(ticked);
        if (!next.delete(keyOf(change))) next.add(keyOf(change));
        setTicked(next);
      },
      customsOf: (changes) =>
        changes.flatMap((change) => (change.custom !== undefined && has(change) ? [change.custom] : [])),
    };
  }, [ticked]);
}

interface PropertyChangesProps {
  readonly project: Project;
  readonly changes: readonly RenameChange[];
  readonly chosen: Chosen;
}

/** Everything that a rename of a property changes, and what it may change, to be ticked. */
export function PropertyChanges({ project, changes, chosen }: PropertyChangesProps) {
  const follows = changes.filter(({ custom }) => custom === undefined);
  const asked = changes.filter(({ custom }) => custom !== undefined);
  const placeOf = ({ modelId, place }: RenameChange): string =>
    `${findModel(project, modelId)?.definition.name ?? ''} ${place}`;
  return (
    <>
      {follows.length === 0 ? null : (
        <section className={styles['changes']}>
          <h3>References to the property</h3>
          <ul>
            {follows.map((change) => (
              <li key={keyOf(change)} className={styles['change']}>
                <Change {...change} place={placeOf(change)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {asked.length === 0 ? null : (
        <section className={styles['changes']}>
          <h3>Based on the old name. Rename these too?</h3>
          <ul>
            {asked.map((change) => (
              <li key={keyOf(change)}>
                <label className={styles['change']}>
                  <input
                    type="checkbox"
                    aria-label={`${placeOf(change)}: ${change.before} to ${change.after}`}
                    checked={chosen.has(change)}
                    onChange={() => chosen.toggle(change)}
                  />
                  <Change {...change} place={placeOf(change)} />
                </label>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function keyOf({ modelId, place, before }: RenameChange): string {
  return JSON.stringify([modelId, place, before]);
}
