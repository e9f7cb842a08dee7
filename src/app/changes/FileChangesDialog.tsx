import { Copy, Download } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { downloadText } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { type FileChange, toPatch } from '../../lib/toPatch.ts';
import { Button } from '../../ui/Button.tsx';
import { copyLabel } from '../../ui/CopyIcon.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LongList } from '../../ui/LongList.tsx';
import { useCopy } from '../../ui/useCopy.ts';
import list from '../folder/SaveReview.module.css';
import styles from '../opening/FileDialogs.module.css';
import { FileDiff, type FileKind } from './FileDiff.tsx';

interface FileChangesDialogProps {
  readonly title: string;
  /** Without the ending. */
  readonly patchName: string;
  readonly changes: readonly FileChange[];
  /** Shown if nothing differs. */
  readonly nothing: string;
  /** More buttons of the footer. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** More open diffs would flood the dialog; a new file has nothing to compare. */
const OPEN_AT_FIRST = 6;

/** Shows changed files line by line, and takes them along as a patch. */
export function FileChangesDialog(props: FileChangesDialogProps) {
  const { title, patchName, changes, nothing, children, onClose } = props;
  const patch = useMemo(() => toPatch(changes), [changes]);
  const { state, copy } = useCopy(patch);
  const isEmpty = changes.length === 0;
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          {children}
          <Button
            look="outlined"
            disabled={isEmpty}
            onClick={() => downloadText(`${patchName}.patch`, patch, 'text/x-diff')}
          >
            <Download size={14} /> Download patch
          </Button>
          <Button look="primary" disabled={isEmpty} onClick={copy}>
            <Copy size={14} /> {copyLabel(state, 'Copy as patch')}
          </Button>
        </>
      }
    >
      <p className={styles['text']}>
        {isEmpty
          ? nothing
          : `${countOf(changes.length, 'file differs', 'files differ')}. The patch is for git apply, in the folder that holds common and server.`}
      </p>
      <LongList className={list['files']} aria-label="Changed files" items={changes}>
        {(change, index) => (
          <FileDiff
            key={change.path}
            name={<ChangedPath change={change} />}
            kind={kindOf(change)}
            before={change.before}
            after={change.after}
            isOpenAtFirst={changes.length === 1 || (change.before !== null && index < OPEN_AT_FIRST)}
          />
        )}
      </LongList>
    </Dialog>
  );
}

function ChangedPath({ change: { path, formerPath } }: { readonly change: FileChange }) {
  return (
    <span className={list['fileName']}>
      <span className={list['place']}>{formerPath === undefined ? path : `${formerPath} → ${path}`}</span>
    </span>
  );
}

function kindOf({ before, after, formerPath }: FileChange): FileKind {
  if (formerPath !== undefined) return 'renamed';
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}
