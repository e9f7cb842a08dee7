import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addModel } from '../commands/addModel.ts';
import { moveModels } from '../commands/moveModels.ts';
import { createExampleProject } from '../example.ts';
import { createProject, type Project } from '../project.ts';
import { manyOf, positionsOf, projectOf } from '../testing/projects.ts';
import { boxRowsOf, boxSize } from './boxSize.ts';
import { freePosition, freePositionBetween } from './freePosition.ts';
import { layoutModels, placeFiles } from './placement.ts';
import { positionOf } from './positions.ts';

/** The pairs of models whose boxes overlap. */
function overlaps(project: Project): readonly string[] {
  const boxes = project.models.map((entry) => ({
    id: entry.id,
    ...positionOf(project, entry.id),
    ...boxSize(entry.definition.name, boxRowsOf(project, entry)),
  }));
  return boxes.flatMap((left, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (right) =>
          left.x < right.x + right.width &&
          right.x < left.x + left.width &&
          left.y < right.y + right.height &&
          right.y < left.y + left.height,
      )
      .map((right) => `${left.id} and ${right.id}`),
  );
}

const filesOf = (project: Project) =>
  project.models.map(({ path, definition, source }) => ({
    path,
    definition,
    source: source ?? { text: '' },
  }));

it('LY6: a box of 400,000 rows has a size', () => {
  const project = projectOf({ name: 'A', properties: { p: 'string' } });
  const [entry] = project.models;
  if (!entry) throw new Error('no model');
  const { properties, loose } = boxRowsOf(project, entry);
  const many = Array.from({ length: 400_000 }, () => properties[1] ?? properties[0]);
  const rows = { properties: many.flatMap((row) => row ?? []), loose };
  expect(boxSize('A', rows)).toEqual({ width: 220, height: 40 + 400_000 * 26 + 12 });
});

describe('freePosition', () => {
  it('LY1: keeps fifty models that are added one by one from overlapping', () => {
    let project = createProject('P');
    for (let index = 0; index < 50; index += 1) {
      project = addModel(project, { id: `m${index}`, name: `M${index}`, position: freePosition(project) });
    }
    expect(overlaps(project)).toEqual([]);
    expect(Math.max(...positionsOf(project).map(({ x }) => x))).toBeLessThan(3000);
  });

  it('LY15: finds the nearest place between two models, which may be taken', () => {
    const at = (id: string, x: number, y: number) => ({ id, name: id, position: { x, y } });
    const far = ['a', 'b'].reduce<Project>(
      (project, id, index) => addModel(project, at(id, 4000 + index * 900, 3000)),
      addModel(createProject('Test'), at('corner', 0, 0)),
    );
    const first = freePositionBetween(far, ['a', 'b']);
    expect(first.y).toBe(3000);
    expect(first.x).toBeGreaterThan(4000);
    expect(first.x).toBeLessThan(4900);
    const taken = addModel(far, { id: 'c', name: 'c', position: first });
    const second = freePositionBetween(taken, ['a', 'b']);
    expect(second).not.toEqual(first);
    expect(Math.abs(second.y - 3000)).toBeLessThan(300);
    // Without these models, anywhere.
    expect(freePositionBetween(far, ['none'])).toEqual(freePosition(far));
  });

  it('LY1: finds the gap between others', () => {
    const start = projectOf({ name: 'A' }, { name: 'B' });
    const project = moveModels(start, { positions: { A: { x: 0, y: 0 }, B: { x: 800, y: 0 } } });
    expect(freePosition(project)).toEqual({ x: 300, y: 0 });
  });
});

describe('placeFiles', () => {
  const chain = projectOf(
    { name: 'C', relations: { ds: manyOf('D') } },
    { name: 'A', relations: { bs: manyOf('B'), as: manyOf('A') } },
    { name: 'B', relations: { cs: manyOf('C') } },
    { name: 'D', relations: { as: manyOf('A') } },
    { name: 'Lone' },
  );

  it('LY2: puts an owner to the left of what it owns where nothing is in the way', () => {
    const open = projectOf({ name: 'B' }, { name: 'A', relations: { bs: manyOf('B') } });
    const [right, left] = placeFiles(createProject('P'), filesOf(open));
    expect(left?.x).toBeLessThan(right?.x ?? 0);
  });

  it('LY2: puts new models below the existing ones, deterministically', () => {
    const start = createExampleProject();
    const positions = placeFiles(start, filesOf(chain));
    const lowest = Math.max(...positionsOf(start).map(({ y }) => y));
    expect(positions.every((position) => position.y > lowest)).toBe(true);
    expect(placeFiles(start, filesOf(chain))).toEqual(positions);
  });

  it('LY3: keeps boxes from overlapping, whatever the relations', () => {
    const projects = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 80 }))
      .map(([count, pairs]) =>
        projectOf(
          ...Array.from({ length: count }, (_, index) => ({
            name: `M${index}`,
            properties: Object.fromEntries(
              Array.from({ length: index % 9 }, (_item, at) => [`p${at}`, 'string']),
            ),
            relations: Object.fromEntries(
              pairs.filter(([from]) => from === index).map(([, to], at) => [`r${at}`, manyOf(`M${to}`)]),
            ),
          })),
        ),
      );
    fc.assert(
      fc.property(projects, (project) => {
        expect(overlaps(moveModels(project, { positions: layoutModels(project) }))).toEqual([]);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('LY5: gives a long chain of models the shape of the screen', () => {
    const names = Array.from({ length: 100 }, (_, index) => `Model${index}`);
    const chain = projectOf(
      ...names.map((name, index) => ({
        name,
        ...(index < 99 ? { relations: { next: { type: 'belongsTo', model: `Model${index + 1}` } } } : {}),
      })),
    );
    for (const aspect of [0.6, 1, 1.6, 2.4]) {
      const places = Object.values(layoutModels(chain, undefined, { aspect }));
      const width = Math.max(...places.map(({ x }) => x)) - Math.min(...places.map(({ x }) => x));
      const height = Math.max(...places.map(({ y }) => y)) - Math.min(...places.map(({ y }) => y));
      expect(width / height / aspect).toBeLessThan(1.6);
      expect(width / height / aspect).toBeGreaterThan(0.6);
    }
  });

  it('LY3: places a chain of 3,000 models without exhausting the stack', () => {
    const long = projectOf(
      ...Array.from({ length: 3000 }, (_, index) => ({
        name: `M${index}`,
        relations: { next: manyOf(`M${index + 1}`) },
      })),
    );
    expect(
      overlaps(moveModels(long, { positions: layoutModels(long, undefined, { effort: 'quick' }) })),
    ).toEqual([]);
  });

  it('LY4: lays out only the given models', () => {
    expect(Object.keys(layoutModels(chain, ['B', 'C']))).toEqual(expect.arrayContaining(['B', 'C']));
    expect(Object.keys(layoutModels(chain, ['B', 'C']))).toHaveLength(2);
  });
});

describe('the example', () => {
  it('EX1: is laid out from left to right without overlaps', () => {
    const project = createExampleProject();
    expect(overlaps(project)).toEqual([]);
    const [customer, ...others] = positionsOf(project);
    expect(others.every(({ x }) => x > (customer?.x ?? 0) + 240)).toBe(true);
  });
});
