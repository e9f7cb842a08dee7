import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptySelection } from '../editor/index.ts';
import {
  addModel,
  connectModels,
  createProject,
  moveModels,
  type Project,
  positionOf,
} from '../model/index.ts';
import { emptyFlow, type Flow } from './flow.ts';
import { areSettled, toEdges } from './toEdges.ts';
import { type FlowView, toFlow } from './toFlow.ts';

const COUNT = 12;

/** Models on a loose grid, with relations between given pairs. */
function projectOf(pairs: readonly (readonly [number, number])[]): Project {
  let project = createProject('Drags');
  for (let index = 0; index < COUNT; index += 1) {
    const position = { x: (index % 4) * 420, y: Math.floor(index / 4) * 340 };
    project = addModel(project, { id: `m${index}`, name: `M${index}`, position });
  }
  for (const [owner, target] of pairs) {
    project = connectModels(project, { ownerId: `m${owner}`, targetId: `m${target}`, type: 'hasMany' });
  }
  return project;
}

const view: FlowView = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges };
const dragging: FlowView = { ...view, isMoving: true };
/** `toEdges` for relations that it has never seen: everything is computed again. */
const drawWithoutMemory: typeof toEdges = (scene, ...more) => toEdges({ ...scene }, ...more);

const routesOf = ({ edges }: Flow) =>
  edges.map(({ id, data }) => ({ id, path: data?.route.path, labels: data?.route.labels }));

const any = fc.nat(COUNT - 1);

it('draws each step of a drag as a full computation would, and ends as if nothing had been dragged', () => {
  const steps = fc.array(
    fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -400, max: 400 }) }),
    {
      minLength: 2,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(any, any), { minLength: 1, maxLength: 20 }),
      any,
      steps,
      (pairs, index, path) => {
        let project = projectOf(pairs);
        const id = `m${index}`;
        const start = positionOf(project, id);
        let quick = toFlow(project, view, emptyFlow);
        let whole = toFlow(project, view, emptyFlow);
        for (const { x, y } of path) {
          project = moveModels(project, { positions: { [id]: { x: start.x + x, y: start.y + y } } });
          quick = toFlow(project, dragging, quick);
          whole = toFlow(project, { ...dragging, drawEdges: drawWithoutMemory }, whole);
          expect(routesOf(quick)).toEqual(routesOf(whole));
          expect(quick.nodes.map(({ position }) => position)).toEqual(
            whole.nodes.map(({ position }) => position),
          );
          expect(quick.nodes[index]?.data.entry).toBe(project.models[index]);
        }
        const dropped = toFlow(project, view, quick);
        expect(areSettled(dropped.edges)).toBe(true);
        expect(routesOf(dropped)).toEqual(routesOf(toFlow(project, view, emptyFlow)));
      },
    ),
    { seed: 11, numRuns: 60 },
  );
});

it('keeps all edges that do not belong to the dragged box', () => {
  let project = projectOf([
    [0, 1],
    [4, 5],
    [8, 9],
    [1, 5],
  ]);
  const start = toFlow(project, view, emptyFlow);
  project = moveModels(project, { positions: { m0: { x: 5, y: 5 } } });
  const first = toFlow(project, dragging, start);
  project = moveModels(project, { positions: { m0: { x: 9, y: 30 } } });
  const second = toFlow(project, dragging, first);
  const changed = second.edges.filter((edge, index) => edge !== first.edges[index]).map(({ id }) => id);
  expect(changed).toEqual(['m0/m1s']);
  expect(second.nodes.filter((node, index) => node !== first.nodes[index]).map(({ id }) => id)).toEqual([
    'm0',
  ]);
});
