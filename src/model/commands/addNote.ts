import type { Note } from '../project.ts';
import type { Command } from './command.ts';

export type AddNoteArguments = Note;

/** Adds a note. Does nothing where the id is taken. */
export const addNote: Command<AddNoteArguments> = (project, { id, text, position, size }) =>
  project.notes.some((note) => note.id === id)
    ? project
    : { ...project, notes: [...project.notes, { id, text, position, size }] };
