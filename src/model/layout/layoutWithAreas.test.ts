import { describe, expect, it } from 'vitest';
import { contentOfArea } from '../areaContent.ts';
import { addArea } from '../commands/addArea.ts';
import { addNote } from '../commands/addNote.ts';
import { layOut } from '../commands/layOut.ts';
import { moveModels } from '../commands/moveModels.ts';
import type { Position, Project, Size } from '../project.ts';
import { projectOf } from '../testing/projects.ts';
import { boxRowsOf, boxSize } from './boxSize.ts';
import { positionOf } from './positions.ts';

const related = (target: string) => ({ relations: { other: { type: 'belongsTo', model: target } } });
const models = moveModels(
  projectOf(
    { name: 'A' },
    { name: 'B', ...related('A') },
    { name: 'C', ...related('B') },
    { name: 'D', ...related('A') },
    { name: 'Free', ...related('A') },
  ),
  {
    positions: {
      A: { x: 0, y: 0 },
      B: { x: 40, y: 10 },
      C: { x: 500, y: 500 },
      D: { x: 510, y: 520 },
      Free: { x: 1500, y: 0 },
    },
  },
);
const area = (id: string, x: number, y: number, width: number, height: number) => (project: Project) =>
  addArea(project, { id, name: id, position: { x, y }, size: { width, height } });
const note = (id: string, x: number, y: number) => (project: Project) =>
  addNote(project, { id, text: id, position: { x, y }, size: { width: 100, height: 50 } });
const project = [
  area('outer', -100, -100, 1200, 1200),
  area('inner', 450, 450, 400, 400),
  area('empty', 3000, 0, 200, 100),
  note('in', 480, 600),
  note('out', 2000, 2000),
].reduce((before, step) => step(before), models);

interface Placed {
  readonly id: string;
  readonly position: Position;
  readonly size: Size;
}

const boxesOf = (of: Project): Placed[] =>
  of.models.map((entry) => ({
    id: entry.id,
    position: positionOf(of, entry.id),
    size: boxSize(entry.definition.name, boxRowsOf(of, entry)),
  }));

function overlap(one: Placed, other: Placed): boolean {
  return (
    one.position.x < other.position.x + other.size.width &&
    other.position.x < one.position.x + one.size.width &&
    one.position.y < other.position.y + other.size.height &&
    other.position.y < one.position.y + one.size.height
  );
}

describe('layOut', () => {
  const after = layOut(project, {});

  it('AR3: keeps the contents of an area in it, nested areas included, and resizes it', () => {
    for (const id of ['outer', 'inner', 'empty'])
      expect(contentOfArea(after, id), id).toEqual(contentOfArea(project, id));
    expect(contentOfArea(after, 'inner').models).toEqual(['C', 'D']);
    expect(after.areas.find(({ id }) => id === 'empty')?.size).toEqual({ width: 200, height: 100 });
    expect(after.notes.find(({ id }) => id === 'out')?.position).toEqual({ x: 2000, y: 2000 });
  });

  it('AR3 LY3: makes no two models overlap, and no area cover items outside it', () => {
    const boxes = boxesOf(after);
    const pairs = boxes.flatMap((one, index) => boxes.slice(index + 1).map((other) => [one, other] as const));
    for (const [one, other] of pairs) expect(overlap(one, other), `${one.id} ${other.id}`).toBe(false);
    for (const each of after.areas) {
      const inside = new Set(contentOfArea(after, each.id).models);
      for (const box of boxes) expect(overlap(each, box), `${each.id} ${box.id}`).toBe(inside.has(box.id));
    }
  });

  it('AR3: lays out given models as if there were no areas, deterministically', () => {
    expect(layOut(project, { modelIds: ['A', 'B'] }).areas).toBe(project.areas);
    expect(layOut(project, {})).toEqual(after);
    // A second layout returns the same project, so there is nothing to undo.
    expect(layOut(after, {})).toBe(after);
  });
});
