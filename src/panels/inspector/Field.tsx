import type { ReactNode } from 'react';
import type { ProblemPlace } from '../../model/index.ts';
import { useJump } from '../useJump.ts';
import styles from './Inspector.module.css';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  /** Whether a jump to a place leads to this field. */
  readonly isAt?: (place: ProblemPlace) => boolean;
  readonly children: ReactNode;
}

/** A labelled line of the inspector. */
export function Field({ id, label, isAt = nowhere, children }: FieldProps) {
  const shown = useJump<HTMLDivElement>(isAt);
  return (
    <div ref={shown} className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

const nowhere = (): boolean => false;
