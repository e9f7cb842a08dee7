import { useMemo, useState } from 'react';
import type { TextFile } from '../../targets/index.ts';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { classNames } from '../../ui/classNames.ts';
import { LongList } from '../../ui/LongList.tsx';
import styles from './TargetDialog.module.css';

/** A longer text would hold the page up while it is laid out; the file has it whole. Characters. */
const MOST_SHOWN = 100_000;

interface FilePreviewProps {
  readonly files: readonly TextFile[];
}

/** The tree of files, and the text of one of them; a single file needs no tree. */
export function FilePreview({ files }: FilePreviewProps) {
  const [chosen, setChosen] = useState('');
  const sorted = useMemo(() => inTreeOrder(files), [files]);
  const shown = files.find(({ path }) => path === chosen) ?? files.find(isReadme) ?? files[0];
  if (shown === undefined) return null;
  const isCut = shown.text.length > MOST_SHOWN;
  return (
    <div className={classNames(styles['preview'], files.length === 1 && styles['single'])}>
      {files.length === 1 ? null : (
        <LongList className={styles['files']} aria-label="Files" items={sorted}>
          {({ path }, index) => (
            <FileLine
              key={path}
              path={path}
              before={sorted[index - 1]?.path}
              isShown={path === shown.path}
              onShow={() => setChosen(path)}
            />
          )}
        </LongList>
      )}
      <div>
        <CodeBlock text={isCut ? shown.text.slice(0, MOST_SHOWN) : shown.text} label={shown.path} />
        {isCut ? <p className={styles['cut']}>Only the beginning is shown. The file has it whole.</p> : null}
      </div>
    </div>
  );
}

const isReadme = ({ path }: TextFile): boolean => path === 'README.md';

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Files of the root first, then folder by folder. */
export function inTreeOrder(files: readonly TextFile[]): readonly TextFile[] {
  const keyed = files.map((file) => ({ file, key: `${folderOf(file.path)}\u0000${file.path}` }));
  return keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(({ file }) => file);
}

interface FileLineProps {
  readonly path: string;
  /** The path of the line before; undefined for the first. */
  readonly before: string | undefined;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

/** A file, below the name of its folder where that begins. */
function FileLine({ path, before, isShown, onShow }: FileLineProps) {
  const folder = folderOf(path);
  const isFirst = folder !== '' && (before === undefined || folderOf(before) !== folder);
  return (
    <li>
      {isFirst ? <div className={styles['folder']}>{folder}</div> : null}
      <button
        type="button"
        className={classNames(styles['file'], folder === '' ? undefined : styles['inFolder'])}
        aria-current={isShown}
        aria-label={path}
        onClick={onShow}
      >
        {path.slice(folder.length)}
      </button>
    </li>
  );
}
