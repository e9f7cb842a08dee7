import { countOf } from '../../lib/countOf.ts';
import { Choice } from './Choice.tsx';
import styles from './FileDialogs.module.css';
import type { FoundUpdate } from './useUpdate.ts';

interface UpdateChoiceProps {
  readonly found: FoundUpdate;
  /** What the source's parts are called: "table". */
  readonly unit: string;
  readonly isUpdate: boolean;
  readonly onChoose: (isUpdate: boolean) => void;
}

/** Asks whether the models of the project are updated, or new ones are opened. */
export function UpdateChoice({ found: { opened, update }, unit, isUpdate, onChoose }: UpdateChoiceProps) {
  const matched = update.models.length;
  const all = opened.models.length;
  return (
    <div className={styles['choices']}>
      <Choice name="kind" title="Update these models" isChosen={isUpdate} onChoose={() => onChoose(true)}>
        {matched} of {countOf(all, unit)} {matched === 1 ? 'is a model' : 'are models'} of this project. Names
        and whatever else you changed stay.
      </Choice>
      <Choice name="kind" title="Open as new models" isChosen={!isUpdate} onChoose={() => onChoose(false)}>
        Adds them to this project, or replaces it.
      </Choice>
    </div>
  );
}
