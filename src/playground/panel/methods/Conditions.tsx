import { Plus, X } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import {
  type Condition,
  type ConditionGroup,
  emptyGroup,
  type Operator,
  operators,
} from '../calls/buildFilter.ts';
import type { DesignModel } from '../design/design.ts';
import styles from './Methods.module.css';

interface ConditionsProps {
  readonly model: DesignModel;
  readonly group: ConditionGroup;
  readonly onChange: (group: ConditionGroup) => void;
  /** Removes the group; only for a group inside another. */
  readonly onRemove?: () => void;
}

/** The fields of conditions that are joined with `and` or with `or`, nested groups included. */
export function Conditions({ model, group, onChange, onRemove }: ConditionsProps) {
  const { join, conditions, groups } = group;
  const isNested = onRemove !== undefined;
  const change = (part: Partial<ConditionGroup>): void => onChange({ ...group, ...part });
  return (
    <fieldset
      className={isNested ? `${styles['conditions']} ${styles['nested']}` : styles['conditions']}
      aria-label={isNested ? 'Group' : 'Conditions'}
    >
      {conditions.map((condition, index) => (
        <ConditionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is identified by its index
          key={index}
          model={model}
          condition={condition}
          onChange={(next) => change({ conditions: withItemAt(conditions, index, next) })}
          onRemove={() => change({ conditions: withoutItemAt(conditions, index) })}
        />
      ))}
      {groups.map((inner, index) => (
        <Conditions
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is identified by its index
          key={index}
          model={model}
          group={inner}
          onChange={(next) => change({ groups: withItemAt(groups, index, next) })}
          onRemove={() => change({ groups: withoutItemAt(groups, index) })}
        />
      ))}
      <div className={styles['join']}>
        <Button size="small" onClick={() => change({ conditions: [...conditions, conditionFor(model)] })}>
          <Plus size={12} /> Condition
        </Button>
        {isNested ? null : (
          <Button
            size="small"
            onClick={() =>
              change({
                groups: [...groups, { ...emptyGroup, join: 'or', conditions: [conditionFor(model)] }],
              })
            }
          >
            <Plus size={12} /> Group
          </Button>
        )}
        {conditions.length + groups.length > 1 || isNested ? (
          <select
            aria-label="Join with"
            value={join}
            onChange={(event) => change({ join: event.currentTarget.value === 'or' ? 'or' : 'and' })}
          >
            <option value="and">and: all hold</option>
            <option value="or">or: any holds</option>
          </select>
        ) : null}
        {isNested ? (
          <IconButton label="Remove group" size="small" onClick={onRemove}>
            <X size={12} />
          </IconButton>
        ) : null}
      </div>
    </fieldset>
  );
}

interface ConditionFieldsProps {
  readonly model: DesignModel;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

function ConditionFields({ model, condition, onChange, onRemove }: ConditionFieldsProps) {
  return (
    <div className={styles['condition']}>
      <select
        aria-label="Property"
        value={condition.property}
        onChange={(event) => onChange({ ...condition, property: event.currentTarget.value })}
      >
        {model.properties.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <select
        aria-label="Operator"
        value={condition.operator}
        onChange={(event) => onChange({ ...condition, operator: event.currentTarget.value as Operator })}
      >
        {operators.map((operator) => (
          <option key={operator}>{operator}</option>
        ))}
      </select>
      <input
        aria-label="Value"
        value={condition.text}
        placeholder={/inq|nin|between/.test(condition.operator) ? '1, 2' : ''}
        onChange={(event) => onChange({ ...condition, text: event.currentTarget.value })}
      />
      <IconButton label="Remove condition" size="small" onClick={onRemove}>
        <X size={12} />
      </IconButton>
    </div>
  );
}

function conditionFor(model: DesignModel): Condition {
  const property = model.properties.find(({ isId }) => !isId) ?? model.properties[0];
  return { property: property?.name ?? 'id', operator: '=', text: '' };
}

function withItemAt<Value>(list: readonly Value[], index: number, value: Value): readonly Value[] {
  return list.map((one, at) => (at === index ? value : one));
}

function withoutItemAt<Value>(list: readonly Value[], index: number): readonly Value[] {
  return list.filter((_, at) => at !== index);
}
