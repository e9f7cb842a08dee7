import { describe, expect, it } from 'vitest';
import type { Drawing, DrawnRow, SvgColours } from './drawing.ts';
import { partsOfSvg } from './svgParts.ts';
import { toSvg, toSvgPieces } from './toSvg.ts';

const colours = { areas: {} } as SvgColours;
const row = (index: number): DrawnRow => ({
  y: index * 26,
  name: `property${index}`,
  type: 'string',
  mark: index % 2 === 0 ? 'key' : null,
  isRequired: false,
  isDerived: false,
});
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const box = (index: number, rows: number) => ({
  x: index * 300,
  y: 0,
  width: 220,
  height: 40 + rows * 26,
  headerHeight: 40,
  name: `Model${index}`,
  hint: '',
  rows: numbers(rows).map(row),
});
const area = { x: 0, y: 0, width: 900, height: 900, text: 'Area', colour: 'blue' as const };
const drawing: Drawing = {
  title: 'Large',
  boxes: [...numbers(600).map((index) => box(index, 3)), box(600, 5000)],
  edges: [],
  areas: numbers(800).map(() => area),
  notes: [{ x: 0, y: 0, width: 160, height: 90, text: 'Remark' }],
};

describe('a picture in parts', () => {
  const pieces = toSvgPieces(drawing, colours);
  const parts = [...partsOfSvg(pieces)];

  it('is the same picture: the joined parts are the file', () => {
    const inner = ({ svg }: { readonly svg: string }) =>
      svg.slice(pieces.open.length, svg.length - pieces.close.length);
    expect(pieces.open + parts.map(inner).join('') + pieces.close).toBe(toSvg(drawing, colours).svg);
    expect(new Set(parts.map(({ svg }) => svg.slice(0, pieces.open.length)))).toEqual(new Set([pieces.open]));
  });

  it('has no large part, even for a box of 5,000 rows', () => {
    expect(parts.length).toBeGreaterThan(15);
    expect(Math.max(...parts.map(({ svg }) => svg.length))).toBeLessThan(110_000);
  });

  it('paints areas, which may be as large as the picture, in parts of their own behind the boxes', () => {
    const isWide = parts.map((part) => part.isWide);
    expect(isWide.indexOf(false)).toBe(isWide.lastIndexOf(true) + 1);
    expect(parts.filter((part) => part.isWide && part.svg.includes('Model1'))).toEqual([]);
  });
});
