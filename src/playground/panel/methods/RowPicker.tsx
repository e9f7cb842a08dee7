import { Autocomplete } from '@base-ui/react/autocomplete';
import { useId, useState } from 'react';
import type { DesignModel } from '../design/design.ts';
import type { Session } from '../session/useSession.ts';
import { matchingChoices } from './argumentChoices.ts';
import styles from './RowPicker.module.css';
import { describeChoice, type RowChoice } from './rowChoices.ts';
import { mostChoices, type RowChoices, useRowSearch } from './useRowChoices.ts';

interface RowPickerProps {
  /** "Member id" */
  readonly label: string;
  /** The text of the field: the id. */
  readonly value: string;
  readonly session: Session;
  /** The model whose rows are offered. */
  readonly model: DesignModel;
  readonly rows: RowChoices;
  /** Set where only these can be chosen, not all rows: what to say where there are none. */
  readonly noChoice?: string | null;
  readonly isInvalid: boolean;
  readonly onChange: (value: string) => void;
}

/** A field for an id, typed or picked from the rows. It also searches the texts of the rows. */
export function RowPicker(props: RowPickerProps) {
  const { label, value, session, model, rows, noChoice = null, isInvalid, onChange } = props;
  const input = useId();
  // The text typed since the list was opened; until then the list shows the first rows.
  const [typed, setTyped] = useState('');
  const search = useRowSearch(session, model, noChoice === null ? typed : '');
  const { found, isSearching } =
    noChoice === null ? search : { found: matchingChoices(rows.choices, typed), isSearching: false };
  const items = typed === '' ? rows.choices : found;
  const chosen = [...rows.choices, ...found].find(({ id }) => String(id) === value);
  return (
    <Autocomplete.Root
      mode="none"
      items={items}
      filter={null}
      openOnInputClick
      autoHighlight={false}
      value={value}
      itemToStringValue={(choice: RowChoice) => String(choice.id)}
      onValueChange={(next, { reason }) => {
        setTyped(reason === 'input-change' ? next : '');
        onChange(next);
      }}
      onOpenChange={(isOpen) => !isOpen && setTyped('')}
    >
      <div className={styles['field']}>
        <label htmlFor={input}>{label}</label>
        <div className={styles['box']}>
          <Autocomplete.Input
            id={input}
            className={styles['input']}
            autoComplete="off"
            placeholder={
              rows.total !== 0 ? 'choose or type an id' : noChoice === null ? 'no rows yet' : 'none yet'
            }
            aria-invalid={isInvalid || undefined}
          />
          {chosen === undefined || chosen.label === '' || value.length > 8 ? null : (
            <span className={styles['chosen']} title={describeChoice(chosen)} data-testid="chosen">
              {chosen.label}
            </span>
          )}
        </div>
      </div>
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={3} align="start" className={styles['positioner']}>
          <Autocomplete.Popup className={styles['popup']}>
            <Autocomplete.Status className={styles['status']}>
              {noChoice !== null && rows.total === 0
                ? noChoice
                : describeList(model, rows, items.length, typed, isSearching)}
            </Autocomplete.Status>
            <Autocomplete.List aria-label={noChoice === null ? `Rows of ${model.name}` : label}>
              {(choice: RowChoice) => (
                <Autocomplete.Item key={choice.id} value={choice} className={styles['item']}>
                  {describeChoice(choice)}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}

function describeList(
  model: DesignModel,
  { total }: RowChoices,
  shown: number,
  typed: string,
  isSearching: boolean,
): string | null {
  if (total === null) return 'Type an id.';
  if (total === 0) return howToGetRows(model);
  if (isSearching) return 'Searching…';
  if (typed !== '' && shown === 0) return `No ${model.name} has “${typed}” as its id or in a text property.`;
  if (typed !== '')
    return shown < mostChoices ? null : `The first ${shown} that match. Type more to find others.`;
  return total <= shown ? null : `The first ${shown} of ${total.toLocaleString('en')} rows. Type to search.`;
}

/** Says how to create rows for a model that has none. */
export function howToGetRows({ name }: DesignModel): string {
  return `${name} has no rows yet. Call create on the class ${name}, or choose Data › Samples & files › Sample data.`;
}
