import type { ReactNode } from 'react';
import type { DerivedName } from '../../model/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Editable } from '../Editable.tsx';
import styles from './Inspector.module.css';

interface OriginProps {
  readonly name: DerivedName;
  readonly onReset?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** Says whether LoopBack derives a name, and offers the derived one, if there is one, instead of a custom one. */
export function Origin({ name, onReset, children }: OriginProps) {
  return (
    <span className={styles['note']}>
      <Badge tone={name.isDerived ? 'derived' : 'custom'}>{name.isDerived ? 'derived' : 'custom'}</Badge>
      {children}
      {name.isDerived || onReset === undefined || name.derived === name.value ? null : (
        <Editable>
          <button type="button" className={styles['linkButton']} onClick={onReset}>
            use {name.derived}
          </button>
        </Editable>
      )}
    </span>
  );
}
