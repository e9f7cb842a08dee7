import { useEditorActions } from '../../editor/index.ts';
import { isFreeRelationName, type ResolvedRelation, renameRelation } from '../../model/index.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { classNames } from '../../ui/classNames.ts';
import { focusSelectedEdge } from '../focusNode.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import styles from './RelationEdge.module.css';

/** The relation's name as a field in its label; committed as one step when editing ends. */
export function RelationNameField({ relation }: { readonly relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const { ref } = relation;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: typed keys must not reach the edge
    <span onKeyDown={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}>
      <CommitField
        autoFocus
        className={classNames(styles['field'], 'nodrag nopan')}
        aria-label="Relation name"
        size={Math.max(8, ref.name.length)}
        value={ref.name}
        isValid={(text) => isFreeRelationName(editor.getState().project, ref, text)}
        onCommit={(name) => editor.run(renameRelation, { ref, name }, { label: 'Rename relation' })}
        onBlur={() => editing.setState({ target: null })}
        onLeave={focusSelectedEdge}
        onFocus={(event) => event.currentTarget.select()}
      />
    </span>
  );
}
