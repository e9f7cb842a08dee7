import { describe, expect, it } from 'vitest';
import { connect, createEditor } from '../../editor/index.ts';
import { addModel, addProperty, createExampleProject } from '../../model/index.ts';
import { countForTour, drawingSteps } from './drawingTour.ts';

describe('the tour of drawing', () => {
  it('has five steps, each of which waits for something of its own', () => {
    for (const isTouched of [false, true]) {
      const waits = drawingSteps(isTouched).map(({ waitsFor }) => waitsFor);
      expect(waits).toEqual(['models', 'properties', 'hasMany', 'otherKinds', 'runs']);
    }
  });

  it('counts what each step makes', () => {
    const editor = createEditor({ project: createExampleProject() });
    const counts = () => countForTour(editor.getState().project, 0);
    const start = counts();
    editor.run(addModel, { id: 'i', name: 'Invoice', position: { x: 0, y: 0 } });
    expect(counts()).toMatchObject({ models: start.models + 1 });
    const before = counts();
    editor.run(addProperty, { modelId: 'i', name: 'total', type: 'number' });
    expect(counts()).toEqual({ ...before, properties: before.properties + 1 });
    connect(editor, { ownerId: 'customer', targetId: 'i' });
    expect(counts()).toMatchObject({ hasMany: start.hasMany + 1, otherKinds: start.otherKinds });
    connect(editor, { ownerId: 'i', targetId: 'customer', type: 'belongsTo' });
    expect(counts()).toMatchObject({ hasMany: start.hasMany + 1, otherKinds: start.otherKinds + 1 });
  });
});
