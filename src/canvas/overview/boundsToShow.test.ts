import { expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { addModel, createProject, type Position, type Project } from '../../model/index.ts';
import { emptyFlow } from '../flow.ts';
import { toEdges } from '../toEdges.ts';
import { toFlow } from '../toFlow.ts';
import { boundsToShow } from './boundsToShow.ts';

function flowOf(...positions: readonly Position[]) {
  const project = positions.reduce<Project>(
    (before, position, index) => addModel(before, { id: `m${index}`, name: `M${index}`, position }),
    createProject('P'),
  );
  const view = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges } as const;
  return toFlow(project, view, emptyFlow);
}

const room = { width: 50_000, height: 30_000 };

it('shows everything that fits', () => {
  expect(boundsToShow(flowOf({ x: 0, y: 0 }, { x: 20_000, y: 500 }), room)).toMatchObject({
    x: 0,
    y: 0,
    width: 20_220,
  });
  expect(boundsToShow(flowOf(), room)).toBeNull();
});

it('shows boxes, not the empty middle, if not everything fits', () => {
  const far = flowOf({ x: -1e6, y: -1e6 }, { x: 1e6, y: 1e6 });
  expect(boundsToShow(far, room)).toMatchObject({ width: 220 });
  const crowd = flowOf({ x: 0, y: 0 }, { x: 400, y: 0 }, { x: 800, y: 200 }, { x: 1e6, y: 0 });
  expect(boundsToShow(crowd, room)).toMatchObject({ x: 0, y: 0, width: 1020 });
});
