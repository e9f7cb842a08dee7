import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type CanvasView, createInPlaceEditing } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import { addModel, createProject } from '../../model/index.ts';
import { createOverlays } from '../shell/overlays.ts';
import { groupInArea, placeArea, placeNote } from './areaTools.ts';

function setUp(canvas: CanvasView | null = null) {
  const editor = createEditor({ project: createProject('P') });
  const editing = createInPlaceEditing();
  const view = createStore<{ readonly canvas: CanvasView | null }>()(() => ({ canvas }));
  return { editor, editing, view, overlays: createOverlays(), reveal: () => {} };
}

it('puts a note in the middle of the view, selects it and opens its text', () => {
  const services = setUp({ centre: () => ({ x: 500, y: 300 }) } as unknown as CanvasView);
  placeNote(services);
  const { project, selection, undoLabel } = services.editor.getState();
  const [note] = project.notes;
  expect(note).toMatchObject({ text: '', position: { x: 400, y: 252 }, size: { width: 200, height: 96 } });
  expect(selection.notes).toEqual([note?.id]);
  expect(services.editing.getState().target).toEqual({ noteId: note?.id, part: 'text' });
  expect(undoLabel).toBe('Add note');
});

it('puts a second note beside the first, and numbers the names of areas', () => {
  const services = setUp();
  placeNote(services);
  placeNote(services);
  const [first, second] = services.editor.getState().project.notes.map(({ position }) => position);
  expect([(second?.x ?? 0) - (first?.x ?? 0), (second?.y ?? 0) - (first?.y ?? 0)]).toEqual([24, 24]);
  placeArea(services);
  placeArea(services);
  const { areas } = services.editor.getState().project;
  expect(areas.map(({ name }) => name)).toEqual(['Area 1', 'Area 2']);
  services.editor.undo();
  services.editor.undo();
  placeArea(services);
  expect(services.editor.getState().project.areas.map(({ name }) => name)).toEqual(['Area 1']);
});

it('puts an area around the selected models, and does nothing if none is selected', () => {
  const services = setUp();
  const { editor, editing } = services;
  editor.run(addModel, { id: 'order', name: 'Order', position: { x: 300, y: 100 } });
  editor.clearSelection();
  groupInArea(services);
  expect(editor.getState().project.areas).toEqual([]);
  editor.select({ models: ['order'] });
  groupInArea(services);
  const [area] = editor.getState().project.areas;
  const { x, y } = area?.position ?? { x: 0, y: 0 };
  expect([x < 300, y < 100]).toEqual([true, true]);
  expect(editor.getState().selection.areas).toEqual([area?.id]);
  expect(editing.getState().target).toEqual({ areaId: area?.id, part: 'title' });
});
