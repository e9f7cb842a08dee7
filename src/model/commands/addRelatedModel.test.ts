import { expect, it } from 'vitest';
import { definitionOf, positionsOf, projectOf } from '../testing/projects.ts';
import { addRelatedModel } from './addRelatedModel.ts';

const bare = projectOf({ name: 'Customer' });
const made = { ownerId: 'Customer', type: 'hasMany', id: 'new', position: { x: 40, y: 60 } } as const;

it('CM35: adds a model and the relation to it', () => {
  const project = addRelatedModel(bare, { ...made, name: 'Invoice' });
  expect(project.models.map(({ definition }) => definition.name)).toEqual(['Customer', 'Invoice']);
  expect(positionsOf(project)[1]).toEqual({ x: 40, y: 60 });
  expect(definitionOf(project, 'Customer')['relations']).toEqual({
    invoices: { type: 'hasMany', model: 'Invoice', foreignKey: '' },
  });
  const owned = addRelatedModel(bare, { ...made, type: 'belongsTo', name: 'Invoice' });
  expect(definitionOf(owned, 'Customer')['relations']).toEqual({
    invoice: { type: 'belongsTo', model: 'Invoice', foreignKey: '' },
  });
});

it('CM35: adds no relation where the model cannot be added', () => {
  expect(addRelatedModel(bare, { ...made, name: 'Customer' })).toBe(bare);
  expect(addRelatedModel(bare, { ...made, name: '' })).toBe(bare);
});
