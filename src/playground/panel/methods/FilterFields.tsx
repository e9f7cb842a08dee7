import { Fragment } from 'react';
import type { FilterForm, OrderKey } from '../calls/buildFilter.ts';
import type { DesignModel } from '../design/design.ts';
import { Conditions } from './Conditions.tsx';
import { SelectField, TextField } from './Field.tsx';
import styles from './Methods.module.css';

interface FilterFieldsProps {
  /** The model whose rows the filter selects. */
  readonly model: DesignModel;
  readonly design: readonly DesignModel[];
  readonly form: FilterForm;
  /** Whether the method takes only a where clause. */
  readonly isWhereOnly: boolean;
  /** The fields whose text can't be a value. */
  readonly invalid: ReadonlySet<string>;
  readonly onChange: (form: FilterForm) => void;
}

/** The fields of a filter: conditions, order, limit, skip, include and fields. */
export function FilterFields({ model, design, form, isWhereOnly, invalid, onChange }: FilterFieldsProps) {
  const names = model.properties.map(({ name }) => name);
  const change = (part: Partial<FilterForm>): void => onChange({ ...form, ...part });
  return (
    <fieldset className={styles['group']}>
      <legend>{isWhereOnly ? 'where' : 'filter'}</legend>
      <Conditions model={model} group={form.where} onChange={(where) => change({ where })} />
      {isWhereOnly ? null : (
        <div className={styles['fields']}>
          <OrderFields names={names} order={form.order} onChange={(order) => change({ order })} />
          {(['limit', 'skip'] as const).map((name) => (
            <TextField
              key={name}
              label={name}
              value={form[name]}
              isInvalid={invalid.has(name)}
              onChange={(text) => change({ [name]: text })}
            />
          ))}
          <ListFields
            label="include"
            values={form.include}
            choices={includable(model, design)}
            onChange={(include) => change({ include })}
          />
          <ListFields
            label="fields"
            values={form.fields}
            choices={names}
            onChange={(fields) => change({ fields })}
          />
        </div>
      )}
    </fieldset>
  );
}

/** Lists the relations that can be included, nested ones too: "orders", "orders.reviews". */
function includable(model: DesignModel, design: readonly DesignModel[]): readonly string[] {
  return model.relations.flatMap(({ name, model: target }) => {
    const nested = design.find((one) => one.name === target)?.relations ?? [];
    return [name, ...nested.map((relation) => `${name}.${relation.name}`)];
  });
}

interface OrderFieldsProps {
  readonly names: readonly string[];
  readonly order: readonly OrderKey[];
  readonly onChange: (order: readonly OrderKey[]) => void;
}

/** The keys of the order; the last, empty field adds one. */
function OrderFields({ names, order, onChange }: OrderFieldsProps) {
  const change = (index: number, key: OrderKey): void => {
    const next = [...order];
    next[index] = key;
    onChange(next.filter(({ property }) => property !== ''));
  };
  return [...order, { property: '', isDescending: false }].map((key, index) => {
    const isAdding = index === order.length && index > 0;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a key of the order is identified by its index
      <Fragment key={index}>
        <SelectField
          label={numbered('order', index)}
          value={key.property}
          choices={['', ...names].map((name) => [name, name || '–'])}
          onChange={(property) => change(index, { ...key, property })}
        />
        {isAdding ? null : (
          <SelectField
            label={numbered('direction', index)}
            value={key.isDescending ? 'DESC' : 'ASC'}
            choices={[
              ['ASC', 'ASC'],
              ['DESC', 'DESC'],
            ]}
            onChange={(direction) => change(index, { ...key, isDescending: direction === 'DESC' })}
          />
        )}
      </Fragment>
    );
  });
}

interface ListFieldsProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly choices: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** A list of choices; the last, empty field adds one. */
function ListFields({ label, values, choices, onChange }: ListFieldsProps) {
  return [...values, ''].map((value, index) => (
    <SelectField
      // biome-ignore lint/suspicious/noArrayIndexKey: a value is identified by its index
      key={index}
      label={numbered(label, index)}
      value={value}
      choices={['', ...choices.filter((one) => one === value || !values.includes(one))].map((one) => [
        one,
        one || '–',
      ])}
      onChange={(chosen) =>
        onChange([...values.slice(0, index), chosen, ...values.slice(index + 1)].filter(Boolean))
      }
    />
  ));
}

function numbered(label: string, index: number): string {
  return index === 0 ? label : `${label} ${index + 1}`;
}
