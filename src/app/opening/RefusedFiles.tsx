import { countOf } from '../../lib/countOf.ts';
import { type FileProblem, isListMember } from '../../model/index.ts';
import { LongList } from '../../ui/LongList.tsx';
import styles from './FileDialogs.module.css';

interface RefusedFilesProps {
  readonly problems: readonly FileProblem[];
  /** The title, if the problems are places in files that are opened otherwise. */
  readonly title?: string;
}

/** Lists the files that could not be opened, each with the position and what was found there. */
export function RefusedFiles({ problems, title }: RefusedFilesProps) {
  if (problems.length === 0) return null;
  const what = problems.every(({ path }) => isListMember(path)) ? 'pasted model' : 'file';
  const files = new Set(problems.map(({ path }) => path)).size;
  const usual =
    files === problems.length
      ? `${countOf(problems.length, what)} could not be opened`
      : `${countOf(problems.length, 'place')} in ${countOf(files, what)} could not be read`;
  return (
    <section className={styles['part']}>
      <h3 className={styles['bad']}>{title ?? usual}</h3>
      <LongList items={problems}>
        {(problem) => <RefusedFile key={`${problem.path} ${problem.message}`} problem={problem} />}
      </LongList>
    </section>
  );
}

function RefusedFile({ problem }: { problem: FileProblem }) {
  const { path, line, column, jsonPath, expected, found } = problem;
  const place = [path, line, column].filter((part) => part !== undefined).join(':');
  return (
    <li className={styles['problem']}>
      <p className={styles['place']}>{place}</p>
      <dl className={styles['facts']}>
        {jsonPath === undefined ? null : (
          <>
            <dt>at</dt>
            <dd>
              <code>{jsonPath}</code>
            </dd>
          </>
        )}
        <dt>expected</dt>
        <dd>{expected}</dd>
        <dt>found</dt>
        <dd>{found}</dd>
      </dl>
    </li>
  );
}
