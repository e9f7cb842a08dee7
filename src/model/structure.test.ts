import { describe, expect, it } from 'vitest';
import { addNote } from './commands/addNote.ts';
import { moveModels } from './commands/moveModels.ts';
import { renameModel } from './commands/renameModel.ts';
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

  it('is another one as soon as a file says something else', () => {
    const renamed = renameModel(project, { modelId, name: 'Buyer' });
    expect(structureOf(renamed)).toBe(renamed);
    const note = { id: 'note', text: 'hi', position: { x: 0, y: 0 }, size: { width: 90, height: 90 } };
    expect(structureOf(addNote(renamed, note))).not.toBe(renamed);
  });
});
