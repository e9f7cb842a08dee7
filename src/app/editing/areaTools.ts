import { createId } from '../../editor/index.ts';
import { addArea, addNote, areaAround, type Position, type Project, type Size } from '../../model/index.ts';
import type { ModelServices } from '../actions/modelActions.ts';

const areaSize: Size = { width: 480, height: 320 };
const noteSize: Size = { width: 200, height: 96 };

/** The distance of a new note or area from one at the same position. */
const STEP = 24;

type EditingServices = Pick<ModelServices, 'editor' | 'editing'>;

interface Bounds {
  readonly position: Position;
  readonly size: Size;
}

/** Adds an area around the selection and opens its title for typing. */
export function groupInArea(services: ModelServices): void {
  const { project, selection } = services.editor.getState();
  const place = areaAround(project, selection);
  if (place !== null) addAreaAt(services, place, 'Group in an area');
}

/** Adds an area in the middle of the view and opens its title for typing. */
export function placeArea(services: ModelServices): void {
  addAreaAt(services, findFreeBounds(services, areaSize), 'Add area');
}

/** Adds a note in the middle of the view and opens it for typing. */
export function placeNote(services: ModelServices): void {
  addNoteAt(services, findFreeBounds(services, noteSize));
}

/** Adds a note whose top left corner is at a position, and opens it for typing. */
export function placeNoteAt(services: EditingServices, position: Position): void {
  addNoteAt(services, { position, size: noteSize });
}

/** Adds an area whose top left corner is at a position, and opens its title for typing. */
export function placeAreaAt(services: EditingServices, position: Position): void {
  addAreaAt(services, { position, size: areaSize }, 'Add area');
}

function addNoteAt({ editor, editing }: EditingServices, place: Bounds): void {
  const id = createId();
  editor.run(addNote, { id, text: '', ...place }, { label: 'Add note' });
  editor.select({ notes: [id] });
  editing.setState({ target: { noteId: id, part: 'text' } });
}

function addAreaAt({ editor, editing }: EditingServices, place: Bounds, label: string): void {
  const id = createId();
  editor.run(addArea, { id, name: nextAreaName(editor.getState().project), ...place }, { label });
  editor.select({ areas: [id] });
  editing.setState({ target: { areaId: id, part: 'title' } });
}

function findFreeBounds({ editor, view }: ModelServices, size: Size): Bounds {
  const { x, y } = view.getState().canvas?.centre() ?? { x: 0, y: 0 };
  const corner = { x: Math.round(x - size.width / 2), y: Math.round(y - size.height / 2) };
  return { position: findFreePosition(editor.getState().project, corner), size };
}

function nextAreaName({ areas }: Project): string {
  const taken = new Set(areas.map(({ name }) => name));
  let number = 1;
  while (taken.has(`Area ${number}`)) number += 1;
  return `Area ${number}`;
}

function findFreePosition({ areas, notes }: Project, wanted: Position): Position {
  let corner = wanted;
  const isTaken = ({ position }: { readonly position: Position }): boolean =>
    Math.abs(position.x - corner.x) < 1 && Math.abs(position.y - corner.y) < 1;
  while (areas.some(isTaken) || notes.some(isTaken)) corner = { x: corner.x + STEP, y: corner.y + STEP };
  return corner;
}
