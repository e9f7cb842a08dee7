import { describe, expect, it } from 'vitest';
import { addArea } from './commands/addArea.ts';
import { addNote } from './commands/addNote.ts';
import { moveItems } from './commands/moveItems.ts';
import { moveModels } from './commands/moveModels.ts';
import { renameModel } from './commands/renameModel.ts';
import { setProblemsHidden } from './commands/setProblemsHidden.ts';
import { createExampleProject } from './example.ts';
import { withoutCanvas } from './withoutCanvas.ts';

describe('withoutCanvas', () => {
  const project = createExampleProject();

  it('returns the same object while models, areas and notes move, and areas and notes are added', () => {
    const size = { width: 300, height: 200 };
    const area = { id: 'sales', name: 'Sales', position: { x: -50, y: -50 }, size };
    const note = { id: 'note', text: 'hi', position: { x: 900, y: 0 }, size };
    const drawn = addNote(addArea(project, area), note);
    const at = { x: 5, y: 5 };
    const moved = moveItems(moveModels(drawn, { positions: { order: { x: 7, y: 7 } } }), {
      areas: { sales: at },
      notes: { note: at },
    });
    expect(moved).not.toBe(drawn);
    expect(withoutCanvas(moved)).toBe(withoutCanvas(project));
    expect(withoutCanvas(moved)).toEqual({ ...project, layout: new Map(), areas: [], notes: [] });
  });

  it('returns another object as soon as a file or the hidden problems change', () => {
    const renamed = renameModel(project, { modelId: 'order', name: 'Purchase' });
    expect(withoutCanvas(renamed)).toMatchObject({ models: renamed.models });
    const quiet = setProblemsHidden(project, { code: 'missing-config', isHidden: true });
    expect(withoutCanvas(quiet).hiddenProblems).toEqual(['missing-config']);
    expect(withoutCanvas(project).hiddenProblems).toEqual([]);
  });
});
