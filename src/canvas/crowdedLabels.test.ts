import { describe, expect, it } from 'vitest';
import { emptySelection } from '../editor/index.ts';
import { rectsOverlap } from '../lib/geometry.ts';
import {
  addInverse,
  addModel,
  connectModels,
  createProject,
  type DetailLevel,
  layOut,
  type Project,
} from '../model/index.ts';
import { shopProject } from '../model/testing/shopProject.ts';
import { labelSize } from './edges/labelSize.ts';
import { emptyFlow, type Flow } from './flow.ts';
import { gapBetween } from './nearby/gap.ts';
import { piecesOf } from './routing/testing/pictures.ts';
import { toEdges } from './toEdges.ts';
import { toFlow } from './toFlow.ts';

const words = 'Payment Shipment Report Permission Product Contract Policy Region Sensor'.split(' ');

/** Returns a name of one to five words. */
const nameOf = (index: number): string =>
  Array.from(
    { length: 1 + ((index * 7) % 5) },
    (_, word) => words[(index * 5 + word * 4) % words.length],
  ).join('') + index;

/** Models with long names, most of them related to one of two hubs, and most relations with the one that leads back. */
function crowd(count: number): Project {
  let project = createProject('Crowd');
  for (let index = 0; index < count; index += 1) {
    project = addModel(project, { id: `m${index}`, name: nameOf(index), position: { x: 0, y: 0 } });
  }
  for (let index = 2; index < count; index += 1) {
    const ownerId = `m${index % 3 === 0 ? Math.floor(index / 2) : index % 2}`;
    project = connectModels(project, { ownerId, targetId: `m${index}`, type: 'hasMany' });
    const owner = project.models.find(({ id }) => id === ownerId);
    const name = Object.keys(owner?.definition.relations ?? {}).at(-1);
    if (index % 4 !== 0 && name !== undefined)
      project = addInverse(project, { ref: { modelId: ownerId, name } });
  }
  return project;
}

function flowOf(project: Project, detail: DetailLevel): Flow {
  const view = { selection: emptySelection, detail, isFocused: false, drawEdges: toEdges };
  return toFlow(layOut(project, { detail }), view, emptyFlow);
}

/** The labels with their places, and how far each is from its own edge and from the nearest other one. */
function labelsOf({ edges }: Flow) {
  const lines = edges.map(({ id, data }) => ({ id, pieces: piecesOf(data?.route.points ?? []) }));
  return edges.flatMap(({ id, data }) =>
    (data?.sides ?? []).map(({ label, problems }, index) => {
      const size = labelSize(label, problems.count > 0);
      const { x, y, width } = { x: 0, y: 0, width: size.width, ...data?.route.labels[index] };
      const place = {
        left: x - width / 2,
        top: y - size.height / 2,
        right: x + width / 2,
        bottom: y + size.height / 2,
      };
      const awayFrom = (isOwn: boolean): number =>
        Math.min(
          ...lines
            .filter((line) => (line.id === id) === isOwn)
            .flatMap(({ pieces }) => pieces.map((piece) => gapBetween(place, piece))),
        );
      return { name: label.name, place, isShown: width > 0, own: awayFrom(true), other: awayFrom(false) };
    }),
  );
}

describe.each([
  ['all', 47],
  ['names', 47],
  ['all', 120],
  ['names', 120],
] as const)('the labels of a crowd, %s of %s models', (detail, count) => {
  const flow = flowOf(crowd(count), detail);
  const labels = labelsOf(flow);
  const shown = labels.filter(({ isShown }) => isShown);

  it('are on their edges, or beside them and on no other edge', () => {
    const stray = shown.filter(({ own, other }) => own > 4 && (own > 44 || other === 0));
    expect(stray.map(({ name, own }) => `${name} ${Math.round(own)}`)).toEqual([]);
  });

  it('cover no label and no box', () => {
    const boxes = flow.nodes.map(({ data, position: { x, y }, width = 0, height = 0 }) => ({
      name: data.entry.definition.name,
      place: { left: x, top: y, right: x + width, bottom: y + height },
    }));
    const covered = shown.flatMap((one, index) =>
      [...shown.slice(index + 1), ...boxes]
        .filter(({ place }) => rectsOverlap(one.place, place))
        .map(({ name }) => `${one.name} over ${name}`),
    );
    expect(covered).toEqual([]);
  });

  it('are shown, nearly all of them', () => {
    expect(shown.length / labels.length).toBeGreaterThan(detail === 'all' ? 0.95 : 0.9);
  });
});

it('labels of the shop are whole', () => {
  const { edges } = flowOf(shopProject(), 'all');
  const cut = edges.flatMap(({ data }) =>
    (data?.sides ?? []).filter(
      ({ label, problems }, index) =>
        data?.route.labels[index]?.width !== labelSize(label, problems.count > 0).width,
    ),
  );
  expect(cut.map(({ label }) => label.name)).toEqual([]);
});
