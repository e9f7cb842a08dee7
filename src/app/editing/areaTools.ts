import type { CanvasView } from '../../canvas/index.ts';
import { createId } from '../../editor/index.ts';
import { addArea, addNote, areaAround, type Position, type Project, type Size } from '../../model/index.ts';
import type { ModelServices } from '../actions/modelActions.ts';

const areaSize: Size = { width: 480, height: 320 };
const noteSize: Size = { width: 200, height: 96 };

/** How far a new note or area stands from one that has its place already. */
const STEP = 24;

interface Place {
  readonly position: Position;
  readonly size: Size;
}

/** An area around what is selected; its title is ready to be typed. */
export function groupInArea(services: ModelServices): void {
  const { project, selection } = services.editor.getState();
  const place = areaAround(project, selection);
  if (place !== null) putArea(services, place, 'Group in an area');
}

/** An area in the middle of what is seen; its title is ready to be typed. */
export function placeArea(services: ModelServices): void {
  putArea(services, freePlace(services, areaSize), 'Add area');
}

/** A note in the middle of what is seen, ready to be written. */
export function placeNote(services: ModelServices): void {
  const { editor, editing } = services;
  const id = createId();
  editor.run(addNote, { id, text: '', ...freePlace(services, noteSize) }, { label: 'Add note' });
  editor.select({ notes: [id] });
  editing.setState({ target: { noteId: id, part: 'text' } });
}

function putArea({ editor, editing }: ModelServices, place: Place, label: string): void {
  const id = createId();
  editor.run(addArea, { id, name: freeName(editor.getState().project), ...place }, { label });
  editor.select({ areas: [id] });
  editing.setState({ target: { areaId: id, part: 'title' } });
}

function freePlace({ editor, view }: ModelServices, size: Size): Place {
  const middle = middleOf(view.getState().canvas, size);
  return { position: freeSpot(editor.getState().project, middle), size };
}

function freeName({ areas }: Project): string {
  const taken = new Set(areas.map(({ name }) => name));
  let number = 1;
  while (taken.has(`Area ${number}`)) number += 1;
  return `Area ${number}`;
}

/** The corner that puts something into the middle of what is seen. */
function middleOf(canvas: CanvasView | null, { width, height }: Size): Position {
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (canvas === null || pane === undefined) return { x: 0, y: 0 };
  const { x, y } = canvas.screenToFlowPosition({
    x: pane.x + pane.width / 2,
    y: pane.y + pane.height / 2,
  });
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2) };
}

function freeSpot({ areas, notes }: Project, wanted: Position): Position {
  let spot = wanted;
  const isTaken = ({ position }: { readonly position: Position }): boolean =>
    Math.abs(position.x - spot.x) < 1 && Math.abs(position.y - spot.y) < 1;
  while (areas.some(isTaken) || notes.some(isTaken)) spot = { x: spot.x + STEP, y: spot.y + STEP };
  return spot;
}
