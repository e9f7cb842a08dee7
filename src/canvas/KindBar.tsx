import { Panel } from '@xyflow/react';
import { Plus, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { type KindChange, useEditor, useEditorActions, useKindChange } from '../editor/index.ts';
import {
  addInverse,
  findModel,
  previewInverse,
  type ResolvedRelation,
  removeRelation,
  resolveRelation,
} from '../model/index.ts';
import styles from './KindBar.module.css';
import { keysText, relationChoices } from './relationTypes.ts';
import { ThroughMenu } from './ThroughMenu.tsx';

/** The toolbar of the selected relation; nothing where no editable relation is selected. */
export function KindBar() {
  const project = useEditor((state) => state.project);
  const selected = useEditor((state) => state.selection.relation);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const relation = selected === null ? null : resolveRelation(project, selected);
  if (relation === null || !relation.isEditable || isReadOnly) return null;
  return (
    <Panel position="bottom-center">
      <KindTools key={JSON.stringify(relation.ref)} relation={relation} />
    </Panel>
  );
}

/** Changes the kind, converts to a through relation, adds the other side, or deletes the relation. */
function KindTools({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const { ref, type } = relation;
  const inverse = previewInverse(project, ref);
  const change = useKindChange(relation);

  const addOther = (): void => {
    editor.run(addInverse, { ref }, { label: 'Add the other side' });
  };

  if (change.asked !== null) return <LossQuestion change={change} type={type} />;
  return (
    <div className={styles['bar']} role="toolbar" aria-label={`Kind of ${ref.name}`}>
      {relationChoices.map((choice) => (
        <button
          key={choice.type}
          type="button"
          className={styles['choice']}
          aria-pressed={choice.type === type && relation.through === null}
          title={
            choice.keys.length === 0 ? 'Default kind for a drag' : `Hold ${keysText(choice)} during the drag`
          }
          onClick={() => change.choose(choice.type)}
        >
          {choice.label}
        </button>
      ))}
      <ThroughMenu relation={relation} />
      {inverse === null ? null : (
        <button
          type="button"
          className={styles['choice']}
          title="Add the inverse relation with the same key"
          onClick={addOther}
        >
          <Plus size={11} />
          {findModel(project, inverse.modelId)?.definition.name}.{inverse.name}
        </button>
      )}
      <button
        type="button"
        className={styles['choice']}
        aria-label={`Delete ${ref.name}`}
        title="Delete the relation"
        onClick={() => editor.run(removeRelation, { ref }, { label: 'Delete relation' })}
      >
        <Trash2 size={12} />
      </button>
    </div>
  );
}

interface LossQuestionProps {
  readonly change: KindChange;
  /** The kind at present. */
  readonly type: string;
}

/** Asks before a change of the kind removes attributes. */
function LossQuestion({ change, type }: LossQuestionProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    change.cancel();
  };
  return (
    <div className={styles['bar']} role="alertdialog" aria-label="Change kind" onKeyDown={onKeyDown}>
      <span className={styles['question']}>{change.asked?.text}</span>
      <button type="button" autoFocus className={styles['choice']} onClick={change.accept}>
        Change kind
      </button>
      <button type="button" className={styles['choice']} onClick={change.cancel}>
        Keep {type}
      </button>
    </div>
  );
}
