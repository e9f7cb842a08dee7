import { expect, it } from 'vitest';
import type { Selection } from '../editor/index.ts';
import { allRelations } from '../model/index.ts';
import { manyOf, oneOf, projectOf } from '../model/testing/projects.ts';
import { focusedModels } from './focus.ts';

const relations = allRelations(
  projectOf(
    { name: 'Customer', relations: { orders: manyOf('Order'), gone: manyOf('Gone') } },
    { name: 'Order', relations: { items: manyOf('Item') } },
    { name: 'Item', relations: { parent: oneOf('belongsTo', 'Item') } },
    { name: 'Shop' },
  ),
);

/** The names of the models that are not dimmed, or null for all. */
function focused(selection: Partial<Selection>, steps?: number): readonly string[] | null {
  const nothing = { models: [], areas: [], notes: [], relation: null, property: null };
  const models = focusedModels(relations, { ...nothing, ...selection }, steps);
  return models === null ? null : [...models].toSorted();
}

it('dims nothing where nothing is selected, or only an area', () => {
  expect(focused({})).toBeNull();
  expect(focused({ areas: ['north'] })).toBeNull();
});

it('keeps the selected models and their neighbours in both directions, one step far', () => {
  expect(focused({ models: ['Order'] })).toEqual(['Customer', 'Item', 'Order']);
  expect(focused({ models: ['Customer'] })).toEqual(['Customer', 'Order']);
  expect(focused({ models: ['Customer', 'Shop'] })).toEqual(['Customer', 'Order', 'Shop']);
  expect(focused({ models: ['Shop'] })).toEqual(['Shop']);
});

it('keeps both ends of a selected relation and nothing else', () => {
  expect(focused({ relation: { modelId: 'Order', name: 'items' } })).toEqual(['Item', 'Order']);
  expect(focused({ relation: { modelId: 'Item', name: 'parent' } })).toEqual(['Item']);
});

it('keeps the owner of a relation whose target does not exist', () => {
  expect(focused({ relation: { modelId: 'Customer', name: 'gone' } })).toEqual(['Customer']);
});

it('dims nothing for a relation that no longer exists', () => {
  expect(focused({ relation: { modelId: 'Customer', name: 'nothing' } })).toBeNull();
});

it('grows by one step of neighbours at a time, from models and from a relation', () => {
  expect(focused({ models: ['Customer'] }, 2)).toEqual(['Customer', 'Item', 'Order']);
  expect(focused({ models: ['Customer'] }, 9)).toEqual(['Customer', 'Item', 'Order']);
  const relation = { modelId: 'Customer', name: 'orders' };
  expect(focused({ relation }, 1)).toEqual(['Customer', 'Order']);
  expect(focused({ relation }, 2)).toEqual(['Customer', 'Item', 'Order']);
});
