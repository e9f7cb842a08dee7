import { describe, expect, it } from 'vitest';
import { emptySelection } from '../editor/index.ts';
import { addArea, addNote, createExampleProject } from '../model/index.ts';
import { fromFlow } from './fromFlow.ts';

const size = { width: 200, height: 100 };
const withArea = addArea(createExampleProject(), {
  id: 'area',
  name: 'Sales',
  position: { x: 10, y: 20 },
  size,
});
const project = addNote(withArea, { id: 'note', text: '', position: { x: 0, y: 0 }, size });
const none = { moved: null, isDragging: false, selected: null };
const read = (changes: Parameters<typeof fromFlow>[0], selected = emptySelection) =>
  fromFlow(changes, project, selected);

describe('fromFlow', () => {
  it('reads where boxes, areas and notes move, and whether the drag continues', () => {
    const during = read([
      { type: 'position', id: 'order', position: { x: 1, y: 2 }, dragging: true },
      { type: 'position', id: 'area', position: { x: 3, y: 4 }, dragging: true },
      { type: 'position', id: 'note', position: { x: 5, y: 6 }, dragging: true },
    ]);
    expect(during).toEqual({
      ...none,
      moved: {
        models: { order: { x: 1, y: 2 } },
        areas: { area: { x: 3, y: 4 } },
        notes: { note: { x: 5, y: 6 } },
      },
      isDragging: true,
    });
    const end = read([{ type: 'position', id: 'order', position: { x: 5, y: 6 }, dragging: false }]);
    expect(end).toMatchObject({ moved: { models: { order: { x: 5, y: 6 } } }, isDragging: false });
  });

  it('adds to and removes from the selection, separately for models, areas and notes', () => {
    const changes = [
      { type: 'select', id: 'order', selected: true },
      { type: 'select', id: 'review', selected: false },
      { type: 'select', id: 'area', selected: true },
      { type: 'select', id: 'note', selected: false },
    ] as const;
    const before = { ...emptySelection, models: ['review', 'customer'], notes: ['note'] };
    expect(read(changes, before).selected).toEqual({
      models: ['customer', 'order'],
      areas: ['area'],
      notes: [],
    });
  });

  it('reports no selection if it has not changed', () => {
    const before = { ...emptySelection, models: ['order'], property: 'id' };
    const changes = [
      { type: 'select', id: 'order', selected: true },
      { type: 'select', id: 'review', selected: false },
    ] as const;
    expect(read(changes, before)).toEqual(none);
  });

  it('ignores measured sizes, which are computed from the project', () => {
    const dimensions = { width: 1, height: 1 };
    expect(read([{ type: 'dimensions', id: 'order', dimensions }])).toEqual(none);
    expect(read([{ type: 'dimensions', id: 'area', dimensions }])).toEqual(none);
  });
});
