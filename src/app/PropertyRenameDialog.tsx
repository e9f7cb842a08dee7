import { useMemo, useState } from 'react';
import { useEditor, useEditorActions } from '../editor/index.ts';
import {
  findModel,
  previewPropertyRename,
  type RenamePropertyArguments,
  renameProperty,
  renamePropertyEverywhere,
} from '../model/index.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { type ChangeTitles, NewName, RenameChanges, useChosen } from './RenameChanges.tsx';
import styles from './RenameDialog.module.css';

const titles: ChangeTitles = [
  ['reference', 'Names the property, and follows'],
  ['custom', 'Looks like the old name: change it too?'],
];

interface PropertyRenameDialogProps {
  readonly wanted: RenamePropertyArguments;
  readonly onClose: () => void;
}

/** Renames a property after a look at everything that changes with it. */
export function PropertyRenameDialog({ wanted, onClose }: PropertyRenameDialogProps) {
  const { modelId, from } = wanted;
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const [name, setName] = useState(wanted.to);
  const chosen = useChosen();
  const to = name.trim();
  const changes = useMemo(
    () => previewPropertyRename(project, { modelId, from, to }),
    [project, modelId, from, to],
  );
  const canRename = useMemo(
    () => renameProperty(project, { modelId, from, to }) !== project,
    [project, modelId, from, to],
  );

  const rename = (): void => {
    const args = { modelId, from, to, customs: chosen.customsOf(changes) };
    editor.run(renamePropertyEverywhere, args, { label: 'Rename property' });
    onClose();
  };
  return (
    <Dialog
      title={`Rename ${findModel(project, modelId)?.definition.name ?? ''}.${from}`}
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
          {to === from ? 'Type the new name to see what changes.' : 'That name is empty or taken.'}
        </p>
      )}
      <RenameChanges titles={titles} changes={changes} chosen={chosen} />
    </Dialog>
  );
}
