import { useState } from 'react';
import { useEditor } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { OpenedFiles } from '../../sources/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Choice } from './Choice.tsx';
import { describeContents } from './describeOpened.ts';
import styles from './FileDialogs.module.css';
import type { OpenAnswer } from './importing.ts';
import type { OpeningState } from './opening.ts';
import { RefusedFiles } from './RefusedFiles.tsx';
import { SkippedFiles } from './SkippedFiles.tsx';

interface OpenQuestionProps {
  readonly question: NonNullable<OpeningState['question']>;
  readonly onAnswer: (answer: OpenAnswer | null) => void;
}

/** Asks whether opened files replace a project that has models, or are added to it. */
export function OpenQuestion({ question: { opened, names }, onAnswer }: OpenQuestionProps) {
  const mine = useEditor(({ project }) => project.models.length);
  const projectName = useEditor(({ project }) => project.name);
  const [as, setAs] = useState<OpenAnswer['as']>(isWholeProject(opened) ? 'replacement' : 'addition');
  const [onClash, setOnClash] = useState<OpenAnswer['onClash']>('useOpened');
  const contents = describeContents(opened);
  return (
    <Dialog
      title={opened.name === null ? `Open ${contents}` : `Open ${opened.name}`}
      isOpen
      onClose={() => onAnswer(null)}
      footer={
        <>
          <Button onClick={() => onAnswer(null)}>Cancel</Button>
          <Button look="primary" onClick={() => onAnswer({ as, onClash })}>
            {as === 'addition' ? 'Add' : 'Replace'}
          </Button>
        </>
      }
    >
      <p className={styles['text']}>
        {opened.name === null ? 'The files hold' : 'It holds'} {contents}. This project, {projectName}, has{' '}
        {countOf(mine, 'model')}. Either can be undone in one step.
      </p>
      <div className={styles['choices']}>
        <Choice
          name="as"
          title="Add to this project"
          isChosen={as === 'addition'}
          onChoose={() => setAs('addition')}
        >
          {names.length === 0 ? (
            'No name conflicts.'
          ) : (
            <Clash names={names} onClash={onClash} setOnClash={setOnClash} isShown={as === 'addition'} />
          )}
        </Choice>
        <Choice
          name="as"
          title="Replace this project"
          isChosen={as === 'replacement'}
          onChoose={() => setAs('replacement')}
        >
          Everything on the canvas is replaced.
        </Choice>
      </div>
      <RefusedFiles problems={opened.problems} />
      <SkippedFiles opened={opened} />
    </Dialog>
  );
}

interface ClashProps {
  readonly names: readonly string[];
  readonly onClash: OpenAnswer['onClash'];
  readonly setOnClash: (onClash: OpenAnswer['onClash']) => void;
  readonly isShown: boolean;
}

const NAMES_SHOWN = 8;

function Clash({ names, onClash, setOnClash, isShown }: ClashProps) {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : '';
  return (
    <>
      <p>
        {names.length === 1 ? 'Already in this project: ' : `${names.length} are already in this project: `}
        <span className={styles['names']}>
          {shown}
          {more}
        </span>
      </p>
      {isShown ? (
        <div className={styles['inner']}>
          <Choice
            name="clash"
            title={names.length === 1 ? 'Replace with the opened model' : 'Replace with the opened models'}
            isChosen={onClash === 'useOpened'}
            onChoose={() => setOnClash('useOpened')}
          />
          <Choice
            name="clash"
            title="Keep existing, add the rest"
            isChosen={onClash === 'keepExisting'}
            onChoose={() => setOnClash('keepExisting')}
          />
        </div>
      ) : null}
    </>
  );
}

/** A whole project, with its model-config, most likely replaces the current one. */
function isWholeProject({ project, modelConfig, models }: OpenedFiles): boolean {
  return project !== undefined || (modelConfig !== null && models.length > 0);
}
