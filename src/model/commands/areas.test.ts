import { describe, expect, it } from 'vitest';
import { modelsInArea } from '../areaContent.ts';
import { exportFiles } from '../files/printFile.ts';
import type { Project } from '../project.ts';
import { positionsOf, projectOf } from '../testing/projects.ts';
import { addArea } from './addArea.ts';
import { addNote } from './addNote.ts';
import { moveItems } from './moveItems.ts';
import { moveModels } from './moveModels.ts';
import { removeItems } from './removeItems.ts';
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
  it('AR1: an area contains the models whose middle is in it, and moves with them and its notes', () => {
    expect(modelsInArea(start, 'a')).toEqual(['In', 'Half']);
    const moved = moveItems(start, { areas: { a: { x: 100, y: -50 } } });
    expect(moved.areas[0]?.position).toEqual({ x: 100, y: -50 });
    expect(positionsOf(moved)).toEqual([
      { x: 120, y: -30 },
      { x: 350, y: -30 },
      { x: 900, y: 900 },
    ]);
    expect(moved.notes.map(({ position }) => position)).toEqual([
      { x: 110, y: 150 },
      { x: 999, y: 0 },
    ]);
  });

  it('AR1: an item with its own position moves there, and an area inside moves with its area', () => {
    const nested = addArea(start, {
      id: 'b',
      name: 'Inner',
      position: { x: 5, y: 5 },
      size: { width: 90, height: 90 },
    });
    const moved = moveItems(nested, { areas: { a: { x: 10, y: 10 } }, models: { In: { x: 0, y: 7 } } });
    expect(moved.areas.map(({ position }) => position)).toEqual([
      { x: 10, y: 10 },
      { x: 15, y: 15 },
    ]);
    expect(positionsOf(moved)).toEqual([
      { x: 0, y: 7 },
      { x: 260, y: 30 },
      { x: 900, y: 900 },
    ]);
    expect(moved.models).toBe(nested.models);
    expect(moved.notes[1]).toBe(nested.notes[1]);
  });

  it('AR2: models, areas and notes are removed together, and an area leaves its models', () => {
    const rest = removeItems(start, { areas: ['a'], models: ['Out'], notes: ['far'] });
    expect(rest.models).toEqual(start.models.slice(0, 2));
    expect([rest.areas, rest.notes.map(({ id }) => id)]).toEqual([[], ['n']]);
  });

  it('AR1: a model with less than half inside stays', () => {
    const narrow = updateArea(start, { areaId: 'a', changes: { size: { width: 300, height: 300 } } });
    expect(modelsInArea(narrow, 'a')).toEqual(['In']);
    expect(modelsInArea(start, 'none')).toEqual([]);
  });

  it('AR2: areas and notes are added, changed and removed without a change of LoopBack’s files', () => {
    const changed = updateArea(start, { areaId: 'a', changes: { name: 'Trade', colour: 'blue' } });
    expect(changed.areas).toEqual([{ id: 'a', name: 'Trade', position: at, size, colour: 'blue' }]);
    const noted = updateNote(changed, { noteId: 'n', changes: { text: 'Because.' } });
    expect(noted.notes[0]?.text).toBe('Because.');
    expect(exportFiles(noted)).toEqual(exportFiles(models));
    expect(noted.models).toBe(models.models);
    const empty = removeItems(noted, { areas: ['a'], notes: ['n', 'far'] });
    expect(empty).toEqual(models);
  });

  it('AR2 CM13: a command that changes nothing returns the same project', () => {
    expect(addArea(start, { id: 'a', name: 'x', position: at, size })).toBe(start);
    expect(addNote(start, { id: 'n', text: 'x', position: at, size })).toBe(start);
    expect(updateArea(start, { areaId: 'a', changes: { name: 'Sales', size: { ...size } } })).toBe(start);
    expect(updateNote(start, { noteId: 'none', changes: { text: 'x' } })).toBe(start);
    expect(moveItems(start, { areas: { a: { ...at }, none: at } })).toBe(start);
    expect(removeItems(start, { areas: ['none'], models: ['none'] })).toBe(start);
    expect(removeItems(start, {})).toBe(start);
  });
});
