import { describe, expect, it } from 'vitest';
import { createEditor } from '../editor/index.ts';
import { createExampleProject } from '../model/index.ts';
import { createPaletteEntries, findEntries } from './paletteEntries.ts';

const editor = createEditor({ project: createExampleProject() });
const entries = createPaletteEntries({
  editor,
  actions: [
    {
      id: 'undo',
      label: 'Undo',
      shortcuts: ['Mod+Z'],
      isEnabled: ({ canUndo }) => canUndo,
      run: () => editor.undo(),
    },
    { id: 'addModel', label: 'Add model', shortcuts: ['N'], isEnabled: () => true, run: () => undefined },
  ],
  revealModel: () => undefined,
});
const labels = (query: string) => findEntries(entries, query, 20).map(({ label }) => label);

describe('the palette', () => {
  it('offers what can be done before anything is typed', () => {
    expect(labels('')).toEqual(['Add model']);
  });

  it('finds models, relations and properties, the closest first', () => {
    expect(labels('order')[0]).toBe('Order');
    expect(labels('order')).toContain('Customer.orders');
    expect(labels('authorid')).toEqual(['Review.authorId']);
    expect(labels('cuorders')).toContain('Customer.orders');
    expect(labels('zzz')).toEqual([]);
  });

  it('goes to what was found', () => {
    findEntries(entries, 'Customer.reviews', 1)[0]?.run();
    expect(editor.getState().selection.relation).toEqual({ modelId: 'customer', name: 'reviews' });
  });
});
