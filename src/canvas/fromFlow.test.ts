import { describe, expect, it } from 'vitest';
import { fromFlow } from './fromFlow.ts';

describe('fromFlow', () => {
  it('tells the positions of the boxes that move, and whether the drag goes on', () => {
    const during = fromFlow(
      [
        { type: 'position', id: 'a', position: { x: 1, y: 2 }, dragging: true },
        { type: 'position', id: 'b', position: { x: 3, y: 4 }, dragging: true },
      ],
      [],
    );
    expect(during).toEqual({
      positions: { a: { x: 1, y: 2 }, b: { x: 3, y: 4 } },
      isDragging: true,
      selected: null,
    });
    const end = fromFlow([{ type: 'position', id: 'a', position: { x: 5, y: 6 }, dragging: false }], []);
    expect(end).toMatchObject({ positions: { a: { x: 5, y: 6 } }, isDragging: false });
  });

  it('adds to and takes from the selection', () => {
    const changes = [
      { type: 'select', id: 'b', selected: true },
      { type: 'select', id: 'a', selected: false },
    ] as const;
    expect(fromFlow(changes, ['a', 'c']).selected).toEqual(['c', 'b']);
  });

  it('takes no notice of sizes: they are worked out, not measured', () => {
    const change = { type: 'dimensions', id: 'a', dimensions: { width: 1, height: 1 } } as const;
    expect(fromFlow([change], ['a'])).toEqual({ positions: null, isDragging: false, selected: null });
  });
});
