import type { ReactNode } from 'react';
import type { Project } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NewName } from './NewName.tsx';
import { ProblemChangeLine } from './ProblemChangeLine.tsx';
import styles from './Rename.module.css';

interface RenameFrameProps {
  /** What is renamed: `Order`, `Order.total`. */
  readonly subject: string;
  readonly oldName: string;
  /** What is typed. */
  readonly name: string;
  readonly onType: (name: string) => void;
  readonly before: Project;
  /** The project after the rename; null where the name can't be given. */
  readonly after: Project | null;
  readonly onRename: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The dialog around a rename: the new name, the way out, and what the rename does to the problems. */
export function RenameFrame({
  subject,
  oldName,
  name,
  onType,
  before,
  after,
  onRename,
  onClose,
  children,
}: RenameFrameProps) {
  const canRename = after !== null;
  return (
    <Dialog
      title={`Rename ${subject}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <ProblemChangeLine before={before} after={after} />
          <Button look="outlined" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={!canRename} onClick={onRename}>
            Rename
          </Button>
        </>
      }
    >
      <NewName value={name} onType={onType} onEnter={canRename ? onRename : null} />
      {children}
      {canRename ? null : (
        <p className={styles['hint']}>
          {name.trim() === oldName
            ? 'Type the new name to see what changes.'
            : 'That name is empty or taken.'}
        </p>
      )}
    </Dialog>
  );
}
