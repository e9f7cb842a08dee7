import { describe, expect, it } from 'vitest';
import { addArea } from './commands/addArea.ts';
import { addNote } from './commands/addNote.ts';
import { moveItems } from './commands/moveItems.ts';
import { moveModels } from './commands/moveModels.ts';
import { renameModel } from './commands/renameModel.ts';
import { updateArea } from './commands/updateArea.ts';
import { createExampleProject } from './example.ts';
import { structureOf } from './structure.ts';

describe('structureOf', () => {
  const project = createExampleProject();
  const [first] = project.models;
  const modelId = first?.id ?? '';

  it('is the same while boxes only move', () => {
    const moved = moveModels(project, { positions: { [modelId]: { x: 7, y: 7 } } });
    expect(moved).not.toBe(project);
    expect(structureOf(moved)).toBe(structureOf(project));
  });

  it('is the same while areas and notes only move or grow, and another when they say something else', () => {
    const size = { width: 300, height: 200 };
    const area = { id: 'sales', name: 'Sales', position: { x: -50, y: -50 }, size };
    const note = { id: 'note', text: 'hi', position: { x: 900, y: 0 }, size };
    const noted = addNote(addArea(project, area), note);
    const at = { x: 5, y: 5 };
    const moved = moveItems(noted, { areas: { sales: at }, notes: { note: at } });
    expect(moved.areas[0]?.position).toEqual(at);
    expect(structureOf(moved)).toBe(structureOf(noted));
    const renamed = updateArea(moved, { areaId: 'sales', changes: { name: 'Shop' } });
    expect(structureOf(renamed)).toBe(renamed);
  });

  it('is another one as soon as a file says something else', () => {
    const renamed = renameModel(project, { modelId, name: 'Buyer' });
    expect(structureOf(renamed)).toBe(renamed);
    const note = { id: 'note', text: 'hi', position: { x: 0, y: 0 }, size: { width: 90, height: 90 } };
    expect(structureOf(addNote(renamed, note))).not.toBe(renamed);
  });
});
