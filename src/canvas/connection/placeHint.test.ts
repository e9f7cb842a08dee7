import { expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { addModel, createProject, type Position } from '../../model/index.ts';
import { emptyFlow } from '../flow.ts';
import { toFlow } from '../toFlow.ts';
import { placeHint } from './placeHint.ts';

function boxesAt(...positions: readonly Position[]) {
  const project = positions.reduce(
    (before, position, index) => addModel(before, { id: `m${index}`, name: `Model${index}`, position }),
    createProject('Shop'),
  );
  const view = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: null } as const;
  return toFlow(project, view, emptyFlow).nodes;
}

it('puts the hint where it covers no box, preferably at the bottom centre', () => {
  // A phone on its side.
  const canvas = { width: 844, height: 240 };
  const hint = { width: 220, height: 60 };
  const place = (...positions: readonly Position[]) =>
    placeHint(canvas, hint, { nodes: boxesAt(...positions), view: [0, 0, 0.5] });
  expect(place()).toBe('bottom-center');
  expect(place({ x: 100, y: 0 })).toBe('bottom-center');
  const below = { x: 760, y: 400 };
  expect(place(below)).toBe('bottom-right');
  expect(place(below, { x: 1400, y: 400 })).toBe('top-center');
  // What is not in view does not count.
  expect(place({ x: 760, y: 4000 })).toBe('bottom-center');
});
