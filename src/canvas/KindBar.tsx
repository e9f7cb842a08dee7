import { Panel } from '@xyflow/react';
import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useEditor, useEditorActions, useKindChange } from '../editor/index.ts';
import {
  addInverse,
  canChangeKind,
  findModel,
  isThroughByChoice,
  previewInverse,
  type ResolvedRelation,
  removeRelation,
  resolveRelation,
} from '../model/index.ts';
import { Question } from '../ui/Question.tsx';
import styles from './KindBar.module.css';
import { PolymorphicChoices } from './PolymorphicChoices.tsx';
import { keysText, type RelationChoice, relationChoices } from './relationTypes.ts';
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
      <KindTools relation={relation} />
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
  // A polymorphic belongsTo leads to any model, each other kind to one.
  const canChange = canChangeKind(relation);
  const isThrough = isThroughByChoice(relation);
  // The question had the focus.
  const wasAsked = useRef(false);
  wasAsked.current ||= change.asked !== null;

  const addOther = (): void => {
    editor.run(addInverse, { ref }, { label: 'Add the other side' });
  };

  if (change.asked !== null) {
    return (
      <div className={styles['bar']}>
        <Question
          label="Change kind"
          text={change.asked.text}
          accept={{ label: 'Change kind', run: change.accept }}
          cancel={{ label: `Keep ${type}`, run: change.cancel }}
        />
      </div>
    );
  }
  return (
    <div className={styles['bar']} role="toolbar" aria-label={`Kind of ${ref.name}`}>
      {relationChoices.map((choice) => (
        <button
          key={choice.type}
          type="button"
          className={styles['choice']}
          autoFocus={wasAsked.current && choice.type === type}
          aria-pressed={choice.type === type && !isThrough}
          title={titleOf(choice, relation)}
          disabled={!canChange && choice.type !== type}
          onClick={() => change.choose(choice.type)}
        >
          {choice.label}
        </button>
      ))}
      <PolymorphicChoices key={`${ref.modelId} ${ref.name}`} relation={relation} />
      <ThroughMenu key={`through ${ref.modelId} ${ref.name}`} relation={relation} />
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

function titleOf(choice: RelationChoice, relation: ResolvedRelation): string {
  const isOwn = choice.type === relation.type;
  if (!isOwn && !canChangeKind(relation)) {
    return 'A polymorphic belongsTo leads to any model; this kind leads to one. Choose the model first.';
  }
  if (isOwn && isThroughByChoice(relation)) return 'Relate the models without the join model';
  return choice.keys.length === 0 ? 'Default kind for a drag' : `Hold ${keysText(choice)} during the drag`;
}
