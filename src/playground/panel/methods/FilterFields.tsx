import { Plus, X } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { type Condition, type FilterForm, type Operator, operators } from '../calls/buildFilter.ts';
import type { DesignModel } from '../design.ts';
import { SelectField, TextField } from './Field.tsx';
import styles from './Methods.module.css';

interface FilterFieldsProps {
  /** Whose rows are asked for. */
  readonly model: DesignModel;
  readonly form: FilterForm;
  /** Where only a where clause is taken. */
  readonly isWhereOnly: boolean;
  readonly onChange: (form: FilterForm) => void;
}

/** A filter in parts: conditions, order, limit, include. */
export function FilterFields({ model, form, isWhereOnly, onChange }: FilterFieldsProps) {
  const names = model.properties.map(({ name }) => [name, name] as const);
  const change = (part: Partial<FilterForm>): void => onChange({ ...form, ...part });
  return (
    <fieldset className={styles['group']}>
      <legend>{isWhereOnly ? 'where' : 'filter'}</legend>
      <Conditions
        model={model}
        conditions={form.conditions}
        onChange={(conditions) => change({ conditions })}
      />
      {isWhereOnly ? null : (
        <div className={styles['fields']}>
          <SelectField
            label="order"
            value={form.orderBy}
            choices={[['', '–'], ...names]}
            onChange={(orderBy) => change({ orderBy })}
          />
          <SelectField
            label="direction"
            value={form.isDescending ? 'DESC' : 'ASC'}
            choices={[
              ['ASC', 'ASC'],
              ['DESC', 'DESC'],
            ]}
            onChange={(direction) => change({ isDescending: direction === 'DESC' })}
          />
          <TextField label="limit" value={form.limit} onChange={(limit) => change({ limit })} />
          <SelectField
            label="include"
            value={form.include}
            choices={[['', '–'], ...model.relations.map(({ name }) => [name, name] as const)]}
            onChange={(include) => change({ include })}
          />
        </div>
      )}
    </fieldset>
  );
}

interface ConditionsProps {
  readonly model: DesignModel;
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
}

export function Conditions({ model, conditions, onChange }: ConditionsProps) {
  const change = (index: number, part: Partial<Condition>): void =>
    onChange(conditions.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div className={styles['conditions']}>
      {conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place
        <div key={index} className={styles['condition']}>
          <select
            aria-label="Property"
            value={condition.property}
            onChange={(event) => change(index, { property: event.currentTarget.value })}
          >
            {model.properties.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <select
            aria-label="Operator"
            value={condition.operator}
            onChange={(event) => change(index, { operator: event.currentTarget.value as Operator })}
          >
            {operators.map((operator) => (
              <option key={operator}>{operator}</option>
            ))}
          </select>
          <input
            aria-label="Value"
            value={condition.text}
            placeholder={/inq|nin|between/.test(condition.operator) ? '1, 2' : ''}
            onChange={(event) => change(index, { text: event.currentTarget.value })}
          />
          <IconButton
            label="Remove the condition"
            size="small"
            onClick={() => onChange(conditions.filter((_, at) => at !== index))}
          >
            <X size={12} />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => {
          const property = model.properties.find(({ isId }) => !isId) ?? model.properties[0];
          onChange([...conditions, { property: property?.name ?? 'id', operator: '=', text: '' }]);
        }}
      >
        <Plus size={12} /> Condition
      </Button>
    </div>
  );
}
