import { expect, it } from 'vitest';
import { boxMeasures, setUnfolded } from '../model/index.ts';
import { projectOf } from '../model/testing/projects.ts';
import { piecesOfFile, type SvgColours, toSvgPieces } from '../targets/index.ts';
import { toDrawing } from './toDrawing.ts';

const colours = { areas: {}, quiet: 'quiet', derived: 'derived' } as SvgColours;

it('draws what a row holds below it, indented, as on the canvas', () => {
  const project = projectOf(
    { name: 'Customer', relations: { address: { type: 'embedsOne', model: 'Address' } } },
    { name: 'Address', properties: { street: { type: 'string', required: true } } },
  );
  const draw = (isUnfolded: boolean) =>
    toDrawing(setUnfolded(project, { modelId: 'Customer', path: '_address', isUnfolded }), () => []);
  const [folded] = draw(false).boxes;
  expect(folded?.rows.map(({ name, mark }) => [name, mark])).toEqual([
    ['id', 'id'],
    ['_address', 'folded'],
  ]);

  const drawing = draw(true);
  const [unfolded] = drawing.boxes;
  expect(unfolded?.rows.map(({ name, mark, depth, isRequired }) => [name, mark, depth, isRequired])).toEqual([
    ['id', 'id', 0, false],
    ['_address', 'unfolded', 0, false],
    ['id', 'id', 1, false],
    ['street', null, 1, true],
  ]);
  expect((unfolded?.height ?? 0) - (folded?.height ?? 0)).toBe(2 * boxMeasures.row);
  const last = unfolded?.rows.at(-1);
  const bottom = boxMeasures.padding + boxMeasures.row / 2;
  expect(last?.y).toBe((unfolded?.height ?? 0) - bottom);

  const svg = [...piecesOfFile(toSvgPieces(drawing, colours))].join('');
  const xOf = (name: string) =>
    /x="([\d.]+)"/.exec(svg.split(`>${name}<`)[0]?.split('<text').at(-1) ?? '')?.[1];
  expect(Number(xOf('street')) - Number(xOf('_address'))).toBe(16);
  expect(svg).toContain('stroke="quiet"');
});
