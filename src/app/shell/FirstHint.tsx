import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../../editor/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useCoarsePointer } from '../../ui/useCoarsePointer.ts';
import { useServices } from '../start/services.ts';
import styles from './App.module.css';

/** What to do first, in the words of what is on the screen: a finger or a mouse, the playground open or not. */
export function FirstHint() {
  const [isShown, setShown] = useState(true);
  const { dock } = useServices();
  const hasRun = useStore(dock, ({ isOpen, tab }) => isOpen && tab === 'playground');
  const isTouched = useCoarsePointer();
  // It speaks of the example's models.
  const isAboutThese = useEditor(({ project }) =>
    project.models.some(({ definition }) => definition.name === 'Customer'),
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
