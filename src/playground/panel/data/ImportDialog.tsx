import { useId, useState } from 'react';
import { countOf } from '../../../lib/countOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { ImportPlan, ModelPlan } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';
import { ariaDisabled } from '../session/ariaDisabled.ts';
import { countRefused, nameRow } from './describeImport.ts';
import styles from './ImportDialog.module.css';
import { ImportedModel } from './ImportedModel.tsx';
import type { ImportChoice, ImportFindings } from './importData.ts';
import { countPlanned, countStored, startPlan } from './planImport.ts';

interface ImportDialogProps {
  readonly fileName: string;
  readonly findings: ImportFindings;
  readonly design: readonly DesignModel[];
  readonly onChoose: (choice: ImportChoice) => void;
}

/** Shows what is in a file and what LoopBack would refuse, and lets the user choose what to import. */
export function ImportDialog({ fileName, findings, design, onChoose }: ImportDialogProps) {
  const { summary, surveys } = findings;
  const [models, setModels] = useState<readonly ModelPlan[]>(() => startPlan(summary));
  const reason = useId();
  const fitting: ImportPlan = { withRefused: false, models };
  const count = countStored(summary, fitting, surveys);
  const all = countStored(summary, { withRefused: true, models }, surveys);
  const reasonText =
    all > 0
      ? 'LoopBack would refuse every row.'
      : countPlanned(summary, { withRefused: true, models }) > 0
        ? 'Every id is taken: choose what to do with these rows.'
        : 'No rows selected for import.';
  return (
    <Dialog
      title={`Import ${fileName}`}
      isOpen
      onClose={() => onChoose(null)}
      footer={
        <>
          {count === 0 ? (
            <p id={reason} className={styles['reason']}>
              {reasonText}
            </p>
          ) : null}
          <Button onClick={() => onChoose(null)}>Cancel</Button>
          {all > count ? (
            <Button onClick={() => onChoose({ withRefused: true, models })}>Import all as they are</Button>
          ) : null}
          <Button
            look="primary"
            {...ariaDisabled(count === 0)}
            aria-describedby={count === 0 ? reason : undefined}
            onClick={() => count > 0 && onChoose(fitting)}
          >
            Import {countOf(count, 'row')}
          </Button>
        </>
      }
    >
      <div className={styles['models']}>
        {summary.models.map((buffered) => {
          const model = design.find(({ name }) => name === buffered.model);
          const plan = models.find((one) => one.model === buffered.model);
          return model === undefined || plan === undefined ? null : (
            <ImportedModel
              key={buffered.model}
              model={model}
              buffered={buffered}
              survey={surveys.find((one) => one.model === buffered.model) ?? null}
              plan={plan}
              isOnly={summary.models.length === 1}
              onChange={(next) => setModels(models.map((one) => (one.model === next.model ? next : one)))}
            />
          );
        })}
        {summary.unknown.length === 0 ? null : (
          <p>Not in the design, skipped: {summary.unknown.join(', ')}.</p>
        )}
        <Refusals findings={findings} />
      </div>
    </Dialog>
  );
}

function Refusals({ findings: { summary } }: { findings: ImportFindings }) {
  const { refused } = summary;
  const count = countRefused(summary);
  if (count === 0) return null;
  const rows = summary.models.reduce((sum, model) => sum + model.rows, 0);
  const more = count - refused.length;
  return (
    <section>
      <p>
        LoopBack would refuse {count.toLocaleString('en')} of {rows.toLocaleString('en')} rows. You can import
        them anyway; a database may contain such rows.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard */}
      <ul className={styles['refusals']} tabIndex={0} aria-label="Refused rows">
        {refused.map((row) => (
          <li key={`${row.model}/${row.place}`}>
            <b>{nameRow(row)}</b> {row.reason}
          </li>
        ))}
        {more > 0 ? <li>… and {more.toLocaleString('en')} more</li> : null}
      </ul>
    </section>
  );
}
