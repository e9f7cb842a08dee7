import { expect, it } from 'vitest';
import type { Area } from '../../model/index.ts';
import { toAreaNodes } from '../areas/toAreaNodes.ts';
import { MOST, splitDrawings } from './drawings.ts';

const areas = Array.from(
  { length: 1000 },
  (_, index): Area => ({
    id: `a${index}`,
    name: `Area ${index}`,
    colour: 'blue',
    position: { x: index * 100, y: 0 },
    size: { width: index === 500 ? 95 : 90, height: 90 },
  }),
);
const nodesOf = (count: number, selected: readonly string[] = []) =>
  toAreaNodes(areas.slice(0, count), selected, []);
const seen = (left: number, right: number) => ({ seen: { left, right, top: 0, bottom: 100 }, margin: 0 });

it('draws all areas if they are few, wherever they are', () => {
  const nodes = nodesOf(MOST);
  expect(splitDrawings(nodes, seen(-500, -400))).toEqual({ drawn: nodes, painted: [] });
});

it('draws only the areas in view if there are many, and paints the others', () => {
  const { drawn, painted } = splitDrawings(nodesOf(1000), seen(1000, 1250));
  expect(drawn.map(({ id }) => id)).toEqual(['a10', 'a11', 'a12']);
  expect(drawn.length + painted.length).toBe(1000);
});

it('draws no more areas than allowed, the largest first, and every selected one', () => {
  const { drawn, painted } = splitDrawings(nodesOf(1000, ['a999', 'a0']), seen(0, 95_000));
  const shown = drawn.filter(({ hidden }) => hidden !== true).map(({ id }) => id);
  expect(shown).toHaveLength(MOST);
  expect(shown).toContain('a500');
  expect(shown).toContain('a0');
  expect(drawn.find(({ id }) => id === 'a999')?.hidden).toBe(true);
  expect(painted.map(({ id }) => id)).toContain('a999');
});
