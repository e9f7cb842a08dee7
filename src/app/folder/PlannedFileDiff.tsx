import type { PlannedFile } from '../../exchange/index.ts';
import { FileDiff } from '../changes/FileDiff.tsx';
import styles from './SaveReview.module.css';

interface PlannedFileDiffProps {
  readonly file: PlannedFile;
  readonly isChosen: boolean;
  readonly isOpenAtFirst: boolean;
  /** Why the last attempt to save it failed. */
  readonly failure: string | null;
  readonly onToggle: () => void;
}

const outsides: Readonly<Record<PlannedFile['outside'], string | null>> = {
  none: null,
  both: 'Also changed on disk. Saving overwrites that change.',
  diskOnly: 'Changed only on disk. Saving would overwrite that change; reopen the folder to load it.',
};

/** A file that would be saved, with its changed lines. */
export function PlannedFileDiff({ file, isChosen, isOpenAtFirst, failure, onToggle }: PlannedFileDiffProps) {
  const { path, kind, before, after, outside } = file;
  const warning = outsides[outside];
  const name = (
    <label className={styles['fileName']}>
      <input type="checkbox" checked={isChosen} onChange={onToggle} />
      <span className={styles['place']}>{path}</span>
    </label>
  );
  return (
    <FileDiff name={name} kind={kind} before={before} after={after} isOpenAtFirst={isOpenAtFirst}>
      {warning === null ? null : <p className={styles['warning']}>{warning}</p>}
      {failure === null ? null : (
        <p className={styles['error']} role="alert">
          Not saved: {failure}
        </p>
      )}
    </FileDiff>
  );
}
