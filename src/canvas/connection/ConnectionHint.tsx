import { Panel } from '@xyflow/react';
import { Fragment } from 'react';
import type { EditableRelationType } from '../../model/index.ts';
import { relationChoices } from '../relationTypes.ts';
import styles from './Connection.module.css';

interface ConnectionHintProps {
  readonly type: EditableRelationType;
  readonly isFinger: boolean;
}

/** What can be done while a relation is dragged, and which kind it is now. A finger has no keys: it has a place to cancel. */
export function ConnectionHint({ type, isFinger }: ConnectionHintProps) {
  return (
    <Panel position="bottom-center" className={styles['hintPlace']}>
      <p className={styles['hint']} data-testid="connection-hint" data-finger={isFinger}>
        {isFinger ? <FingerWords /> : <KeyWords type={type} />}
      </p>
    </Panel>
  );
}

function KeyWords({ type }: { readonly type: EditableRelationType }) {
  return (
    <>
      {relationChoices.map((choice) => (
        <Fragment key={choice.type}>
          <span className={styles['choice']} data-on={choice.type === type}>
            {choice.modifier === null ? null : <kbd>{choice.modifier}</kbd>} {choice.label}
          </span>{' '}
          <span className={styles['dot']}>·</span>{' '}
        </Fragment>
      ))}
      <span className={styles['choice']}>
        <kbd>Esc</kbd> cancel
      </span>
    </>
  );
}

function FingerWords() {
  return (
    <>
      Let go on a model to relate it, on the canvas for a new one.
      <strong className={styles['cancel']}>Let go here to cancel.</strong>
    </>
  );
}
