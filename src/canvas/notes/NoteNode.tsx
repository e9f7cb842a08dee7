import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { classNames } from '../../ui/classNames.ts';
import type { NoteNode as NoteNodeType } from '../flow.ts';
import { useInPlaceEditing, useIsTextEdited } from '../inPlace.ts';
import styles from './NoteNode.module.css';
import { TextArea } from './TextArea.tsx';

/** A remark on a small paper. */
export const NoteNode = memo(function NoteNode({ id, data, selected, draggable }: NodeProps<NoteNodeType>) {
  const { note } = data;
  const editing = useInPlaceEditing();
  const isEdited = useIsTextEdited(id);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and F2 edit it too, and the inspector has a field
    <div
      className={classNames(styles['note'], selected && styles['selected'])}
      data-note={note.text}
      onDoubleClick={() => editing.setState({ target: { noteId: id, part: 'text' } })}
    >
      {isEdited ? (
        <TextArea note={note} />
      ) : (
        <p className={classNames(styles['text'], note.text === '' && styles['empty'])}>
          {note.text === '' ? 'Double-click to write' : note.text}
        </p>
      )}
      {selected && draggable ? (
        <NodeResizer
          minWidth={80}
          minHeight={44}
          lineClassName={styles['edge'] ?? ''}
          handleClassName={styles['corner'] ?? ''}
        />
      ) : null}
    </div>
  );
});
