import { useMemo, useState } from 'react';
import type { PlannedFile } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LongList } from '../../ui/LongList.tsx';
import styles from '../opening/FileDialogs.module.css';
import { CanvasFileChoice } from './CanvasFileChoice.tsx';
import type { SaveReview } from './folderTypes.ts';
import { PlannedFileDiff } from './PlannedFileDiff.tsx';
import type { ProjectFolder } from './projectFolder.ts';
import list from './SaveReview.module.css';

interface SaveReviewDialogProps {
  readonly review: SaveReview;
  readonly folder: ProjectFolder;
}

/** More open diffs would flood the dialog; a new file has nothing to compare. */
const OPEN_AT_FIRST = 6;

/** Shows every change, line by line, before it is saved. */
export function SaveReviewDialog({ review, folder }: SaveReviewDialogProps) {
  const { folderName, plan, isSaving, failed } = review;
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const atFirst = useMemo(() => chosenAtFirst(plan.files), [plan.files]);
  const isChosen = (path: string): boolean => choices.get(path) ?? atFirst.has(path);
  const toggle = (path: string): void => setChoices(new Map([...choices, [path, !isChosen(path)]]));
  const files = plan.files.filter(({ path }) => isChosen(path));
  const outside = plan.files.filter((file) => file.outside !== 'none').length;
  return (
    <Dialog
      title={`Save to ${folderName || 'the folder'}`}
      isOpen
      onClose={folder.closeReview}
      footer={
        <>
          <Button onClick={folder.closeReview}>Cancel</Button>
          <Button
            look="primary"
            disabled={files.length === 0 || isSaving}
            onClick={() => void folder.save(files)}
          >
            {isSaving ? 'Saving…' : `Save ${countOf(files.length, 'file')}`}
          </Button>
        </>
      }
    >
      <p className={styles['text']}>
        {countOf(plan.files.length, 'file differs', 'files differ')}; all others stay untouched.
        {outside === 0
          ? ''
          : ` ${countOf(outside, 'file has', 'files have')} changed on the disk since opening and ${outside === 1 ? 'is' : 'are'} left out unless you choose ${outside === 1 ? 'it' : 'them'}.`}
      </p>
      <CanvasFileChoice folder={folder} isDisabled={isSaving} />
      <LongList className={list['files']} items={failedFirst(review)}>
        {(file, index) => (
          <PlannedFileDiff
            key={file.path}
            file={file}
            isChosen={isChosen(file.path)}
            isOpenAtFirst={plan.files.length === 1 || (file.kind === 'changed' && index < OPEN_AT_FIRST)}
            failure={failed.find(({ path }) => path === file.path)?.failure ?? null}
            onToggle={() => toggle(file.path)}
          />
        )}
      </LongList>
      {plan.left.length === 0 ? null : (
        <p className={styles['text']}>
          Outside of this folder, and so not saved: {plan.left.join(', ')}. Open the project’s own folder to
          save them too.
        </p>
      )}
    </Dialog>
  );
}

/** Failures must not be in the part of a long list that is not shown at first. */
function failedFirst({ plan, failed }: SaveReview): readonly PlannedFile[] {
  const paths = new Set(failed.map(({ path }) => path));
  return [
    ...plan.files.filter(({ path }) => paths.has(path)),
    ...plan.files.filter(({ path }) => !paths.has(path)),
  ];
}

/** Files changed outside are not overwritten, and most of a folder is not removed, unless the user chooses so. */
function chosenAtFirst(files: readonly PlannedFile[]): ReadonlySet<string> {
  const mine = files.filter(({ outside }) => outside === 'none');
  const removed = mine.filter(({ kind }) => kind === 'removed');
  const isEmptied = removed.length > 3 && removed.length > mine.length / 2;
  return new Set(mine.filter(({ kind }) => !(isEmptied && kind === 'removed')).map(({ path }) => path));
}
