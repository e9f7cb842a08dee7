import type { KeyboardEvent } from 'react';
import { Button } from './Button.tsx';
import styles from './Question.module.css';

interface QuestionAnswer {
  readonly label: string;
  readonly run: () => void;
}

interface QuestionProps {
  readonly label: string;
  readonly text: string;
  readonly accept: QuestionAnswer;
  readonly cancel: QuestionAnswer;
}

/** A question in place, before something is lost; Escape cancels. */
export function Question({ label, text, accept, cancel }: QuestionProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    cancel.run();
  };
  return (
    <div className={styles['question']} role="alertdialog" aria-label={label} onKeyDown={onKeyDown}>
      <span className={styles['text']}>{text}</span>
      <Button look="outlined" autoFocus onClick={cancel.run}>
        {cancel.label}
      </Button>
      <Button look="primary" onClick={accept.run}>
        {accept.label}
      </Button>
    </div>
  );
}
