import { describe, expect, it } from 'vitest';
import type { CanvasNode } from '../flow.ts';
import { createLeavingNodes, LEAVING_AT_ONCE } from './leaving.ts';

const nodesOf = (prefix: string, count: number): CanvasNode[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    type: 'note',
    position: { x: index, y: 0 },
    selected: true,
    data: {
      note: { id: `${prefix}${index}`, text: '', position: { x: 0, y: 0 }, size: { width: 1, height: 1 } },
    },
  }));

describe('nodes that leave React Flow', () => {
  it('leave at once if they are few', () => {
    const leaving = createLeavingNodes();
    leaving.show(nodesOf('a', LEAVING_AT_ONCE));
    const wanted = nodesOf('b', 2);
    expect(leaving.show(wanted)).toBe(wanted);
  });

  it('are hidden if they are many, and leave a few at a time', () => {
    const leaving = createLeavingNodes();
    leaving.show(nodesOf('a', 2000));
    const wanted = nodesOf('b', 2000);
    let known = leaving.show(wanted);
    expect(known.slice(0, 2000)).toEqual(wanted);
    expect(known.slice(2000).map(({ id }) => id)).toEqual(nodesOf('a', 2000).map(({ id }) => id));
    expect(known.slice(2000).every(({ hidden, selected }) => hidden === true && selected === false)).toBe(
      true,
    );
    let rounds = 0;
    while (known !== wanted) {
      const before = known.length;
      leaving.letGo();
      known = leaving.show(wanted);
      expect(before - known.length).toBeGreaterThan(0);
      expect(before - known.length).toBeLessThanOrEqual(2 * LEAVING_AT_ONCE);
      rounds += 1;
    }
    expect(rounds).toBe(39);
  });

  it('are shown again if they are wanted before they have left', () => {
    const leaving = createLeavingNodes();
    const first = nodesOf('a', 200);
    leaving.show(first);
    leaving.show([]);
    leaving.letGo();
    expect(leaving.show(first)).toBe(first);
  });
});
