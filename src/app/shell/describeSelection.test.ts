import { expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { addArea, addNote, areaAround, createExampleProject, positionOf } from '../../model/index.ts';
import { describeSelection } from './describeSelection.ts';

const example = createExampleProject();
const around = areaAround(example, { models: ['customer'], areas: [], notes: [] });
if (around === null) throw new Error('The example has a customer.');
const withArea = addArea(example, { id: 'a', name: 'Sales', ...around });
const project = addNote(withArea, { id: 'n', text: 'Why?', ...around });
const describe = (selection: Partial<typeof emptySelection>) =>
  describeSelection(project, { ...emptySelection, ...selection });

it('describes the selection', () => {
  expect(describe({})).toBe('');
  expect(describe({ models: ['customer'] })).toBe('Customer, 4 properties, 2 relations');
  expect(describe({ relation: { modelId: 'customer', name: 'orders' } })).toBe(
    'Customer has many orders, key customerId',
  );
  expect(describe({ models: ['customer'], property: 'email' })).toBe('Customer.email, string');
  expect(describe({ models: ['order'], property: 'customerId' })).toBe(
    'Order.customerId, number, from Customer.orders',
  );
  expect(describe({ areas: ['a'] })).toBe('Area Sales, 1 model: Customer');
  expect(describe({ notes: ['n'] })).toBe('Note: Why?');
  expect(describe({ models: ['customer', 'order'], notes: ['n'] })).toBe('2 models, 1 note selected');
});

it('areaAround leaves room for the title, and is null without items', () => {
  const customer = positionOf(example, 'customer');
  expect(around.position).toEqual({ x: customer.x - 28, y: customer.y - 48 });
  expect(areaAround(example, emptySelection)).toBeNull();
});
