import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import { type Note, updateNote } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { useCoarsePointer } from '../../ui/useCoarsePointer.ts';
import { Resizer } from '../areas/Resizer.tsx';
import { resizeStep } from '../drags.ts';
import type { NoteNode as NoteNodeType } from '../flow.ts';
import { useInPlaceEditing, useIsTextEdited } from '../inPlace.ts';
import styles from './NoteNode.module.css';
import { TextArea } from './TextArea.tsx';

const leastSize = { width: 80, height: 44 };

/** The least width of a letter and height of a line, in pixels. */
const LETTER = 2.5;
const LINE = 17;

/** The most characters that a note can show; the rest is not rendered. */
const roomFor = ({ size: { width, height } }: Note): number =>
  Math.min(50_000, Math.ceil((width / LETTER) * (height / LINE)) + 100);

/** A note on the canvas. */
export const NoteNode = memo(function NoteNode({ id, data, selected, draggable }: NodeProps<NoteNodeType>) {
  const { note } = data;
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const isEdited = useIsTextEdited(id);
  const isTouched = useCoarsePointer();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and F2 edit it too, and the inspector has a field
    <div
      className={classNames(styles['note'], selected && styles['selected'])}
      data-note={shorten(note.text)}
      onDoubleClick={() => editing.setState({ target: { noteId: id, part: 'text' } })}
    >
      {isEdited ? (
        <TextArea note={note} />
      ) : (
        <p className={classNames(styles['text'], note.text === '' && styles['empty'])}>
          {note.text === ''
            ? `${isTouched ? 'Tap twice' : 'Double-click'} to write`
            : shorten(note.text, roomFor(note))}
        </p>
      )}
      {selected && draggable ? (
        <Resizer
          box={{ ...note.position, ...note.size }}
          least={leastSize}
          isShown
          onResize={({ x, y, width, height }) =>
            editor.run(
              updateNote,
              { noteId: id, changes: { position: { x, y }, size: { width, height } } },
              { step: resizeStep(id), label: 'Resize note' },
            )
          }
          onEnd={() => editor.endStep()}
        />
      ) : null}
    </div>
  );
});
