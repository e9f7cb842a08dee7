import { FileDiff } from 'lucide-react';
import { useStore } from 'zustand';
import { countOf } from '../../lib/countOf.ts';
import { Button } from '../../ui/Button.tsx';
import { findAction } from '../actions/actions.ts';
import { useServices } from '../start/services.ts';

/** Shows how many opened files the project changed; nothing where no file was opened. */
export function ChangesButton() {
  const { changes, actions } = useServices();
  const count = useStore(changes.store, (state) => state.count);
  if (count === null) return null;
  const label = `Changes since opening: ${countOf(count, 'file')}`;
  return (
    <Button
      look="quiet"
      aria-label={label}
      title={label}
      onClick={() => findAction(actions, 'openChanges').run()}
    >
      <FileDiff size={15} /> {count}
    </Button>
  );
}
