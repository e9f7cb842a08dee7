import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import type { Project } from '../project.ts';
import { inverseOf } from '../relations/inverseOf.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import {
  definitionOf,
  drawnProjectOf,
  manyOf,
  oneOf,
  projectOf,
  relationNames,
} from '../testing/projects.ts';
import { addInverse, previewInverse } from './addInverse.ts';
import { connectModels } from './connectModels.ts';
import { renameRelation } from './renameRelation.ts';
import { setRelationAttribute } from './setRelationAttribute.ts';

const bare = projectOf({ name: 'Customer' }, { name: 'Order' }, { name: 'Link' });
const ends = { ownerId: 'Customer', targetId: 'Order' };

const relations = (project: Project, id: string) =>
  (definitionOf(project, id)['relations'] ?? {}) as JsonObject;

describe('inverses', () => {
  const shop = projectOf(
    {
      name: 'Customer',
      relations: {
        orders: manyOf('Order'),
        reviews: { ...manyOf('Review', 'authorId'), primaryKey: 'mail' },
      },
      properties: { mail: 'string' },
    },
    { name: 'Order' },
    { name: 'Review' },
  );
  const orders = { modelId: 'Customer', name: 'orders' };
  const reviews = { modelId: 'Customer', name: 'reviews' };

  it('CM18: a hasMany gets the belongsTo by the same key, which is then found as its inverse', () => {
    expect(previewInverse(shop, orders)).toEqual({ modelId: 'Order', name: 'customer' });
    const project = addInverse(shop, { ref: orders });
    expect(relations(project, 'Order')).toEqual({ customer: oneOf('belongsTo', 'Customer') });
    expect(inverseOf(project, orders)?.ref).toEqual({ modelId: 'Order', name: 'customer' });
    expect(inverseOf(project, { modelId: 'Order', name: 'customer' })?.ref).toEqual(orders);
    expect(addInverse(project, { ref: orders })).toBe(project);
    expect(previewInverse(project, orders)).toBeNull();
  });

  it('CM18: a custom key names the belongsTo, and the primaryKey is the same on both sides', () => {
    const project = addInverse(shop, { ref: reviews });
    expect(relations(project, 'Review')).toEqual({
      author: { type: 'belongsTo', model: 'Customer', foreignKey: '', primaryKey: 'mail' },
    });
    expect(inverseOf(project, reviews)?.ref.name).toBe('author');
  });

  it('CM18: a belongsTo gets the hasMany, with its key written down where LoopBack would derive another', () => {
    const start = projectOf(
      {
        name: 'Order',
        relations: { buyer: oneOf('belongsTo', 'Customer'), customer: oneOf('belongsTo', 'Customer') },
      },
      { name: 'Customer' },
    );
    const project = addInverse(addInverse(start, { ref: { modelId: 'Order', name: 'buyer' } }), {
      ref: { modelId: 'Order', name: 'customer' },
    });
    expect(relations(project, 'Customer')).toEqual({
      orders: manyOf('Order', 'buyerId'),
      orders2: manyOf('Order'),
    });
  });

  it('CM18: relations through a model get their own kind from the other end', () => {
    const linked = connectModels(bare, { ...ends, throughId: 'Link' });
    const project = addInverse(linked, { ref: { modelId: 'Customer', name: 'orders' } });
    expect(relations(project, 'Order')).toEqual({
      customers: { type: 'hasMany', model: 'Customer', foreignKey: '', through: 'Link' },
    });
    expect(inverseOf(project, { modelId: 'Customer', name: 'orders' })?.ref.name).toBe('customers');
    const both = addInverse(connectModels(bare, { ...ends, type: 'hasAndBelongsToMany' }), {
      ref: { modelId: 'Customer', name: 'orders' },
    });
    expect(relations(both, 'Order')).toEqual({
      customers: { type: 'hasAndBelongsToMany', model: 'Customer' },
    });
    expect(inverseOf(both, { modelId: 'Order', name: 'customers' })?.ref.name).toBe('orders');
  });

  it('CM18 CM13: a target that is not a model of the project gets nothing', () => {
    const start = projectOf({ name: 'A', relations: { user: oneOf('belongsTo', 'User') } });
    const ref = { modelId: 'A', name: 'user' };
    expect(addInverse(start, { ref })).toBe(start);
    expect(inverseOf(start, ref)).toBeNull();
  });

  it('CM19: a new key on one side is also set on the other', () => {
    const both = addInverse(shop, { ref: orders });
    const set = (project: Project, ref: typeof orders, value: string) =>
      setRelationAttribute(project, { ref, attribute: 'foreignKey', value });
    const changed = set(both, orders, 'buyerId');
    expect(relations(changed, 'Order')['customer']).toEqual(oneOf('belongsTo', 'Customer', 'buyerId'));
    const back = set(changed, { modelId: 'Order', name: 'customer' }, '');
    expect(relations(back, 'Customer')['orders']).toEqual(manyOf('Order'));
    expect(inverseOf(back, orders)?.ref.name).toBe('customer');
  });

  it('CM19: the other side stays while a second relation uses the key', () => {
    const start = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order'), gifts: manyOf('Order') } },
      { name: 'Order', relations: { customer: oneOf('belongsTo', 'Customer') } },
    );
    const project = setRelationAttribute(start, {
      ref: { modelId: 'Customer', name: 'gifts' },
      attribute: 'foreignKey',
      value: 'giverId',
    });
    expect(definitionOf(project, 'Order')).toEqual(definitionOf(start, 'Order'));
  });

  it('CM19: keys of a through model change on every side that reads them', () => {
    const linked = addInverse(connectModels(bare, { ...ends, throughId: 'Link' }), {
      ref: { modelId: 'Customer', name: 'orders' },
    });
    const project = setRelationAttribute(linked, {
      ref: { modelId: 'Link', name: 'order' },
      attribute: 'foreignKey',
      value: 'purchaseId',
    });
    expect(relations(project, 'Customer')['orders']).toMatchObject({ keyThrough: 'purchaseId' });
    expect(relations(project, 'Order')['customers']).toMatchObject({ foreignKey: 'purchaseId' });
    const again = setRelationAttribute(project, {
      ref: { modelId: 'Customer', name: 'orders' },
      attribute: 'keyThrough',
      value: 'orderId',
    });
    expect(relations(again, 'Link')['order']).toMatchObject({ foreignKey: '' });
    expect(relations(again, 'Order')['customers']).toMatchObject({ foreignKey: '' });
  });

  it('CM19: a renamed belongsTo keeps the key that the other side uses', () => {
    const both = addInverse(shop, { ref: orders });
    const renamed = renameRelation(both, { ref: { modelId: 'Order', name: 'customer' }, name: 'buyer' });
    expect(relations(renamed, 'Order')).toEqual({ buyer: oneOf('belongsTo', 'Customer', 'customerId') });
    const alone = drawnProjectOf({ name: 'Order', relations: { a: oneOf('belongsTo', 'Order') } });
    const free = renameRelation(alone, { ref: { modelId: 'Order', name: 'a' }, name: 'b' });
    expect(resolveRelation(free, { modelId: 'Order', name: 'b' })?.foreignKey?.value).toBe('bId');
    expect(relationNames(free, 'Order')).toEqual(['b']);
  });

  it('CM19: a renamed belongsTo from a file keeps its key, which rows may have', () => {
    const alone = projectOf({ name: 'Order', relations: { a: oneOf('belongsTo', 'Order') } });
    const renamed = renameRelation(alone, { ref: { modelId: 'Order', name: 'a' }, name: 'b' });
    expect(relations(renamed, 'Order')).toEqual({ b: oneOf('belongsTo', 'Order', 'aId') });
  });
});
