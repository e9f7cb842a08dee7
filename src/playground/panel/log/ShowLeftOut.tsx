import { Crosshair } from 'lucide-react';
import { useEditorActions } from '../../../editor/index.ts';
import { relationsOf } from '../../../model/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSessionReach } from '../session/sessionContext.ts';
import { leftOutPlace } from './leftOutPlace.ts';

/** Leads from a notice to the model or relation that was left out; nothing for other notices. */
export function ShowLeftOut({ code, message }: { code: string; message: string }) {
  const editor = useEditorActions();
  const reach = useSessionReach();
  const place = leftOutPlace({ code, message }, reach?.design ?? []);
  if (place === null) return null;
  const { modelId, relation } = place;
  const show = (): void => {
    // One that is no object has no place of its own.
    const isThere = relationsOf(editor.getState().project, modelId).some(({ ref }) => ref.name === relation);
    editor.select(
      relation !== null && isThere ? { relation: { modelId, name: relation } } : { models: [modelId] },
    );
  };
  return (
    <Button look="outlined" size="small" onClick={show}>
      <Crosshair size={11} /> Show in design
    </Button>
  );
}
