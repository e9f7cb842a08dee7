import type { Command } from './command.ts';
import { withoutItems } from './editItems.ts';

export interface RemoveNotesArguments {
  readonly noteIds: readonly string[];
}

export const removeNotes: Command<RemoveNotesArguments> = (project, { noteIds }) => {
  const notes = withoutItems(project.notes, noteIds);
  return notes === project.notes ? project : { ...project, notes };
};
