import type { KeyboardEvent } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { type Note, updateNote } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { isComposing } from '../../ui/isComposing.ts';
import { focusNode } from '../focusNode.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import { useBringIntoView } from '../useBringIntoView.ts';
import styles from './NoteNode.module.css';

/** The field for a note's text. The note grows with the text, so that nothing is hidden. */
export function TextArea({ note }: { note: Note }) {
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const bringIntoView = useBringIntoView();
  const type = (field: HTMLTextAreaElement): void => {
    const { width, height } = note.size;
    const size = { width, height: Math.max(height, field.scrollHeight) };
    editor.run(
      updateNote,
      { noteId: note.id, changes: { text: field.value, size } },
      { step: `note:${note.id}`, label: 'Write note' },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    const isEnd = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key === 'Escape') editor.cancelStep();
    if (!isEnd && event.key !== 'Escape') return;
    event.stopPropagation();
    focusNode(event.currentTarget);
  };
  return (
    <textarea
      autoFocus
      className={classNames(styles['text'], styles['field'], 'nodrag nopan nowheel')}
      aria-label="Note"
      value={note.text}
      onChange={(event) => type(event.currentTarget)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        editor.endStep();
        editing.setState({ target: null });
      }}
      onFocus={({ currentTarget }) => {
        currentTarget.setSelectionRange(note.text.length, note.text.length);
        bringIntoView(currentTarget);
      }}
    />
  );
}
