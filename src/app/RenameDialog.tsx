import { useMemo, useState } from 'react';
import { useEditor, useEditorActions } from '../editor/index.ts';
import { findModel, type ModelId, previewRename, type RenameChange, renameModel } from '../model/index.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './RenameDialog.module.css';

const kinds: readonly (readonly [RenameChange['kind'], string])[] = [
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
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const changes = useMemo(() => previewRename(project, modelId, name.trim()), [project, modelId, name]);
  const canRename = changes.length > 0;

  const toggle = (key: string): void => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    setTicked(next);
  };
  const rename = (): void => {
    const customs = changes.flatMap((change) =>
      change.custom !== undefined && ticked.has(keyOf(change)) ? [change.custom] : [],
    );
    editor.run(renameModel, { modelId, name: name.trim(), customs }, { label: 'Rename model' });
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
      <input
        autoFocus
        className={styles['name']}
        aria-label="New name"
        spellCheck={false}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && canRename && !event.nativeEvent.isComposing) rename();
        }}
      />
      {canRename ? null : (
        <p className={styles['hint']}>
          {name.trim() === oldName
            ? 'Type the new name to see what changes.'
            : 'That name is empty or taken.'}
        </p>
      )}
      {kinds.map(([kind, title]) => (
        <Changes
          key={kind}
          title={title}
          changes={changes.filter((change) => change.kind === kind)}
          ticked={kind === 'custom' ? ticked : null}
          onToggle={toggle}
        />
      ))}
    </Dialog>
  );
}

interface ChangesProps {
  readonly title: string;
  readonly changes: readonly RenameChange[];
  /** null where there is nothing to choose. */
  readonly ticked: ReadonlySet<string> | null;
  readonly onToggle: (key: string) => void;
}

function Changes({ title, changes, ticked, onToggle }: ChangesProps) {
  const project = useEditor((state) => state.project);
  if (changes.length === 0) return null;
  return (
    <section className={styles['changes']}>
      <h3>{title}</h3>
      <ul>
        {changes.map((change) => {
          const key = keyOf(change);
          const place = `${findModel(project, change.modelId)?.definition.name ?? ''} ${change.place}`;
          return (
            <li key={key}>
              <span className={styles['change']}>
                {ticked === null ? null : (
                  <input
                    type="checkbox"
                    aria-label={`${place}: ${change.before} to ${change.after}`}
                    checked={ticked.has(key)}
                    onChange={() => onToggle(key)}
                  />
                )}
                <span className={styles['place']}>{place}</span>
                <del>{change.before}</del> <ins>{change.after}</ins>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function keyOf({ modelId, place, before }: RenameChange): string {
  return JSON.stringify([modelId, place, before]);
}
