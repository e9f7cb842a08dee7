import { expect, it } from 'vitest';
import type { Drawing, SvgColours } from '../targets/picture/drawing.ts';
import { piecesOfFile, toSvgPieces } from '../targets/picture/toSvg.ts';
import { toPng } from './toPng.ts';

const colours: SvgColours = {
  background: '#fafafa',
  surface: '#ffffff',
  header: '#f0f2f5',
  line: '#d8dce3',
  border: '#b7bec9',
  edge: '#7a8699',
  text: '#14171d',
  quiet: '#4a5363',
  faint: '#7a8699',
  derived: '#6b4fd8',
  id: '#b37400',
  required: '#c0392b',
  note: '#fff6d5',
  noteLine: '#e5d38a',
  areas: { blue: '#3b82f6' } as SvgColours['areas'],
};

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Boxes that overlap areas, edges and each other: what is painted over what shows. */
const drawing: Drawing = {
  title: 'Overlaps',
  boxes: numbers(120).map((index) => ({
    x: (index % 12) * 90,
    y: Math.floor(index / 12) * 70,
    width: 220,
    height: 120,
    headerHeight: 40,
    name: `Model${index}`,
    hint: `/models${index}`,
    rows: numbers(3).map((row) => ({
      y: 59 + row * 26,
      name: `property${row}`,
      type: 'string',
      mark: row === 0 ? ('id' as const) : null,
      isRequired: row === 1,
      isDerived: row === 2,
    })),
  })),
  edges: numbers(200).map((index) => ({
    path: `M 0 ${index * 4} L 1200 ${800 - index * 3}`,
    marks: [],
    isDashed: index % 3 === 0,
    labels: [
      {
        x: (index % 12) * 90 + 60,
        y: Math.floor(index / 12) * 40,
        width: 120,
        kind: '1:n',
        name: `relation${index}`,
        through: null,
        keys: [],
        roles: [],
      },
    ],
  })),
  areas: numbers(20).map((index) => ({
    x: index * 37,
    y: index * 21,
    width: 500,
    height: 400,
    text: `Area ${index}`,
    colour: 'blue',
  })),
  notes: [{ x: 300, y: 200, width: 160, height: 90, text: 'A remark in front of everything' }],
};

async function pixelsOf(file: Blob, scale: number): Promise<ImageData> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('There is no canvas.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

it('a picture painted in parts looks the same as the whole file', async () => {
  const pieces = toSvgPieces(drawing, colours);
  const whole = await pixelsOf(new Blob([...piecesOfFile(pieces)], { type: 'image/svg+xml' }), 2);
  let pauses = 0;
  const file = await toPng(toSvgPieces(drawing, colours), async () => {
    pauses += 1;
  });
  if (file === null) throw new Error('There is no picture.');
  const painted = await pixelsOf(file, 1);
  expect([painted.width, painted.height]).toEqual([whole.width, whole.height]);
  const differences = painted.data.filter((value, index) => Math.abs(value - (whole.data[index] ?? 0)) > 2);
  expect(differences.length).toBe(0);
  // Several parts, or this shows nothing.
  expect(pauses).toBeGreaterThan(4);
});
