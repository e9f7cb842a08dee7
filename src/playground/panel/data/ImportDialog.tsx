import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { StageSummary } from '../../host/index.ts';
import { countRefused, countRows, nameRow } from './describeImport.ts';
import type { ImportChoice } from './importData.ts';
import styles from './RowsView.module.css';

interface ImportDialogProps {
  readonly fileName: string;
  readonly summary: StageSummary;
  readonly onChoose: (choice: ImportChoice) => void;
}

/** Which rows of a file LoopBack would refuse, and why; the user says what becomes of them. */
export function ImportDialog({ fileName, summary, onChoose }: ImportDialogProps) {
  const { refused } = summary;
  const count = countRefused(summary);
  const all = countRows(summary, true);
  const more = count - refused.length;
  return (
    <Dialog
      title={`Import ${fileName}`}
      isOpen
      onClose={() => onChoose(null)}
      footer={
        <>
          <Button onClick={() => onChoose(null)}>Cancel</Button>
          <Button onClick={() => onChoose('all')}>Import them as they are</Button>
          <Button look="primary" onClick={() => onChoose('fitting')}>
            Leave them out
          </Button>
        </>
      }
    >
      <p>
        LoopBack would refuse {count.toLocaleString('en')} of {all.toLocaleString('en')} rows. A store can
        hold them all the same, as after a change of the model. What is imported takes the place of the rows
        that are there; undo brings them back.
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
    </Dialog>
  );
}
