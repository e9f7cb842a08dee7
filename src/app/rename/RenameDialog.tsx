import { useMemo, useState } from 'react';
import {
  type KeptNames,
  renameAgain,
  useEditor,
  useEditorActions,
  usePropertyRenames,
} from '../../editor/index.ts';
import {
  findModel,
  type ModelId,
  type NamesToChange,
  type Project,
  previewRename,
  renameWithNames,
  usualNamesToChange,
} from '../../model/index.ts';
import { NameChoices, type TickedNames } from './NameChoices.tsx';
import { OutsideNames } from './OutsideNames.tsx';
import { RenameChanges } from './RenameChanges.tsx';
import { RenameFrame } from './RenameFrame.tsx';

interface RenameDialogProps {
  /** A rename typed in place that should change more names; null to rename the selected model. */
  readonly kept: KeptNames | null;
  readonly onClose: () => void;
}

/** Previews a rename of a model, lets the user choose what changes with it, then renames. */
export function RenameDialog({ kept, onClose }: RenameDialogProps) {
  const selected = useEditor((state) => state.selection.models[0]);
  const project = useEditor((state) => state.project);
  const isKept = kept !== null && kept.after === project;
  const base = isKept ? kept.before : project;
  const modelId = isKept ? kept.modelId : selected;
  const entry = modelId === undefined ? null : findModel(base, modelId);
  if (entry === null) return null;
  return (
    <RenameForm key={entry.id} base={base} modelId={entry.id} kept={isKept ? kept : null} onClose={onClose} />
  );
}

/** Returns the state of the form; a rename that follows another starts with more names ticked. */
function useForm({ base, modelId, kept }: Pick<RenameFormProps, 'base' | 'modelId' | 'kept'>) {
  const entry = findModel(base, modelId);
  const [name, setName] = useState(kept?.to ?? entry?.definition.name ?? '');
  // Nothing outside uses the names of a model drawn here: all of them may follow.
  const usual = entry === null || usualNamesToChange(entry) === 'none' ? 'none' : 'all';
  const [choice, setChoice] = useState<TickedNames['choice']>(kept === null ? usual : 'all');
  const [ids, setIds] = useState<readonly string[]>([]);
  const to = name.trim();
  const names: NamesToChange = choice === 'some' ? ids : choice;
  const preview = useMemo(
    () => previewRename(base, { modelId, name: to, names }),
    [base, modelId, to, names],
  );
  const choose = (next: TickedNames['choice']): void => {
    // Start with the names of the last choice ticked.
    if (next === 'some' && choice === 'all') setIds(preview?.units.map(({ id }) => id) ?? []);
    if (next === 'some' && choice === 'none')
      setIds(preview?.units.flatMap(({ id }) => (id === 'file' ? [id] : [])) ?? []);
    setChoice(next);
  };
  return { name, setName, to, names, preview, ticked: { choice, ids, choose, setIds } };
}

interface RenameFormProps {
  readonly base: Project;
  readonly modelId: ModelId;
  readonly kept: KeptNames | null;
  readonly onClose: () => void;
}

function RenameForm({ base, modelId, kept, onClose }: RenameFormProps) {
  const editor = useEditorActions();
  const renames = usePropertyRenames();
  const oldName = findModel(base, modelId)?.definition.name ?? '';
  const { name, setName, to, names, preview, ticked } = useForm({ base, modelId, kept });

  const rename = (): void => {
    const run = () => editor.run(renameWithNames, { modelId, name: to, names }, { label: 'Rename model' });
    if (kept === null) run();
    else renameAgain(editor, kept, run);
    renames.setState({ kept: null });
    onClose();
  };

  return (
    <RenameFrame
      subject={oldName}
      oldName={oldName}
      name={name}
      onType={setName}
      before={base}
      after={preview?.result ?? null}
      onRename={rename}
      onClose={onClose}
    >
      <NameChoices ticked={ticked} />
      {preview === null ? null : (
        <>
          <OutsideNames project={base} modelId={modelId} oldName={oldName} newName={to} preview={preview} />
          <RenameChanges project={base} preview={preview} ticked={ticked} />
        </>
      )}
    </RenameFrame>
  );
}
