import { describe, expect, it } from 'vitest';
import { type Box, boundsOf, overlaps, type Size } from '../../lib/geometry.ts';
import { seededRandom } from '../../lib/seededRandom.ts';
import { arrangeBoxes } from '../../model/layout/arrangeBoxes.ts';
import { LINE, leftOf, type NamedBox, type PlacedName, placeNames } from './placeNames.ts';

const LETTER = 7;
const shortenTo = (name: string, room: number) => {
  const most = Math.max(2, Math.floor(room / LETTER));
  const text = name.length <= most ? name : `${name.slice(0, most - 1)}…`;
  return { text, width: text.length * LETTER };
};
const place = (boxes: readonly NamedBox[], zoom: number, isEveryShown = true) =>
  placeNames(boxes, { zoom, shortenTo, isEveryShown });

/** The part of the page that is the canvas, beside the panels. */
const pane: Size = { width: 900, height: 700 };

/** A laid out project, its hubs first, a third of it without relations, with names of 4 to 40 letters. */
function generate(count: number, seed: number) {
  const random = seededRandom(seed);
  const sized = Array.from({ length: count }, (_, index) => ({
    id: `m${index}`,
    size: { width: 220 + 20 * Math.floor(random() * 6), height: 52 + 26 * Math.floor(2 + random() * 9) },
  }));
  const edges = Array.from({ length: Math.floor((count * 2) / 3) }, (_, index) => ({
    from: `m${Math.floor(random() ** 1.8 * index)}`,
    to: `m${index}`,
  })).slice(1);
  const positions = arrangeBoxes(sized, edges, { aspect: pane.width / pane.height, effort: 'quick' });
  const boxes = sized.map(({ id, size }): NamedBox => {
    const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
    const length = random() < 0.2 ? 25 + Math.floor(random() * 16) : 4 + Math.floor(random() * 14);
    return { id, name: 'M'.repeat(length), kind: 'model', box: { x, y, ...size } };
  });
  const bounds = boundsOf(boxes.map(({ box }) => box)) ?? { width: 1, height: 1 };
  return { boxes, zoom: 0.9 * Math.min(pane.width / bounds.width, pane.height / bounds.height) };
}

function boundsOfName(name: PlacedName, boxes: readonly NamedBox[], zoom: number): Box {
  const box = boxes.find(({ id }) => id === name.id)?.box;
  if (box === undefined) throw new Error('A name without a box.');
  const left = leftOf(name, box.x * zoom, box.width * zoom);
  return { x: left, y: box.y * zoom + name.down, width: name.across, height: LINE };
}

function overlapping(names: readonly PlacedName[], boxes: readonly NamedBox[], zoom: number): number {
  const all = names.map((name) => boundsOfName(name, boxes, zoom));
  return all.filter((one, index) => all.slice(index + 1).some((other) => overlaps(one, other, -0.01))).length;
}

describe('names of a constant size', () => {
  it.each([
    [16, 1],
    [16, 2],
    [47, 3],
    [47, 4],
    [47, 5],
  ])('are all shown for %i models, none over another (seed %i)', (count, seed) => {
    const { boxes, zoom } = generate(count, seed);
    const names = place(boxes, zoom);
    expect(names).toHaveLength(count);
    expect(overlapping(names, boxes, zoom)).toBe(0);
  });

  it('are shown for the hubs of 227 models, none over another', () => {
    const { boxes, zoom } = generate(227, 6);
    const names = place(boxes, zoom, false);
    expect(names.slice(0, 12).map(({ id }) => id)).toEqual(boxes.slice(0, 12).map(({ id }) => id));
    expect(names.length).toBeGreaterThan(40);
    expect(overlapping(names, boxes, zoom)).toBe(0);
  });

  it('are the same for the same boxes', () => {
    const { boxes, zoom } = generate(47, 3);
    expect(place(boxes, zoom)).toEqual(place(boxes, zoom));
  });

  const box = { x: 0, y: 0, width: 220, height: 100 };
  const model = (id: string, name: string, at: Partial<Box> = {}): NamedBox => ({
    id,
    name,
    kind: 'model',
    box: { ...box, ...at },
  });

  it('stay in the title of a box that is large enough, and stand out of a small one', () => {
    expect(place([model('a', 'Order')], 0.5)).toMatchObject([{ align: 'left', isWhole: true, down: 2.5 }]);
    expect(place([model('a', 'ProductVariant')], 0.2)).toMatchObject([{ align: 'centre', isWhole: true }]);
  });

  it('are the first ones of the list where there is no room for all', () => {
    const stacked = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => model(id, 'ProductVariant'));
    const shown = place(stacked, 0.05, false);
    expect(shown[0]?.id).toBe('a');
    expect(shown.length).toBeLessThan(stacked.length);
    expect(overlapping(shown, stacked, 0.05)).toBe(0);
    expect(place(stacked, 0.05, true)).toHaveLength(stacked.length);
  });

  it('of areas are at their upper left corner, shortened if they are very long', () => {
    const area: NamedBox = { id: 'area', name: 'Sales', kind: 'area', box: { ...box, width: 900 } };
    expect(place([area], 0.2)).toMatchObject([{ align: 'left', down: -LINE }]);
    expect(place([area], 0.6)[0]?.down).toBeGreaterThan(0);
    expect(place([{ ...area, name: 'S'.repeat(80) }], 0.2)[0]?.text).toMatch(/^S{10,}…$/);
  });
});
