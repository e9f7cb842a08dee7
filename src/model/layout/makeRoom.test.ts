import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../lib/geometry.ts';
import { addArea } from '../commands/addArea.ts';
import { addModel } from '../commands/addModel.ts';
import { addNote } from '../commands/addNote.ts';
import { addProperty } from '../commands/addProperty.ts';
import type { Command } from '../commands/command.ts';
import { connectModels } from '../commands/connectModels.ts';
import { duplicateItems } from '../commands/duplicateItems.ts';
import { moveModels } from '../commands/moveModels.ts';
import { renameModel } from '../commands/renameModel.ts';
import type { Position, Project } from '../project.ts';
import { positionsOf, projectOf } from '../testing/projects.ts';
import { allItems, itemBoxes } from './itemBoxes.ts';
import { makeRoom } from './makeRoom.ts';
import { positionOf } from './positions.ts';

/** Models A, B, C … without properties, at these positions. */
function modelsAt(...places: readonly Position[]): Project {
  const project = projectOf(...places.map((_, index) => ({ name: String.fromCharCode(65 + index) })));
  const positions = project.models.map(({ id }, index) => [id, places[index] ?? { x: 0, y: 0 }]);
  return moveModels(project, { positions: Object.fromEntries(positions) });
}

function run<Arguments>(project: Project, command: Command<Arguments>, args: Arguments): Project {
  return makeRoom(project, command(project, args));
}

function placeOf(project: Project, name: string): Position | undefined {
  const entry = project.models.find(({ definition }) => definition.name === name);
  return entry && positionOf(project, entry.id);
}

function covering(project: Project): readonly string[] {
  const boxes = itemBoxes(project, { ...allItems(project), areas: [] });
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlaps(one, other))
      .map((other) => `${one.id} and ${other.id}`),
  );
}

const row = 26;
const bigName = 'AVeryLongNameOfAModelIndeed';

describe('a box that grows', () => {
  it('LY7: pushes the boxes that it would cover down by the growth, and the boxes that these would cover', () => {
    // Boxes with an id alone are 78 high.
    const before = modelsAt({ x: 0, y: 0 }, { x: 100, y: 90 }, { x: 0, y: 185 }, { x: 600, y: 90 });
    const after = run(before, addProperty, { modelId: 'A', name: 'name', type: 'string' });
    expect([placeOf(after, 'B'), placeOf(after, 'C')]).toEqual([
      { x: 100, y: 90 + row },
      { x: 0, y: 185 + row },
    ]);
    expect([placeOf(after, 'A'), placeOf(after, 'D')]).toEqual([
      { x: 0, y: 0 },
      { x: 600, y: 90 },
    ]);
    expect(covering(after)).toEqual([]);
  });

  it('LY7: moves nothing while there is room', () => {
    const before = modelsAt({ x: 0, y: 0 }, { x: 0, y: 200 });
    const after = addProperty(before, { modelId: 'A', name: 'name', type: 'string' });
    expect(makeRoom(before, after)).toBe(after);
  });

  it('LY7: makes room for a key that a relation adds, and to the right for a longer name', () => {
    const before = modelsAt({ x: 0, y: 0 }, { x: 300, y: 0 }, { x: 300, y: 90 }, { x: 240, y: 300 });
    const keyed = run(before, connectModels, { ownerId: 'A', targetId: 'B' });
    expect(placeOf(keyed, 'C')).toEqual({ x: 300, y: 90 + 40 });
    const renamed = run(before, renameModel, { modelId: 'A', name: bigName });
    expect(placeOf(renamed, 'B')?.x).toBeGreaterThan(300);
    expect(placeOf(renamed, 'B')?.y).toBe(0);
    expect([covering(keyed), covering(renamed)]).toEqual([[], []]);
  });

  it('LY7: leaves boxes that the user put on each other', () => {
    const before = modelsAt({ x: 0, y: 0 }, { x: 50, y: 50 });
    const after = run(before, addProperty, { modelId: 'A', name: 'name', type: 'string' });
    expect(placeOf(after, 'B')).toEqual({ x: 50, y: 50 });
    const positions = { A: { x: 10, y: 10 } };
    expect(run(before, moveModels, { positions }).layout.get('A')).toEqual({ x: 10, y: 10 });
  });

  it('LY8: makes its area grow, which pushes boxes outside; pushes another area as a whole', () => {
    const models = modelsAt({ x: 0, y: 0 }, { x: 0, y: 150 }, { x: 0, y: 300 }, { x: 240, y: 300 });
    const one = { id: 'one', name: 'One', position: { x: -28, y: -48 }, size: { width: 276, height: 154 } };
    const two = { id: 'two', name: 'Two', position: { x: -10, y: 250 }, size: { width: 600, height: 200 } };
    const before = addArea(addArea(models, one), two);
    const after = run(before, addProperty, { modelId: 'A', name: 'name', type: 'string' });
    expect(after.areas.map(({ position, size }) => [position.y, size.height])).toEqual([
      [-48, 154 + row],
      [250, 200],
    ]);
    expect(placeOf(after, 'B')).toEqual({ x: 0, y: 150 });
    const again = run(after, addProperty, { modelId: 'A', name: 'second', type: 'string' });
    expect(placeOf(again, 'B')).toEqual({ x: 0, y: 150 + row });
    // B would cover the area Two, which moves with C and D and stays around them.
    expect(again.areas[1]?.position.y).toBe(250 + row);
    expect([placeOf(again, 'C')?.y, placeOf(again, 'D')?.y]).toEqual([300 + row, 300 + row]);
  });

  it('LY8: pushes notes too', () => {
    const note = { id: 'n', text: 'here', position: { x: 0, y: 90 }, size: { width: 100, height: 50 } };
    const before = addNote(modelsAt({ x: 0, y: 0 }), note);
    const after = run(before, addProperty, { modelId: 'A', name: 'name', type: 'string' });
    expect(after.notes[0]?.position).toEqual({ x: 0, y: 90 + row });
  });
});

describe('a new box', () => {
  it('LY9: goes to the nearest free place', () => {
    const before = modelsAt({ x: 0, y: 0 }, { x: 0, y: 400 });
    const free = run(before, addModel, { id: 'x', name: 'X', position: { x: 300, y: 0 } });
    expect(placeOf(free, 'X')).toEqual({ x: 300, y: 0 });
    const near = run(before, addModel, { id: 'x', name: 'X', position: { x: 40, y: 60 } });
    expect(placeOf(near, 'X')).toEqual({ x: 40, y: 78 + 16 });
  });

  it('LY9: keeps its position relative to boxes that are added with it', () => {
    const before = modelsAt({ x: 0, y: 0 }, { x: 500, y: 0 });
    const items = { models: ['A', 'B'], areas: [], notes: [] };
    const ids = { models: ['a2', 'b2'], areas: [], notes: [] };
    const after = run(before, duplicateItems, { items, ids, offset: { x: 24, y: 24 } });
    expect(positionsOf(after)).toEqual([
      { x: 0, y: 0 },
      { x: 500, y: 0 },
      { x: 24, y: 94 },
      { x: 524, y: 94 },
    ]);
  });
});

describe('any sequence of commands', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('model' as const), x: fc.integer({ max: 900, min: 0 }), y: fc.nat(900) }),
      fc.record({
        kind: fc.constant('property' as const),
        model: fc.nat(8),
        length: fc.integer({ min: 1, max: 30 }),
      }),
      fc.record({ kind: fc.constant('relation' as const), model: fc.nat(8), other: fc.nat(8) }),
      fc.record({
        kind: fc.constant('name' as const),
        model: fc.nat(8),
        length: fc.integer({ min: 1, max: 30 }),
      }),
      fc.record({ kind: fc.constant('copy' as const), model: fc.nat(8), x: fc.nat(40), y: fc.nat(40) }),
    ),
    { minLength: 3, maxLength: 25 },
  );

  it('LY7, LY9: makes no two boxes overlap that did not before', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let project = modelsAt({ x: 0, y: 0 });
        for (const [index, step] of all.entries()) {
          const idAt = (place: number): string => project.models[place % project.models.length]?.id ?? '';
          const name = 'n'.repeat('length' in step ? step.length : 1) + index;
          if (step.kind === 'model')
            project = run(project, addModel, { id: name, name, position: { x: step.x, y: step.y } });
          else if (step.kind === 'property')
            project = run(project, addProperty, { modelId: idAt(step.model), name, type: 'string' });
          else if (step.kind === 'relation')
            project = run(project, connectModels, { ownerId: idAt(step.model), targetId: idAt(step.other) });
          else if (step.kind === 'name')
            project = run(project, renameModel, { modelId: idAt(step.model), name });
          else
            project = run(project, duplicateItems, {
              items: { models: [idAt(step.model)], areas: [], notes: [] },
              ids: { models: [`copy ${index}`], areas: [], notes: [] },
              offset: { x: step.x, y: step.y },
            });
          expect(covering(project)).toEqual([]);
        }
      }),
      { seed: 22 },
    );
  });
});
