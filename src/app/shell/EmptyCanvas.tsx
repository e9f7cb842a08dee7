import { FilePlus2, FolderOpen } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useCoarsePointer } from '../../ui/useCoarsePointer.ts';
import { findAction } from '../actions/actions.ts';
import { useServices } from '../start/services.ts';

/** Says how to begin while there are no models. */
export function EmptyCanvas() {
  const { actions } = useServices();
  const add = findAction(actions, 'addModel');
  const open = findAction(actions, 'openFiles');
  const isTouched = useCoarsePointer();
  return (
    <>
      <h2>No models yet</h2>
      <p>
        {isTouched
          ? 'Tap twice anywhere, or open the model files of a LoopBack project, its common/models/*.json.'
          : 'Double-click anywhere, press N, or open the model files of a LoopBack project: its common/models/*.json can be dropped here.'}
      </p>
      <div>
        <Button look="primary" onClick={() => add.run()}>
          <FilePlus2 size={14} /> {add.label}
        </Button>{' '}
        <Button look="outlined" onClick={() => open.run()}>
          <FolderOpen size={14} /> {open.label}
        </Button>
      </div>
    </>
  );
}
