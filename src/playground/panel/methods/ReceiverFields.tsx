import type { DesignModel } from '../design/design.ts';
import type { Session } from '../session/useSession.ts';
import { type CallForm, type ResolvedForm, startForm } from './callForm.ts';
import { SelectField } from './Field.tsx';
import styles from './Methods.module.css';
import { RowPicker } from './RowPicker.tsx';
import type { RowChoices } from './useRowChoices.ts';

interface ReceiverFieldsProps {
  readonly session: Session;
  readonly form: CallForm;
  readonly resolved: ResolvedForm;
  readonly design: readonly DesignModel[];
  /** The id of the instance, as its field shows it. */
  readonly instance: string;
  readonly instances: RowChoices;
  readonly invalid: ReadonlySet<string>;
  readonly onChange: (part: Partial<CallForm>) => void;
}

/** The fields for model, instance, relation and method: the part of the call before its arguments. */
export function ReceiverFields(props: ReceiverFieldsProps) {
  const { session, form, resolved, design, instance, instances, invalid, onChange } = props;
  const { model, relation, methods, method } = resolved;
  const isOnInstance = form.receiver === 'instance';
  return (
    <div className={styles['fields']}>
      <SelectField
        label="Model"
        value={model.name}
        choices={design.filter(({ isStored }) => isStored).map(({ name }) => [name, name] as const)}
        onChange={(name) => {
          const next = design.find((one) => one.name === name);
          const relation = next?.relations[0]?.name ?? '';
          // Ids of another model's rows mean nothing here.
          onChange({ model: name, instance: null, id: '', relation, filter: startForm([]).filter });
        }}
      />
      <SelectField
        label="Call on"
        value={form.receiver}
        choices={[
          ['instance', 'instance'],
          ['class', 'class'],
        ]}
        onChange={(receiver) => onChange({ receiver: receiver === 'class' ? 'class' : 'instance' })}
      />
      {isOnInstance ? (
        <>
          <RowPicker
            label={`${model.name} id`}
            value={instance}
            session={session}
            model={model}
            rows={instances}
            isInvalid={instance !== '' && invalid.has('instance')}
            onChange={(text) => onChange({ instance: text })}
          />
          <SelectField
            label="Relation"
            isWide
            value={relation?.name ?? ''}
            choices={[
              ['', '–'],
              ...model.relations.map(({ name, type }) => [name, `${name} (${type})`] as const),
            ]}
            onChange={(name) => onChange({ relation: name, id: '', filter: startForm([]).filter })}
          />
        </>
      ) : null}
      <SelectField
        label="Method"
        value={method.name}
        choices={methods.map(({ name }) => [name, name] as const)}
        onChange={(name) => onChange({ method: name })}
      />
    </div>
  );
}
