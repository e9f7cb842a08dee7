import { useStore } from 'zustand';
import type { FileProblem } from '../model/index.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './OpeningDialogs.module.css';
import type { ClashAnswer } from './opening.ts';
import { useServices } from './services.ts';

/** The questions and answers of opening files; loaded when there is one. */
export function OpeningDialogs() {
  return (
    <>
      <ClashDialog />
      <RefusedDialog />
    </>
  );
}

function ClashDialog() {
  const { opening } = useServices();
  const clash = useStore(opening.store, (state) => state.clash);
  const answer = (value: ClashAnswer | null) => () => opening.answer(value);
  const names = clash?.names ?? [];
  const count = clash?.opened.models.length ?? 0;
  return (
    <Dialog
      title="Some models are here already"
      isOpen={clash !== null}
      onClose={answer(null)}
      footer={
        <>
          <Button look="outlined" onClick={answer('keepMine')}>
            Keep mine, add the others
          </Button>
          <Button look="outlined" onClick={answer('replaceModels')}>
            Replace {names.length === 1 ? 'it' : 'them'}
          </Button>
          <Button look="primary" onClick={answer('replaceProject')}>
            Replace the whole project
          </Button>
        </>
      }
    >
      <p className={styles['text']}>
        Of the {count} opened {count === 1 ? 'model' : 'models'} the project has{' '}
        <span className={styles['names']}>{names.join(', ')}</span>. Whatever you choose is one undo step.
      </p>
    </Dialog>
  );
}

function RefusedDialog() {
  const { opening } = useServices();
  const refused = useStore(opening.store, (state) => state.refused);
  const hasClash = useStore(opening.store, (state) => state.clash !== null);
  return (
    <Dialog
      title={
        refused.length === 1 ? 'A file could not be opened' : `${refused.length} files could not be opened`
      }
      isOpen={refused.length > 0 && !hasClash}
      onClose={() => opening.closeRefused()}
      footer={
        <Button look="primary" onClick={() => opening.closeRefused()}>
          Close
        </Button>
      }
    >
      <ul>
        {refused.map((problem) => (
          <RefusedFile key={`${problem.path} ${problem.message}`} problem={problem} />
        ))}
      </ul>
    </Dialog>
  );
}

function RefusedFile({ problem }: { problem: FileProblem }) {
  const { path, line, column, jsonPath, expected, found, message } = problem;
  const place = [path, line, column].filter((part) => part !== undefined).join(':');
  return (
    <li className={styles['problem']}>
      <p className={styles['place']}>{place}</p>
      <p>{message}</p>
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
