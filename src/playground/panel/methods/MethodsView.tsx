import { Play, TriangleAlert } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { writeCall } from '../calls/writeCall.ts';
import { isNull, showCell } from '../data/cellText.ts';
import type { DesignModel } from '../design/design.ts';
import type { CallStyle } from '../log/logState.ts';
import panel from '../PlaygroundPanel.module.css';
import { ariaDisabled } from '../session/ariaDisabled.ts';
import type { Session } from '../session/useSession.ts';
import { choiceSourceOf, describeNoChoice, updatedItem } from './argumentChoices.ts';
import { type CallForm, dataProperties, resolveForm, startForm, takesId, toRequest } from './callForm.ts';
import { argumentLabel, checkForm, type FormProblem } from './checkForm.ts';
import { TextField } from './Field.tsx';
import { FilterFields } from './FilterFields.tsx';
import styles from './Methods.module.css';
import { ReceiverFields } from './ReceiverFields.tsx';
import { howToGetRows, RowPicker } from './RowPicker.tsx';
import { useArgumentChoices, useInstanceRow } from './useArgumentChoices.ts';
import { type RowChoices, useRowChoices } from './useRowChoices.ts';

interface MethodsViewProps {
  readonly session: Session;
  readonly design: readonly DesignModel[];
  readonly style: CallStyle;
}

/** Every method as a form, with its JavaScript and its REST request below. */
export function MethodsView({ session, design, style }: MethodsViewProps) {
  const [form, setForm] = useState<CallForm>(() => startForm(design));
  const { model: owner = null } = resolveForm(form, design) ?? {};
  const instances = useRowChoices(session, owner);
  const instance = form.instance ?? String(instances.choices[0]?.id ?? '');
  const instanceRow = useInstanceRow(session, owner, form.receiver === 'class' ? '' : instance);
  const resolved = resolveForm(form, design, instanceRow);
  const source = resolved === null ? null : choiceSourceOf(resolved, design);
  const targets = useArgumentChoices(session, source, instanceRow);
  const reason = useId();
  const prepare = useEffectEvent(() => session.prepare());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another design has other rows to pick
  useEffect(() => void prepare(), [design]);

  if (resolved === null)
    return (
      <p className={panel['hint']}>
        No models with rows yet. Add one to the canvas (N) to use it here at once.
      </p>
    );
  const facts = writeCall(toRequest(form, resolved, instance), design);
  const problems = checkForm(form, resolved, instance);
  const invalid = new Set(problems.map(({ field }) => field));
  const change = (part: Partial<CallForm>): void => setForm({ ...form, ...part });
  const run = (): void => void session.run(facts.promise, { call: facts });
  const { model, rowModel, idModel, method } = resolved;
  const item = updatedItem(resolved, design, instanceRow, form.id);
  const noChoice = source === null ? null : describeNoChoice(source, resolved, instance);
  const [problem] = problems;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!session.isRunning && problem === undefined) run();
      }}
    >
      <div className={styles['scroll']}>
        <ReceiverFields
          session={session}
          form={form}
          resolved={resolved}
          design={design}
          instance={instance}
          instances={instances}
          invalid={invalid}
          onChange={change}
        />
        <p className={styles['summary']}>{method.summary}</p>
        {method.warning === null ? null : (
          <p className={styles['warning']} role="note">
            <TriangleAlert size={12} aria-hidden="true" /> {method.warning}
          </p>
        )}
        {takesId(method) ? (
          <div className={styles['fields']}>
            <RowPicker
              key={idModel.id}
              label={argumentLabel(resolved)}
              value={form.id}
              session={session}
              model={idModel}
              rows={targets}
              noChoice={noChoice}
              isInvalid={form.id !== '' && invalid.has('id')}
              onChange={(id) => change({ id })}
            />
          </div>
        ) : null}
        {method.takes.some((kind) => kind === 'where' || kind === 'filter') ? (
          <FilterFields
            model={rowModel}
            design={design}
            form={form.filter}
            isWhereOnly={method.takes.includes('where')}
            invalid={invalid}
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
                  placeholder={isNull(item?.[name]) ? type : showCell(item?.[name])}
                  isInvalid={invalid.has(`data ${name}`)}
                  onChange={(text) => change({ data: { ...form.data, [name]: text } })}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
      </div>
      <footer className={styles['footer']}>
        <div className={styles['line']} data-testid="call">
          {problem === undefined ? null : (
            <p id={reason} className={styles['reason']}>
              {describeProblem(
                problem,
                [
                  ['instance', model, instances],
                  ['id', idModel, targets],
                ],
                noChoice,
              )}
            </p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard */}
          <pre tabIndex={0}>
            <code>{facts[style]}</code>
          </pre>
          <p>
            {facts.rest === null ? 'No REST equivalent.' : `${facts.rest.method} ${facts.rest.path}`}
            {facts.equivalent === null || problem !== undefined ? null : (
              <>
                {' '}
                · same as <code>{facts.equivalent}</code>
              </>
            )}
          </p>
        </div>
        <Button
          look="primary"
          size="small"
          type="submit"
          {...ariaDisabled(session.isRunning || problem !== undefined)}
          aria-describedby={problem === undefined ? undefined : reason}
        >
          <Play size={12} /> Run
        </Button>
      </footer>
    </form>
  );
}

/** Describes a problem; where an id is missing because there are no rows, says how to create some. */
function describeProblem(
  { field, message, isMissing }: FormProblem,
  sources: readonly (readonly [field: string, model: DesignModel, rows: RowChoices])[],
  noChoice: string | null,
): string {
  const isEmptyList =
    noChoice !== null && sources.some(([name, , { total }]) => name === 'id' && total === 0);
  if (field === 'id' && isMissing && isEmptyList) return noChoice;
  const empty = sources.find(([name, model, { total }]) => name === field && model.isStored && total === 0);
  return isMissing && empty !== undefined ? howToGetRows(empty[1]) : message;
}
