import { describe, expect, it } from 'vitest';
import { pngScale } from '../../exchange/toPng.ts';
import type { DrawnBox, DrawnEdge, SvgColours } from './drawing.ts';
import { toSvg } from './toSvg.ts';

const names = 'background surface header line border edge text quiet faint derived id required note noteLine';
const colours = {
  ...Object.fromEntries(names.split(' ').map((name) => [name, name])),
  areas: { blue: 'sky' },
} as unknown as SvgColours;

const box = (name: string, x: number): DrawnBox => ({
  x,
  y: 100,
  width: 220,
  height: 80,
  headerHeight: 40,
  name,
  hint: `/${name}`,
  rows: [
    { y: 59, name: 'id', type: 'number', mark: 'id', isRequired: false, isDerived: false },
    {
      y: 80,
      name: 'customerId',
      type: 'number',
      from: 'orders',
      mark: 'key',
      isRequired: true,
      isDerived: true,
    },
  ],
});

const edge: DrawnEdge = {
  path: 'M 220 120 H 400',
  marks: [{ path: 'M 1 1', isFilled: false }],
  isDashed: true,
  labels: [
    {
      x: 310,
      y: 120,
      width: 200,
      kind: 'embedsMany',
      name: 'orders',
      through: null,
      keys: [{ attribute: null, value: 'customerId', isDerived: true }],
      roles: [],
    },
  ],
};

describe('toSvg', () => {
  it('is as large as its content, with a margin', () => {
    const { width, height, svg } = toSvg(
      { title: 'Shop', boxes: [box('A', 0), box('B', 400)], edges: [edge], areas: [], notes: [] },
      colours,
    );
    expect([width, height]).toEqual([620 + 80, 80 + 80]);
    expect(svg).toContain('viewBox="-40 60 700 160"');
    for (const part of [
      '>A</text>',
      '>/B</text>',
      '>customerId</text>',
      '>from orders</text>',
      '>embedsMany</text>',
      'stroke-dasharray',
    ])
      expect(svg).toContain(part);
  });

  it('is empty without content', () => {
    expect(toSvg({ title: '', boxes: [], edges: [], areas: [], notes: [] }, colours)).toMatchObject({
      width: 80,
      height: 80,
    });
  });

  it('has no background where the picture is transparent', () => {
    const drawing = { title: 'Shop', boxes: [box('A', 0)], edges: [], areas: [], notes: [] };
    expect(toSvg(drawing, colours).svg).toContain('fill="background"');
    expect(toSvg(drawing, { ...colours, background: null }).svg).not.toMatch(/background|null/);
  });

  it('escapes names, and shortens those without room', () => {
    const { svg } = toSvg(
      {
        title: '<&>',
        boxes: [box('<script>alert("1")&\u0001', 0), box('Long'.repeat(40), 300)],
        edges: [],
        areas: [],
        notes: [],
      },
      colours,
    );
    expect(svg).toContain('<title>&lt;&amp;&gt;</title>');
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&amp;\uFFFD');
    expect(svg).not.toContain('<script');
    expect(svg).toMatch(/>(Long)+\w*…<\/text>/);
  });
});

describe('a label', () => {
  const [known] = edge.labels;
  if (known === undefined) throw new Error('a label');
  const draw = (label: Partial<typeof known>): string =>
    toSvg(
      { title: '', boxes: [], edges: [{ ...edge, labels: [{ ...known, ...label }] }], areas: [], notes: [] },
      colours,
    ).svg;
  const frameWidth = (svg: string): number =>
    Number(/<rect [^>]*width="([\d.]+)" height="19"/.exec(svg)?.[1]);

  it('stays in the room that it has on the canvas, and keeps its name before its key', () => {
    const name = 'relation'.repeat(12);
    expect(frameWidth(draw({ name }))).toBeLessThanOrEqual(200);
    expect(draw({ name })).toMatch(/>(relation)+\w*…<\/text>/);
    const narrow = draw({ width: 100 });
    expect(frameWidth(narrow)).toBeLessThanOrEqual(100);
    expect(narrow).toContain('>orders</text>');
    expect(narrow).not.toContain('>customerId</text>');
    expect(draw({ roles: [name] })).toMatch(/>(relation)+\w*…<\/text>/);
  });

  it('is left out without room', () => {
    const svg = draw({ width: 0 });
    expect(svg).not.toContain('>orders<');
    expect(svg).toContain(edge.path);
  });

  it('has its parts beside each other in any direction of writing', () => {
    const places = [...draw({ name: 'طلبات' }).matchAll(/<text x="([\d.]+)"[^>]*textLength="([\d.]+)"/g)];
    const ends = places.map(([, x, width]) => [Number(x), Number(x) + Number(width)] as const);
    expect(ends).toHaveLength(3);
    for (const [index, [start]] of ends.slice(1).entries())
      expect(start).toBeGreaterThan(ends[index]?.[1] ?? Number.POSITIVE_INFINITY);
  });
});

it('gives a type the room that a short name leaves, and cuts a long name before a short type', () => {
  const type = '[AddressOfTheCustomer]';
  const row = { y: 59, name: 'a', type, mark: null, isRequired: false, isDerived: false };
  const long = { ...row, name: 'property'.repeat(10), type: 'number' };
  const { svg } = toSvg(
    { title: '', boxes: [{ ...box('A', 0), rows: [row, long] }], edges: [], areas: [], notes: [] },
    colours,
  );
  expect(svg).toContain(`>${type}</text>`);
  expect(svg).toContain('>number</text>');
  expect(svg).toMatch(/>(property)+\w*…<\/text>/);
});

it('draws areas behind in their colours, notes in front in lines', () => {
  const area = { x: -50, y: 0, width: 400, height: 300, text: 'Sales & more', colour: 'blue' as const };
  const note = { x: 0, y: 320, width: 120, height: 60, text: 'Orders are kept for ten years' };
  const { svg } = toSvg(
    { title: '', boxes: [box('A', 0)], edges: [], areas: [area], notes: [note] },
    colours,
  );
  expect(svg.indexOf('Sales &amp; more')).toBeLessThan(svg.indexOf('>A</text>'));
  expect(svg).toContain('fill="sky"');
  expect(svg.indexOf('Orders are')).toBeGreaterThan(svg.indexOf('>A</text>'));
  expect(svg).toContain('>Orders are</text>');
  expect(svg).toContain('>kept for ten</text>');
});

it('pngScale keeps large pictures within what browsers can paint', () => {
  expect(pngScale({ width: 1000, height: 800 })).toBe(2);
  const scale = pngScale({ width: 40_000, height: 30_000 });
  expect(scale * 40_000).toBeLessThanOrEqual(16_000);
  expect(scale * scale * 40_000 * 30_000).toBeLessThanOrEqual(120_000_001);
});
