import { describe, expect, it } from 'vitest';
import type { DrawnBox, DrawnRow, SvgColours } from './drawing.ts';
import { drawBox } from './svgBox.ts';
import { cut, estimateWidth, wrap } from './svgText.ts';

const colours = { id: 'gold', derived: 'violet' } as SvgColours;
const row = (name: string, type: string, more: Partial<DrawnRow> = {}): DrawnRow => ({
  y: 59,
  name,
  type,
  mark: null,
  isRequired: false,
  isDerived: false,
  ...more,
});
const box = (name: string, hint: string, rows: readonly DrawnRow[] = []): DrawnBox => {
  return { x: 0, y: 0, width: 220, height: 80, headerHeight: 40, name, hint, rows };
};
const draw = (drawn: DrawnBox): string => [...drawBox(drawn, { colours, measure: estimateWidth })].join('');

/** Where each text of a box begins and ends, line by line. */
function spansOf(svg: string) {
  const spans = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"([^>]*)>([^<]*)</g)].map((match) => {
    const [, x = '', y = '', attributes = '', content = ''] = match;
    const width = Number(/textLength="([\d.]+)"/.exec(attributes)?.[1] ?? 8);
    const start = attributes.includes('text-anchor="end"') ? Number(x) - width : Number(x);
    return { content, line: Math.round(Number(y) / 4), start, end: start + width };
  });
  return spans.toSorted((one, other) => one.line - other.line || one.start - other.start);
}

const names = [
  'Tag',
  'TeamMembership',
  'AVeryLongNameOfAModelThatIsWiderThanItsBox',
  '顧客の注文履歴とその明細の一覧表',
  'W'.repeat(5_000),
];
const pairs = names.flatMap((name) => names.map((other) => [name, other] as const));

describe('a box of a picture', () => {
  it.each(pairs)('has no text on a text or outside the box: %.20s and %.20s', (name, other) => {
    const rows = [
      row(name, other, { isRequired: true }),
      row(name, other, { y: 90, from: other, isDerived: true, mark: 'key' }),
    ];
    const spans = spansOf(draw(box(name, `/${other}`, rows)));
    expect(spans.length).toBeGreaterThanOrEqual(6);
    for (const [index, { line, start, end }] of spans.entries()) {
      expect(start).toBeGreaterThanOrEqual(12);
      expect(end).toBeLessThanOrEqual(208.1);
      const next = spans[index + 1];
      if (next?.line === line) expect(next.start).toBeGreaterThanOrEqual(end);
    }
  });

  it('shortens the REST path before the name, and leaves a path out that would say nothing', () => {
    expect(draw(box('TeamMembership', '/TeamMemberships'))).toMatch(/>TeamMembership<.*>\/Tea\w*…</);
    expect(draw(box('Tag', '/Tags'))).toContain('>/Tags<');
    const long = draw(box('W'.repeat(60), '/Ws'));
    expect(long).toMatch(/>W+…</);
    expect(long).not.toContain('>/');
  });

  it('draws the icons of the page: a key for an id, a link for a foreign key', () => {
    const svg = draw(
      box('A', '/As', [row('id', 'number', { mark: 'id' }), row('b', 'number', { mark: 'key' })]),
    );
    expect(svg).toMatch(
      /translate\(10 53\) scale\(0\.5\)" d="M2\.586 17\.414A[^"]*" fill="none" stroke="gold"/,
    );
    expect(svg).toMatch(/d="M9 17H7A5[^"]*" fill="none" stroke="violet"/);
  });
});

it('cut never splits a letter of two code units', () => {
  const shown = cut('😀'.repeat(50), 60, (part) => estimateWidth(part, {}));
  expect(shown).toMatch(/^(😀)+…$/u);
  expect(cut('abc', 0, () => 10)).toBe('');
});

it('wrap breaks words that are longer than a line', () => {
  expect(wrap('a longWordWithoutEnd b', 8)).toEqual(['a', 'longWord', 'WithoutE', 'nd b']);
  expect(wrap('ab', 0)).toEqual(['a', 'b']);
});
