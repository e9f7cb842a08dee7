import { Play, TriangleAlert } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { writeCall } from '../calls/writeCall.ts';
import type { DesignModel } from '../design.ts';
import type { CallStyle } from '../logState.ts';
import panel from '../PlaygroundPanel.module.css';
import { pausedWhile } from '../pausedWhile.ts';
import type { Session } from '../useSession.ts';
import {
  type CallForm,
  dataProperties,
  type ResolvedForm,
  resolveForm,
  startForm,
  toRequest,
} from './callForm.ts';
import { IdField, SelectField, TextField } from './Field.tsx';
import { FilterFields } from './FilterFields.tsx';
import styles from './Methods.module.css';
import { useRowChoices } from './useRowChoices.ts';

interface MethodsViewProps {
  readonly session: Session;
  readonly design: readonly DesignModel[];
  readonly style: CallStyle;
}

/** Every method as a form: what it would be in JavaScript and over REST stands below while it is filled in. */
export function MethodsView({ session, design, style }: MethodsViewProps) {
  const [form, setForm] = useState<CallForm>(() => startForm(design));
  const resolved = resolveForm(form, design);
  const instances = useRowChoices(session, resolved?.model ?? null);
  const targets = useRowChoices(session, resolved?.asked ?? null);
  const prepare = useEffectEvent(() => session.prepare());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another design has other rows to pick
  useEffect(() => void prepare(), [design]);

  if (resolved === null)
    return (
      <p className={panel['hint']}>
        No model with rows of its own yet. Add one to the canvas (N): it can be used here at once.
      </p>
    );
  const facts = writeCall(toRequest(form, resolved), design);
  const change = (part: Partial<CallForm>): void => setForm({ ...form, ...part });
  const run = (): void => void session.run(facts.promise, { call: facts });
  const { method } = resolved;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!session.isRunning) run();
      }}
    >
      <div className={styles['scroll']}>
        <Receiver form={form} resolved={resolved} design={design} instances={instances} onChange={change} />
        <p className={styles['summary']}>{method.summary}</p>
        {method.warning === undefined ? null : (
          <p className={styles['warning']} role="note">
            <TriangleAlert size={12} aria-hidden="true" /> {method.warning}
          </p>
        )}
        {method.takes.some((kind) => kind === 'id' || kind === 'link') ? (
          <div className={styles['fields']}>
            <IdField
              label={`${resolved.asked.name} id`}
              value={form.id}
              choices={targets}
              onChange={(id) => change({ id })}
            />
          </div>
        ) : null}
        {method.takes.some((kind) => kind === 'where' || kind === 'filter') ? (
          <FilterFields
            model={resolved.asked}
            design={design}
            form={form.filter}
            isWhereOnly={method.takes.includes('where')}
            onChange={(filter) => change({ filter })}
          />
        ) : null}
        {method.takes.includes('data') ? (
          <fieldset className={styles['group']}>
            <legend>data</legend>
            <div className={styles['fields']}>
              {dataProperties(resolved).map(({ name, type, isRequired }) => (
                <TextField
                  key={name}
                  label={isRequired ? `${name} *` : name}
                  value={form.data[name] ?? ''}
                  placeholder={type}
                  onChange={(text) => change({ data: { ...form.data, [name]: text } })}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
      </div>
      <footer className={styles['footer']}>
        <div className={styles['line']} data-testid="call">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard */}
          <pre tabIndex={0}>
            <code>{facts[style]}</code>
          </pre>
          <p>
            {facts.rest === null ? 'No REST request does this.' : `${facts.rest.method} ${facts.rest.path}`}
            {facts.equivalent === null ? null : (
              <>
                {' '}
                · the same as <code>{facts.equivalent}</code>
              </>
            )}
          </p>
        </div>
        <Button look="primary" size="small" type="submit" {...pausedWhile(session.isRunning)}>
          <Play size={12} /> Run
        </Button>
      </footer>
    </form>
  );
}

interface ReceiverProps {
  readonly form: CallForm;
  readonly resolved: ResolvedForm;
  readonly design: readonly DesignModel[];
  readonly instances: ReturnType<typeof useRowChoices>;
  readonly onChange: (part: Partial<CallForm>) => void;
}

/** Model, instance, relation and method: what stands before the brackets. */
function Receiver({ form, resolved, design, instances, onChange }: ReceiverProps) {
  const { model, relation, methods, method } = resolved;
  const relations = form.instance === '' ? [] : model.relations;
  return (
    <div className={styles['fields']}>
      <SelectField
        label="Model"
        value={model.name}
        choices={design.filter(({ isStored }) => isStored).map(({ name }) => [name, name] as const)}
        onChange={(name) => {
          const next = design.find((one) => one.name === name);
          onChange({ model: name, relation: next?.relations[0]?.name ?? '', filter: startForm([]).filter });
        }}
      />
      <IdField
        label="Instance"
        value={form.instance}
        choices={instances}
        placeholder="the class itself"
        onChange={(instance) => onChange({ instance })}
      />
      <SelectField
        label="Relation"
        value={relation?.name ?? ''}
        choices={[['', '–'], ...relations.map(({ name, type }) => [name, `${name} (${type})`] as const)]}
        onChange={(name) => onChange({ relation: name, filter: startForm([]).filter })}
      />
      <SelectField
        label="Method"
        value={method.name}
        choices={methods.map(({ name }) => [name, name] as const)}
        onChange={(name) => onChange({ method: name })}
      />
    </div>
  );
}
