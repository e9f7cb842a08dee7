import { expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { addArea, addNote, areaAround, createExampleProject } from '../../model/index.ts';
import { itemsToArrange } from './itemsToArrange.ts';

const example = createExampleProject();
const around = areaAround(example, { models: ['order', 'review'], areas: [], notes: [] });
if (around === null) throw new Error('The example has an order.');
const withArea = addArea(example, { id: 'a', name: 'Sales', ...around });
const project = addNote(withArea, {
  id: 'n',
  text: 'Why?',
  position: { x: -500, y: 0 },
  size: { width: 80, height: 60 },
});
const arranged = (selection: Partial<typeof emptySelection>) =>
  itemsToArrange({ project, selection: { ...emptySelection, ...selection } });

it('aligns models, areas and notes, an area as one with its content', () => {
  const all = { models: ['customer', 'order', 'review'], areas: ['a'], notes: ['n'] };
  expect(arranged(all)).toMatchObject({ models: ['customer'], areas: ['a'], notes: ['n'] });
  expect(arranged({ models: ['customer', 'order'], notes: ['n'] })).toMatchObject({
    models: ['customer', 'order'],
    notes: ['n'],
  });
});

it('aligns the content of an area if nothing else is selected', () => {
  expect(arranged({ models: ['order', 'review'], areas: ['a'] })).toMatchObject({
    models: ['order', 'review'],
    areas: [],
  });
  expect(arranged({ areas: ['a'] })).toMatchObject({ models: [], areas: ['a'] });
});
