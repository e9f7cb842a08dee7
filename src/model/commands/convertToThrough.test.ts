import { describe, expect, it } from 'vitest';
import type { RelationDefinition, RelationType } from '../definition.ts';
import type { Project } from '../project.ts';
import { relationKinds } from '../relations/relationKinds.ts';
import { definitionOf, manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { attributesLostBy, changeRelationType, describeLoss } from './changeRelationType.ts';
import { connectModels } from './connectModels.ts';
import { attributesLostThrough, convertToThrough, describeThroughLoss } from './convertToThrough.ts';

const relationsOfCustomer = (project: Project) => definitionOf(project, 'Customer')['relations'] ?? {};

/** Converts a relation of Customer to Order, which stands before another one. */
function convert(name: string, relation: RelationDefinition, throughId: string | null = 'Link') {
  const start = projectOf(
    { name: 'Customer', relations: { [name]: relation, z: manyOf('Order', 'z') } },
    { name: 'Order' },
    { name: 'Link', relations: { buyer: { ...oneOf('belongsTo', 'Customer'), foreignKey: 'buyerId' } } },
  );
  const args = { ref: { modelId: 'Customer', name }, throughId, newId: 'new' };
  return { start, made: convertToThrough(start, args), lost: attributesLostThrough(start, args) };
}

describe('convertToThrough', () => {
  it('CM61: keeps the place, a custom name and what a hasMany reads, and takes the keys of the join model', () => {
    const scope = { order: 'date DESC' };
    const { made, lost } = convert('bought', { ...manyOf('Order'), scope, note: 'n' });
    expect(JSON.stringify(relationsOfCustomer(made))).toBe(
      JSON.stringify({
        bought: { type: 'hasMany', model: 'Order', foreignKey: 'buyerId', through: 'Link', scope, note: 'n' },
        z: manyOf('Order', 'z'),
      }),
    );
    expect(lost).toEqual([]);
    expect(Object.keys(definitionOf(made, 'Link')['relations'] ?? {})).toEqual(['buyer', 'order']);
  });

  it('CM61: names what is lost: own keys, and what a hasMany does not read', () => {
    const custom = convert('mine', { ...manyOf('Order', 'ownId'), primaryKey: 'code' }, null);
    expect(custom.lost).toEqual(['foreignKey', 'primaryKey']);
    expect(relationsOfCustomer(custom.made)).toHaveProperty('mine.through', 'CustomerOrder');
    const embedded = convert('home', {
      type: 'embedsOne',
      model: 'Order',
      property: 'at',
      options: { a: 1 },
    });
    expect(embedded.lost).toEqual(['property']);
    expect(relationsOfCustomer(embedded.made)).toHaveProperty('home.options', { a: 1 });
    expect(describeThroughLoss(['foreignKey', 'property'])).toBe(
      'A hasMany through a join model does not use foreignKey and property of this relation: the change removes them.',
    );
  });

  it.each(relationKinds.map(({ type }) => type))('CM61: a derived %s gets the derived name', (type) => {
    const start = connectModels(projectOf({ name: 'Customer' }, { name: 'Order' }, { name: 'Link' }), {
      ownerId: 'Customer',
      targetId: 'Order',
      type,
    });
    const [name = ''] = Object.keys(relationsOfCustomer(start));
    const args = { ref: { modelId: 'Customer', name }, throughId: 'Link', newId: 'new' };
    expect(relationsOfCustomer(convertToThrough(start, args))).toEqual({
      orders: { type: 'hasMany', model: 'Order', foreignKey: '', through: 'Link' },
    });
    expect(attributesLostThrough(start, args)).toEqual([]);
  });

  it('CM61: a polymorphic relation remains polymorphic; its join model belongs to any model', () => {
    const { made, lost } = convert('orders', {
      type: 'hasMany',
      model: 'Order',
      polymorphic: 'orderable',
      scope: { limit: 1 },
    });
    expect(relationsOfCustomer(made)).toMatchObject({
      orders: { polymorphic: 'orderable', through: 'Link', scope: { limit: 1 } },
    });
    expect(definitionOf(made, 'Link')).toHaveProperty('relations.orderable.polymorphic');
    expect(lost).toEqual([]);
  });

  it('CM61 CM13: does nothing for a relation that is missing, or where the join model is one of the ends', () => {
    const { start } = convert('orders', manyOf('Order'));
    const at = (name: string, throughId: string) =>
      convertToThrough(start, { ref: { modelId: 'Customer', name }, throughId, newId: 'new' });
    expect(at('none', 'Link')).toBe(start);
    expect(at('orders', 'Order')).toBe(start);
  });
});

describe('changeRelationType of a relation through a join model', () => {
  it('CM62: to its own kind: leads to the target directly, after the loss is named', () => {
    const through = { ...manyOf('Order'), through: 'Link', keyThrough: 'k', scope: { limit: 1 } };
    const start = projectOf(
      { name: 'Customer', relations: { orders: through, plain: manyOf('Order') } },
      { name: 'Order' },
      { name: 'Link' },
    );
    const to = (name: string, type: RelationType = 'hasMany') => ({
      ref: { modelId: 'Customer', name },
      type,
    });
    expect(relationsOfCustomer(changeRelationType(start, to('orders')))).toMatchObject({
      orders: { ...manyOf('Order'), scope: { limit: 1 } },
    });
    const lost = attributesLostBy(start, to('orders'));
    expect(lost).toEqual(['through', 'keyThrough']);
    expect(describeLoss('hasMany', lost)).toBe(
      'Without a join model, hasMany does not use through and keyThrough: the change removes them.',
    );
    expect(changeRelationType(start, to('plain'))).toBe(start);
    expect(attributesLostBy(start, to('plain'))).toEqual([]);
  });
});
