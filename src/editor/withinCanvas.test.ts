import { expect, it } from 'vitest';
import { addArea, addModel, addNote, createProject, moveItems, updateArea } from '../model/index.ts';
import { createEditor } from './createEditor.ts';

it('moves what a change puts outside the canvas to its border', () => {
  const editor = createEditor({ project: createProject('P') });
  editor.run(addModel, { id: 'm', name: 'M', position: { x: 1e9, y: Number.NaN } });
  editor.run(addArea, { id: 'a', name: 'A', position: { x: 0, y: 0 }, size: { width: 1e12, height: 0 } });
  editor.run(addNote, { id: 'n', text: '', position: { x: 5, y: 5 }, size: { width: 10, height: 10 } });
  editor.run(moveItems, { notes: { n: { x: 0, y: Number.NEGATIVE_INFINITY } } });
  const { layout, areas, notes } = editor.getState().project;
  expect(layout.get('m')).toEqual({ x: 1_000_000, y: 0 });
  expect(areas[0]?.size).toEqual({ width: 1_000_000, height: 1 });
  expect(notes[0]?.position).toEqual({ x: 0, y: -1_000_000 });
});

it('leaves what is on the canvas unchanged', () => {
  const editor = createEditor({ project: createProject('P') });
  editor.run(addModel, { id: 'm', name: 'M', position: { x: 10.5, y: -1_000_000 } });
  const before = editor.getState().project.layout;
  editor.run(addArea, { id: 'a', name: 'A', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } });
  editor.run(updateArea, { areaId: 'a', changes: { name: 'B' } });
  expect(editor.getState().project.layout).toBe(before);
  expect(before.get('m')).toEqual({ x: 10.5, y: -1_000_000 });
});
