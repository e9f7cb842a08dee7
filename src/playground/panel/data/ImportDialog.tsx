import { useId, useState } from 'react';
import { countOf } from '../../../lib/countOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { ImportPlan, ModelPlan } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';
import { pausedWhile } from '../session/pausedWhile.ts';
import { countRefused, nameRow } from './describeImport.ts';
import styles from './ImportDialog.module.css';
import { ImportedModel } from './ImportedModel.tsx';
import type { FoundRows, ImportChoice } from './importData.ts';
import { countPlanned, countStored, startPlan } from './planImport.ts';

interface ImportDialogProps {
  readonly fileName: string;
  readonly found: FoundRows;
  readonly design: readonly DesignModel[];
  readonly onChoose: (choice: ImportChoice) => void;
}

/** What is in a file, and what LoopBack would refuse of it; the user says what becomes of it. */
export function ImportDialog({ fileName, found, design, onChoose }: ImportDialogProps) {
  const { summary, surveys } = found;
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
            {...pausedWhile(count === 0)}
            aria-describedby={count === 0 ? reason : undefined}
            onClick={() => count > 0 && onChoose(fitting)}
          >
            Import {countOf(count, 'row')}
          </Button>
        </>
      }
    >
      <div className={styles['models']}>
        {summary.models.map((staged) => {
          const model = design.find(({ name }) => name === staged.model);
          const plan = models.find((one) => one.model === staged.model);
          return model === undefined || plan === undefined ? null : (
            <ImportedModel
              key={staged.model}
              model={model}
              staged={staged}
              survey={surveys.find((one) => one.model === staged.model) ?? null}
              plan={plan}
              isOnly={summary.models.length === 1}
              onChange={(next) => setModels(models.map((one) => (one.model === next.model ? next : one)))}
            />
          );
        })}
        {summary.unknown.length === 0 ? null : (
          <p>Not in the design, skipped: {summary.unknown.join(', ')}.</p>
        )}
        <Refusals found={found} />
      </div>
    </Dialog>
  );
}

function Refusals({ found: { summary } }: { found: FoundRows }) {
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
