import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { DesignModel } from '../design.ts';
import { type CheckedRows, nameRow } from './importRows.ts';
import styles from './RowsView.module.css';

interface ImportDialogProps {
  readonly fileName: string;
  readonly checked: CheckedRows;
  readonly design: readonly DesignModel[];
  readonly onClose: () => void;
  /** Whether the refused rows are brought in as they are. */
  readonly onImport: (withRefused: boolean) => void;
}

const listed = 50;

/** Which rows of a file LoopBack would refuse, and why; the user says what becomes of them. */
export function ImportDialog({ fileName, checked, design, onClose, onImport }: ImportDialogProps) {
  const { refused } = checked;
  const all = [...checked.rows(true).values()].reduce((sum, rows) => sum + rows.length, 0);
  const more = refused.length - listed;
  return (
    <Dialog
      title={`Import ${fileName}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={() => onImport(true)}>Import them as they are</Button>
          <Button look="primary" onClick={() => onImport(false)}>
            Leave them out
          </Button>
        </>
      }
    >
      <p>
        LoopBack would refuse {refused.length.toLocaleString('en')} of {all.toLocaleString('en')} rows. A
        store can hold them all the same, as after a change of the model.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard */}
      <ul className={styles['refusals']} tabIndex={0} aria-label="Refused rows">
        {refused.slice(0, listed).map((row) => (
          <li key={`${row.model}/${row.place}`}>
            <b>{nameRow(row, design)}</b> {row.reason}
          </li>
        ))}
        {more > 0 ? <li>… and {more.toLocaleString('en')} more</li> : null}
      </ul>
    </Dialog>
  );
}
