import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../../editor/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useCoarsePointer } from '../../ui/useCoarsePointer.ts';
import { leavesRoomForDock } from '../opening/firstLook.ts';
import { useServices } from '../start/services.ts';
import styles from './App.module.css';

/** Says what to do first, in words that fit the screen: finger or mouse, playground open or closed. */
export function FirstHint() {
  const [isShown, setShown] = useState(true);
  const { dock } = useServices();
  const hasRun = useStore(dock, ({ isOpen, tab }) => isOpen && tab === 'playground');
  const isTouched = useCoarsePointer();
  // The hint names a relation of the example, and is for the first steps.
  const isAboutThese = useEditor(
    ({ project: { models } }) =>
      leavesRoomForDock(models.length) &&
      models.some(
        ({ definition: { name, relations } }) =>
          name === 'Customer' && Object.keys(relations ?? {}).includes('orders'),
      ),
  );
  if (!isShown || !isAboutThese) return null;
  const press = isTouched ? 'tap' : 'press';
  return (
    <p className={styles['hint']} role="note">
      <span>
        <strong>Drag {isTouched ? 'with a finger ' : ''}from a model’s round handle to another model</strong>{' '}
        to relate them, and {hasRun ? `${press} Run below` : `open Playground below`} to try{' '}
        <code>customer.orders</code>.
      </span>
      <IconButton label="Close the hint" size="small" onClick={() => setShown(false)}>
        <X size={13} />
      </IconButton>
    </p>
  );
}
