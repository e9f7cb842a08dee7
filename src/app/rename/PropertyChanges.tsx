import { useMemo, useState } from 'react';
import { type CustomPlace, findModel, type Project, type RenameChange } from '../../model/index.ts';
import { LongList } from '../../ui/LongList.tsx';
import styles from './Rename.module.css';
import { NameChange } from './RenameChanges.tsx';

/** The names that only resemble the old one and that the user ticked. */
export interface ChosenNames {
  has(change: RenameChange): boolean;
  toggle(change: RenameChange): void;
  customsOf(changes: readonly RenameChange[]): readonly CustomPlace[];
}

export function useChosenNames(): ChosenNames {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const has = (change: RenameChange): boolean => ticked.has(keyOfChange(change));
    return {
      has,
      toggle(change) {
        const next = new Set(ticked);
        if (!next.delete(keyOfChange(change))) next.add(keyOfChange(change));
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
  readonly chosen: ChosenNames;
}

/** Lists everything that a rename of a property changes, with checkboxes for optional changes. */
export function PropertyChanges({ project, changes, chosen }: PropertyChangesProps) {
  const follows = changes.filter(({ custom }) => custom === undefined);
  const optional = changes.filter(({ custom }) => custom !== undefined);
  const locationOf = ({ modelId, place }: RenameChange): string =>
    `${findModel(project, modelId)?.definition.name ?? ''} ${place}`;
  return (
    <>
      {follows.length === 0 ? null : (
        <section className={styles['changes']}>
          <h3>References to the property</h3>
          <LongList items={follows}>
            {(change) => (
              <li key={keyOfChange(change)} className={styles['change']}>
                <NameChange {...change} place={locationOf(change)} />
              </li>
            )}
          </LongList>
        </section>
      )}
      {optional.length === 0 ? null : (
        <section className={styles['changes']}>
          <h3>Based on the old name. Rename these too?</h3>
          <LongList items={optional}>
            {(change) => (
              <li key={keyOfChange(change)}>
                <label className={styles['change']}>
                  <input
                    type="checkbox"
                    aria-label={`${locationOf(change)}: ${change.before} to ${change.after}`}
                    checked={chosen.has(change)}
                    onChange={() => chosen.toggle(change)}
                  />
                  <NameChange {...change} place={locationOf(change)} />
                </label>
              </li>
            )}
          </LongList>
        </section>
      )}
    </>
  );
}

function keyOfChange({ modelId, place, before }: RenameChange): string {
  return JSON.stringify([modelId, place, before]);
}
