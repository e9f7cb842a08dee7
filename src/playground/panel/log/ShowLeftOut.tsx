import { Crosshair } from 'lucide-react';
import { useEditorActions } from '../../../editor/index.ts';
import { relationsOf } from '../../../model/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSessionApi } from '../session/sessionContext.ts';
import { findLeftOut } from './findLeftOut.ts';

/** Selects the model or relation that was left out, in the design. Renders nothing for other notices. */
export function ShowLeftOut({ code, message }: { code: string; message: string }) {
  const editor = useEditorActions();
  const session = useSessionApi();
  const leftOut = findLeftOut({ code, message }, session?.design ?? []);
  if (leftOut === null) return null;
  const { modelId, relation } = leftOut;
  const show = (): void => {
    // A relation that is not an object can’t be selected.
    const isSelectable = relationsOf(editor.getState().project, modelId).some(
      ({ ref }) => ref.name === relation,
    );
    editor.select(
      relation !== null && isSelectable ? { relation: { modelId, name: relation } } : { models: [modelId] },
    );
  };
  return (
    <Button look="outlined" size="small" onClick={show}>
      <Crosshair size={11} /> Show in design
    </Button>
  );
}
