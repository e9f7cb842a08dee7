import { useMemo, useState } from 'react';
import {
  completeRename,
  type IncompleteRename,
  useEditor,
  useEditorActions,
  usePendingRenames,
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
  readonly incomplete: IncompleteRename | null;
  readonly onClose: () => void;
}

/** Previews a rename of a model, lets the user choose what changes with it, then renames. */
export function RenameDialog({ incomplete, onClose }: RenameDialogProps) {
  const selected = useEditor((state) => state.selection.models[0]);
  const project = useEditor((state) => state.project);
  const isCompleting = incomplete !== null && incomplete.after === project;
  const base = isCompleting ? incomplete.before : project;
  const modelId = isCompleting ? incomplete.modelId : selected;
  const entry = modelId === undefined ? null : findModel(base, modelId);
  if (entry === null) return null;
  return (
    <RenameForm
      key={entry.id}
      base={base}
      modelId={entry.id}
      incomplete={isCompleting ? incomplete : null}
      onClose={onClose}
    />
  );
}

/** Returns the state of the form; a rename that follows another starts with more names ticked. */
function useForm({ base, modelId, incomplete }: Pick<RenameFormProps, 'base' | 'modelId' | 'incomplete'>) {
  const entry = findModel(base, modelId);
  const [name, setName] = useState(incomplete?.to ?? entry?.definition.name ?? '');
  // Nothing outside uses the names of a model drawn here: all of them may follow.
  const usual = entry === null || usualNamesToChange(entry) === 'none' ? 'none' : 'all';
  const [choice, setChoice] = useState<TickedNames['choice']>(incomplete === null ? usual : 'all');
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
  readonly incomplete: IncompleteRename | null;
  readonly onClose: () => void;
}

function RenameForm({ base, modelId, incomplete, onClose }: RenameFormProps) {
  const editor = useEditorActions();
  const renames = usePendingRenames();
  const oldName = findModel(base, modelId)?.definition.name ?? '';
  const { name, setName, to, names, preview, ticked } = useForm({ base, modelId, incomplete });

  const rename = (): void => {
    const run = () => editor.run(renameWithNames, { modelId, name: to, names }, { label: 'Rename model' });
    if (incomplete === null) run();
    else completeRename(editor, incomplete, run);
    renames.setState({ incomplete: null });
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
