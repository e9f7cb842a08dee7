import { Trash2 } from 'lucide-react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import { removeItems, updateNote } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { isComposing } from '../../ui/isComposing.ts';
import { Editable } from '../Editable.tsx';
import styles from './Inspector.module.css';
import noteStyles from './NoteInspector.module.css';

/** A note: its text, in full. */
export function NoteInspector({ noteId }: { noteId: string }) {
  const editor = useEditorActions();
  const note = useEditor(({ project }) => project.notes.find(({ id }) => id === noteId));
  if (note === undefined) return null;
  return (
    <>
      <header className={styles['heading']}>
        <p className={styles['kind']}>Note</p>
        <Editable>
          <textarea
            className={noteStyles['text']}
            aria-label="Note text"
            rows={8}
            value={note.text}
            onChange={({ currentTarget }) => {
              const options = { step: `note:${noteId}`, label: 'Write note' };
              editor.run(updateNote, { noteId, changes: { text: currentTarget.value } }, options);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
              event.stopPropagation();
              editor.cancelStep();
              event.currentTarget.blur();
            }}
            onBlur={() => editor.endStep()}
          />
        </Editable>
        <p className={styles['hint']}>Notes are on the canvas only; they never change LoopBack’s files.</p>
      </header>
      <footer className={styles['actions']}>
        <Editable>
          <Button
            look="danger"
            onClick={() => editor.run(removeItems, { notes: [noteId] }, { label: 'Delete note' })}
          >
            <Trash2 size={14} /> Delete note
          </Button>
        </Editable>
      </footer>
    </>
  );
}
