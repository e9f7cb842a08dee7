import { Panel, useStoreApi } from '@xyflow/react';
import { Fragment, useState } from 'react';
import { shorten } from '../../lib/shorten.ts';
import type { RelationType } from '../../model/index.ts';
import type { ModelNode } from '../flow.ts';
import { keysText, relationChoices } from '../relationTypes.ts';
import styles from './Connection.module.css';
import { placeHint } from './placeHint.ts';
import { AS_KEY } from './useHeldAs.ts';

interface ConnectionHintProps {
  readonly type: RelationType;
  /** The polymorphic belongsTo of the model under the pointer, which a held key chooses; null for none. */
  readonly as: OfferedAs | null;
  readonly isFinger: boolean;
  readonly nodes: readonly ModelNode[];
}

interface OfferedAs {
  /** "imageable". */
  readonly selector: string;
  readonly isHeld: boolean;
}

/** A canvas that is lower than this, in pixels, has no room for all the text. */
const LOW = 360;

/** The options during the drag of a relation, and its current kind. On a touch screen, which has no keys, a place to cancel. */
export function ConnectionHint({ type, as, isFinger, nodes }: ConnectionHintProps) {
  const store = useStoreApi();
  // Once per drag: it must not move away from the finger.
  const [{ isLow, position }] = useState(() => {
    const { width, height, transform } = store.getState();
    const size = height < LOW ? { width: 220, height: 60 } : { width: 420, height: 80 };
    return {
      isLow: height < LOW,
      position: isFinger ? placeHint({ width, height }, size, { nodes, view: transform }) : 'bottom-center',
    } as const;
  });
  return (
    <Panel position={position} className={styles['hintPlace']}>
      <p className={styles['hint']} data-testid="connection-hint" data-finger={isFinger}>
        {isFinger ? <FingerWords isLow={isLow} /> : <KeyWords type={type} as={as} />}
      </p>
    </Panel>
  );
}

function KeyWords({ type, as }: Pick<ConnectionHintProps, 'type' | 'as'>) {
  return (
    <>
      {as === null ? null : (
        <>
          <span className={styles['choice']} data-on={as.isHeld}>
            <kbd>{AS_KEY}</kbd> as {shorten(as.selector)}
          </span>{' '}
          <span className={styles['dot']}>·</span>{' '}
        </>
      )}
      {relationChoices.map((choice) => (
        <Fragment key={choice.type}>
          <span className={styles['choice']} data-on={choice.type === type && as?.isHeld !== true}>
            {choice.keys.length === 0 ? null : <kbd>{keysText(choice)}</kbd>} {choice.label}
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

function FingerWords({ isLow }: { readonly isLow: boolean }) {
  return (
    <>
      {isLow ? null : 'Release on a model to relate it, or on the canvas to add one.'}
      <strong className={styles['cancel']}>Release here to cancel.</strong>
    </>
  );
}
