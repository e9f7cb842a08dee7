import type { Note } from '../project.ts';
import type { Command } from './command.ts';
import { withItemChanged } from './editItems.ts';

export interface UpdateNoteArguments {
  readonly noteId: string;
  readonly changes: Partial<Omit<Note, 'id'>>;
}

/** Changes the text of a note, moves or resizes it. */
export const updateNote: Command<UpdateNoteArguments> = (project, { noteId, changes }) => {
  const notes = withItemChanged(project.notes, noteId, changes);
  return notes === project.notes ? project : { ...project, notes };
};
