import { describe, expect, it } from 'vitest';
import { exportFiles } from '../files/printFile.ts';
import type { Project } from '../project.ts';
import { projectOf } from '../testing/projects.ts';
import { addArea } from './addArea.ts';
import { addNote } from './addNote.ts';
import { modelsInArea, moveArea } from './moveArea.ts';
import { moveModels } from './moveModels.ts';
import { removeAreas } from './removeAreas.ts';
import { removeNotes } from './removeNotes.ts';
import { updateArea } from './updateArea.ts';
import { updateNote } from './updateNote.ts';

const models = moveModels(projectOf({ name: 'In' }, { name: 'Half' }, { name: 'Out' }), {
  positions: { In: { x: 20, y: 20 }, Half: { x: 250, y: 20 }, Out: { x: 900, y: 900 } },
});
const size = { width: 400, height: 300 };
const at = { x: 0, y: 0 };
const start = [
  (project: Project) => addArea(project, { id: 'a', name: 'Sales', position: at, size }),
  (project: Project) =>
    addNote(project, { id: 'n', text: 'Why?', position: { x: 10, y: 200 }, size: { width: 80, height: 60 } }),
  (project: Project) =>
    addNote(project, { id: 'far', text: '', position: { x: 999, y: 0 }, size: { width: 80, height: 60 } }),
].reduce((project, step) => step(project), models);

describe('areas', () => {
  it('AR1: an area owns the models whose middle lies in it, and takes them and its notes along', () => {
    expect(modelsInArea(start, 'a')).toEqual(['In', 'Half']);
    const moved = moveArea(start, { areaId: 'a', position: { x: 100, y: -50 } });
    expect(moved.areas[0]?.position).toEqual({ x: 100, y: -50 });
    expect(moved.models.map(({ position }) => position)).toEqual([
      { x: 120, y: -30 },
      { x: 350, y: -30 },
      { x: 900, y: 900 },
    ]);
    expect(moved.notes.map(({ position }) => position)).toEqual([
      { x: 110, y: 150 },
      { x: 999, y: 0 },
    ]);
  });

  it('AR1: a model of which less than half is inside stays', () => {
    const narrow = updateArea(start, { areaId: 'a', changes: { size: { width: 300, height: 300 } } });
    expect(modelsInArea(narrow, 'a')).toEqual(['In']);
    expect(modelsInArea(start, 'none')).toEqual([]);
  });

  it('AR2: areas and notes are added, changed and removed, and no file of LoopBack changes', () => {
    const changed = updateArea(start, { areaId: 'a', changes: { name: 'Trade', colour: 'blue' } });
    expect(changed.areas).toEqual([{ id: 'a', name: 'Trade', position: at, size, colour: 'blue' }]);
    const noted = updateNote(changed, { noteId: 'n', changes: { text: 'Because.' } });
    expect(noted.notes[0]?.text).toBe('Because.');
    expect(exportFiles(noted)).toEqual(exportFiles(models));
    expect(noted.models).toBe(models.models);
    const empty = removeNotes(removeAreas(noted, { areaIds: ['a'] }), { noteIds: ['n', 'far'] });
    expect(empty).toEqual(models);
  });

  it('AR2 CM13: what changes nothing gives the same project', () => {
    expect(addArea(start, { id: 'a', name: 'x', position: at, size })).toBe(start);
    expect(addNote(start, { id: 'n', text: 'x', position: at, size })).toBe(start);
    expect(updateArea(start, { areaId: 'a', changes: { name: 'Sales', size: { ...size } } })).toBe(start);
    expect(updateNote(start, { noteId: 'none', changes: { text: 'x' } })).toBe(start);
    expect(moveArea(start, { areaId: 'a', position: { ...at } })).toBe(start);
    expect(removeAreas(start, { areaIds: ['none'] })).toBe(start);
    expect(removeNotes(start, { noteIds: [] })).toBe(start);
  });
});
