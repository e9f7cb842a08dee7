import { shorten } from '../../lib/shorten.ts';
import type { Note } from '../../model/index.ts';
import type { NoteNode } from '../flow.ts';

/** Notes as nodes. An unchanged note keeps its node object. */
export function toNoteNodes(
  notes: readonly Note[],
  selectedIds: readonly string[],
  previous: readonly NoteNode[],
): readonly NoteNode[] {
  const previousById = new Map(previous.map((node) => [node.id, node]));
  const selected = new Set(selectedIds);
  return notes.map((note) => {
    const before = previousById.get(note.id);
    const isSelected = selected.has(note.id);
    const isSame = before?.data.note === note && before.selected === isSelected;
    return isSame ? before : toNode(note, isSelected);
  });
}

function toNode(note: Note, selected: boolean): NoteNode {
  return {
    id: note.id,
    type: 'note',
    position: note.position,
    ...note.size,
    measured: note.size,
    handles: [],
    selected,
    connectable: false,
    ariaLabel: note.text === '' ? 'Empty note' : `Note: ${shorten(note.text)}`,
    data: { note },
  };
}
