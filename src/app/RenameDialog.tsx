import { useMemo, useState } from 'react';
import { useEditor, useEditorActions } from '../editor/index.ts';
import { findModel, type ModelId, previewRename, renameModel } from '../model/index.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { type ChangeTitles, NewName, RenameChanges, useChosen } from './RenameChanges.tsx';
import styles from './RenameDialog.module.css';

const titles: ChangeTitles = [
  ['reference', 'Names the model, and follows'],
  ['derived', 'LoopBack makes it of the name, and it follows'],
  ['custom', 'Chosen by somebody, and looks like the old name: change it too?'],
];

/** Renames the selected model after a look at everything that changes; chosen names change only where ticked. */
export function RenameDialog({ onClose }: { onClose: () => void }) {
  const modelId = useEditor((state) => state.selection.models[0]);
  const project = useEditor((state) => state.project);
  const entry = modelId === undefined ? null : findModel(project, modelId);
  if (entry === null) return null;
  return <RenameForm modelId={entry.id} oldName={entry.definition.name} onClose={onClose} />;
}

interface RenameFormProps {
  readonly modelId: ModelId;
  readonly oldName: string;
  readonly onClose: () => void;
}

function RenameForm({ modelId, oldName, onClose }: RenameFormProps) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const [name, setName] = useState(oldName);
  const chosen = useChosen();
  const changes = useMemo(() => previewRename(project, modelId, name.trim()), [project, modelId, name]);
  const canRename = changes.length > 0;

  const rename = (): void => {
    const args = { modelId, name: name.trim(), customs: chosen.customsOf(changes) };
    editor.run(renameModel, args, { label: 'Rename model' });
    onClose();
  };

  return (
    <Dialog
      title={`Rename ${oldName}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button look="outlined" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={!canRename} onClick={rename}>
            Rename
          </Button>
        </>
      }
    >
      <NewName value={name} onType={setName} onEnter={canRename ? rename : null} />
      {canRename ? null : (
        <p className={styles['hint']}>
          {name.trim() === oldName
            ? 'Type the new name to see what changes.'
            : 'That name is empty or taken.'}
        </p>
      )}
      <RenameChanges titles={titles} changes={changes} chosen={chosen} />
    </Dialog>
  );
}
