import { useState } from 'react';
import { useEditor } from '../editor/index.ts';
import { type CustomPlace, findModel, type RenameChange } from '../model/index.ts';
import styles from './RenameDialog.module.css';

/** What the changes of each kind are called, in the order in which they are shown. */
export type ChangeTitles = readonly (readonly [RenameChange['kind'], string])[];

/** The names that only look like the old one and that somebody ticked. */
export interface Chosen {
  has(change: RenameChange): boolean;
  toggle(change: RenameChange): void;
  customsOf(changes: readonly RenameChange[]): readonly CustomPlace[];
}

export function useChosen(): Chosen {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
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
}

interface NewNameProps {
  readonly value: string;
  readonly onType: (name: string) => void;
  /** null where the name can't be taken. */
  readonly onEnter: (() => void) | null;
}

/** The field for the new name. */
export function NewName({ value, onType, onEnter }: NewNameProps) {
  return (
    <input
      autoFocus
      className={styles['name']}
      aria-label="New name"
      spellCheck={false}
      autoComplete="off"
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.();
      }}
    />
  );
}

interface RenameChangesProps {
  readonly titles: ChangeTitles;
  readonly changes: readonly RenameChange[];
  readonly chosen: Chosen;
}

/** Everything that a rename changes, and what it may change, to be ticked. */
export function RenameChanges({ titles, changes, chosen }: RenameChangesProps) {
  const project = useEditor((state) => state.project);
  return titles.map(([kind, title]) => {
    const ofKind = changes.filter((change) => change.kind === kind);
    return ofKind.length === 0 ? null : (
      <section key={kind} className={styles['changes']}>
        <h3>{title}</h3>
        <ul>
          {ofKind.map((change) => (
            <li key={keyOf(change)}>
              <Change
                change={change}
                place={`${findModel(project, change.modelId)?.definition.name ?? ''} ${change.place}`}
                chosen={kind === 'custom' ? chosen : null}
              />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

interface ChangeProps {
  readonly change: RenameChange;
  readonly place: string;
  /** null where there is nothing to choose. */
  readonly chosen: Chosen | null;
}

function Change({ change, place, chosen }: ChangeProps) {
  const { before, after } = change;
  const text = (
    <>
      <span className={styles['place']}>{place}</span>
      <span>
        <del>{before}</del> <ins>{after}</ins>
      </span>
    </>
  );
  if (chosen === null) return <span className={styles['change']}>{text}</span>;
  return (
    <label className={styles['change']}>
      <input
        type="checkbox"
        aria-label={`${place}: ${before} to ${after}`}
        checked={chosen.has(change)}
        onChange={() => chosen.toggle(change)}
      />
      {text}
    </label>
  );
}

function keyOf({ modelId, place, before }: RenameChange): string {
  return JSON.stringify([modelId, place, before]);
}
