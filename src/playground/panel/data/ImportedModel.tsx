import type { ReactNode } from 'react';
import { countOf } from '../../../lib/countOf.ts';
import type { BufferedModel, ModelPlan, ModelSurvey } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';
import styles from './ImportDialog.module.css';
import { columnFacts } from './planImport.ts';
import { RowPreview } from './RowPreview.tsx';

interface ImportedModelProps {
  readonly model: DesignModel;
  readonly buffered: BufferedModel;
  readonly survey: ModelSurvey | null;
  readonly plan: ModelPlan;
  /** Whether the file holds rows of this model only. */
  readonly isOnly: boolean;
  readonly onChange: (plan: ModelPlan) => void;
}

/** The rows of one model in a file: a preview, and the choice what to do with them. */
export function ImportedModel({ model, buffered, survey, plan, isOnly, onChange }: ImportedModelProps) {
  const existing = survey?.existing ?? 0;
  const preview = <RowPreview model={model} buffered={buffered} />;
  return (
    <section className={styles['model']} aria-label={model.name}>
      <div className={styles['head']}>
        <h3>
          {model.name} <span>{countOf(buffered.rows, 'row')}</span>
        </h3>
        <WaySelect model={model} existing={existing} plan={plan} isOnly={isOnly} onChange={onChange} />
      </div>
      {plan.way === 'append' && survey !== null && survey.taken > 0 ? (
        <TakenIds model={model} taken={survey.taken} plan={plan} onChange={onChange} />
      ) : null}
      {isOnly ? (
        preview
      ) : (
        <details>
          <summary>First rows</summary>
          {preview}
        </details>
      )}
      <ColumnNotes model={model} buffered={buffered} />
    </section>
  );
}

interface WaySelectProps extends Pick<ImportedModelProps, 'model' | 'plan' | 'isOnly' | 'onChange'> {
  readonly existing: number;
}

function WaySelect({ model, existing, plan, isOnly, onChange }: WaySelectProps) {
  if (existing === 0 && isOnly) return <p>{model.name} has no rows yet.</p>;
  return (
    <select
      aria-label={`What to do with ${model.name}`}
      value={plan.way}
      onChange={(event) => onChange({ ...plan, way: event.currentTarget.value as ModelPlan['way'] })}
    >
      <option value="append">
        {existing === 0 ? 'Add' : `Add to the existing ${countOf(existing, 'row')}`}
      </option>
      {existing === 0 ? null : <option value="replace">Replace all {countOf(existing, 'row')}</option>}
      {isOnly ? null : <option value="leave">Do not import</option>}
    </select>
  );
}

interface TakenIdsProps extends Pick<ImportedModelProps, 'model' | 'plan' | 'onChange'> {
  readonly taken: number;
}

function TakenIds({ model, taken, plan, onChange }: TakenIdsProps) {
  const canRenew = model.isIdGenerated && model.idType === 'number';
  return (
    <label className={styles['taken']}>
      {countOf(taken, 'id is', 'ids are')} taken by stored rows:
      <select
        aria-label={`Taken ids of ${model.name}`}
        value={plan.taken}
        onChange={(event) => onChange({ ...plan, taken: event.currentTarget.value as ModelPlan['taken'] })}
      >
        <option value="skip">Keep the stored rows</option>
        <option value="replace">Replace the stored rows</option>
        {canRenew ? <option value="renew">Keep both: new ids for the file’s rows</option> : null}
      </select>
    </label>
  );
}

const MOST_NAMES = 20;

function shownNames(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
}

/** Lists the columns that only the file has, and the properties that only the model has. */
function ColumnNotes({ model, buffered }: Pick<ImportedModelProps, 'model' | 'buffered'>) {
  const { extra, isExtraKept, more, absent } = columnFacts(buffered, model);
  const outcome =
    isExtraKept === null
      ? ''
      : isExtraKept
        ? ' Stored anyway.'
        : ' Skipped, as LoopBack does in a strict model.';
  return (
    <>
      {extra.length === 0 ? null : (
        <Note label="Not in the model">
          {shownNames(extra)}.{outcome}
        </Note>
      )}
      {more === 0 ? null : (
        <Note label="Further columns">{more.toLocaleString('en')}, which are not shown here.</Note>
      )}
      {absent.length === 0 ? null : <Note label="Not in the file">{absent.join(', ')}.</Note>}
    </>
  );
}

function Note({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p>
      <b>{label}:</b> {children}
    </p>
  );
}
