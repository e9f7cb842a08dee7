import type { ReactNode } from 'react';
import styles from './FileDialogs.module.css';

interface ChoiceProps {
  readonly name: string;
  readonly title: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}

/** A radio button with an explanation. */
export function Choice({ name, title, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <div className={styles['choice']} data-chosen={isChosen}>
      <label className={styles['choiceTitle']}>
        <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
        {title}
      </label>
      {children ? <div className={styles['choiceText']}>{children}</div> : null}
    </div>
  );
}
