import { expect, it } from 'vitest';
import { connectModels } from './commands/connectModels.ts';
import { describeProperties } from './describeProperties.ts';
import { relationsOf } from './relations/projectRelations.ts';
import { definitionOf, projectOf } from './testing/projects.ts';

const buyer = { type: 'belongsTo', model: 'Customer', foreignKey: '' };

it('RK20: relations in "options" are set up, replace those at the top level, and are edited in place', () => {
  const project = projectOf(
    { name: 'Order', relations: { unseen: buyer }, options: { relations: { buyer } } },
    { name: 'Customer' },
  );
  expect(relationsOf(project, 'Order').map(({ ref }) => ref.name)).toEqual(['buyer']);
  expect(describeProperties(project, 'Order').map(({ name }) => name)).toContain('buyerId');
  const connected = connectModels(project, { ownerId: 'Order', targetId: 'Customer' });
  expect(definitionOf(connected, 'Order')).toMatchObject({
    relations: { unseen: buyer },
    options: { relations: { buyer, customers: { type: 'hasMany', model: 'Customer' } } },
  });
});

it('RK20: an invalid relation in "options" is ignored', () => {
  const project = projectOf({ name: 'Order', options: { relations: { a: { type: 5, model: 'Order' } } } });
  expect(relationsOf(project, 'Order')).toEqual([]);
});
