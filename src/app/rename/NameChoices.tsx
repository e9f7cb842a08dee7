import styles from './Rename.module.css';

/** Which names change with the name of a model. */
export interface TickedNames {
  readonly choice: 'none' | 'all' | 'some';
  /** With `some`: the ids of the units that change. */
  readonly ids: readonly string[];
  choose(choice: TickedNames['choice']): void;
  setIds(ids: readonly string[]): void;
}

const choices = [
  ['none', 'Keep keys and API names', 'Only the model’s name changes.'],
  ['all', 'Change all', 'Keys, relation names and paths follow the new name.'],
  ['some', 'Choose', 'Tick what changes with it.'],
] as const;

/** Asks what else changes with the name. */
export function NameChoices({ ticked }: { readonly ticked: TickedNames }) {
  return (
    <fieldset className={styles['choices']}>
      <legend className="visually-hidden">What changes with the name</legend>
      {choices.map(([choice, title, text]) => (
        <label key={choice} className={styles['choice']} data-chosen={ticked.choice === choice}>
          <input
            type="radio"
            name="names"
            aria-label={title}
            checked={ticked.choice === choice}
            onChange={() => ticked.choose(choice)}
          />
          <span>
            <strong>{title}</strong> <span className={styles['choiceText']}>{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
