import { expect, it } from 'vitest';
import { manyOf, projectOf } from '../../model/testing/projects.ts';
import { tourRelationsOf } from './tourRelations.ts';

it('gives the examples what LoopBack refuses a new row without', () => {
  const project = projectOf(
    {
      name: 'Customer',
      relations: {
        orders: manyOf('Order'),
        mails: { type: 'embedsMany', model: 'Mail' },
        home: { type: 'embedsOne', model: 'Mail' },
      },
    },
    {
      name: 'Order',
      properties: {
        text: 'string',
        size: { type: 'number', required: true },
        'sold on': { type: 'date', required: true },
        customerId: { type: 'number', required: true },
        place: { type: 'geopoint', required: true },
      },
    },
    { name: 'Mail', base: 'Model', properties: { id: { type: 'string', id: true }, label: 'string' } },
  );
  expect(
    tourRelationsOf(project).map(({ relation, property, needed }) => [relation, property, needed]),
  ).toEqual([
    ['orders', 'text', "size: 1, 'sold on': new Date()"],
    ['mails', 'label', "id: 'id ' + Date.now()"],
    ['home', 'label', ''],
  ]);
});
