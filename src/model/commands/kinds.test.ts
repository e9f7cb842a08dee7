import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import type { Project } from '../project.ts';
import { inverseOf } from '../relations/inverse.ts';
import { previewRelation } from '../relations/previewRelation.ts';
import { relationsOf, resolveRelation } from '../relations/projectRelations.ts';
import { throughModelName } from '../relations/throughModelName.ts';
import { definitionOf, manyOf, oneOf, projectOf, relationNames } from '../testing/projects.ts';
import { addInverse, previewInverse } from './addInverse.ts';
import { changeRelationType } from './changeRelationType.ts';
import { connectModels } from './connectModels.ts';
import { renameRelation } from './renameRelation.ts';
import { setRelationAttribute } from './setRelationAttribute.ts';

const bare = projectOf({ name: 'Customer' }, { name: 'Order' }, { name: 'Link' });
const ends = { ownerId: 'Customer', targetId: 'Order' };

const relations = (project: Project, id: string) =>
  (definitionOf(project, id)['relations'] ?? {}) as JsonObject;

describe('connectModels of a kind', () => {
  it('CM15: writes the kind under the name that LoopBack derives for it', () => {
    expect(relations(connectModels(bare, { ...ends, type: 'belongsTo' }), 'Customer')).toEqual({
      order: oneOf('belongsTo', 'Order'),
    });
    expect(relations(connectModels(bare, { ...ends, type: 'hasOne' }), 'Customer')).toEqual({
      order: oneOf('hasOne', 'Order'),
    });
    expect(relations(connectModels(bare, { ...ends, type: 'hasAndBelongsToMany' }), 'Customer')).toEqual({
      orders: { type: 'hasAndBelongsToMany', model: 'Order' },
    });
  });

  it('CM15: is said beforehand, with the model that will hold the key', () => {
    const preview = (type: Parameters<typeof previewRelation>[3]) =>
      previewRelation(bare, 'Customer', 'Order', type);
    expect(preview('belongsTo')).toMatchObject({
      name: 'order',
      foreignKey: 'orderId',
      keyHolder: 'Customer',
    });
    expect(preview('hasOne')).toMatchObject({ name: 'order', foreignKey: 'customerId', keyHolder: 'Order' });
    expect(preview('hasAndBelongsToMany')).toMatchObject({ name: 'orders', keyHolder: 'CustomerOrder' });
    const named = projectOf({ name: 'A' }, { name: 'B' }, { name: 'BA' });
    expect(previewRelation(named, 'A', 'B', 'hasAndBelongsToMany')?.keyHolder).toBe('BA');
  });

  it('CM15: says which relation a twin would share its key with, and takes a key and a name of its own', () => {
    const one = connectModels(bare, ends);
    expect(previewRelation(one, 'Customer', 'Order')?.sharesKeyWith).toBe('orders');
    expect(previewRelation(one, 'Customer', 'Order', 'hasOne')?.sharesKeyWith).toBe('orders');
    expect(previewRelation(one, 'Customer', 'Order', 'belongsTo')?.sharesKeyWith).toBeNull();
    const twin = connectModels(one, { ...ends, name: 'gifts', foreignKey: 'giverId' });
    expect(relations(twin, 'Customer')).toEqual({
      orders: manyOf('Order'),
      gifts: manyOf('Order', 'giverId'),
    });
  });
});

describe('connectModels through a model', () => {
  it('CM16: adds the two belongsTo that LoopBack needs', () => {
    const project = connectModels(bare, { ...ends, throughId: 'Link' });
    expect(JSON.stringify(relations(project, 'Customer'))).toBe(
      '{"orders":{"type":"hasMany","model":"Order","foreignKey":"","through":"Link"}}',
    );
    expect(relations(project, 'Link')).toEqual({
      customer: oneOf('belongsTo', 'Customer'),
      order: oneOf('belongsTo', 'Order'),
    });
    const [relation] = relationsOf(project, 'Customer');
    expect(relation?.foreignKey?.value).toBe('customerId');
    expect(relation?.keyThrough).toEqual({ value: 'orderId', derived: 'orderId', isDerived: true });
  });

  it('CM16: uses those that are there, with their keys', () => {
    const start = projectOf(
      { name: 'Customer' },
      { name: 'Order' },
      {
        name: 'Link',
        relations: { buyer: oneOf('belongsTo', 'Customer'), what: oneOf('belongsTo', 'Order', 'x') },
      },
    );
    const project = connectModels(start, { ...ends, throughId: 'Link' });
    expect(definitionOf(project, 'Link')).toEqual(definitionOf(start, 'Link'));
    expect(relations(project, 'Customer')).toEqual({
      orders: { type: 'hasMany', model: 'Order', foreignKey: 'buyerId', keyThrough: 'x', through: 'Link' },
    });
  });

  it('CM16: a model related to itself gets two different keys', () => {
    const project = connectModels(bare, { ownerId: 'Order', targetId: 'Order', throughId: 'Link' });
    expect(relations(project, 'Link')).toEqual({
      order: oneOf('belongsTo', 'Order'),
      order2: oneOf('belongsTo', 'Order'),
    });
    expect(relations(project, 'Order')).toEqual({
      orders: { type: 'hasMany', model: 'Order', foreignKey: '', keyThrough: 'order2Id', through: 'Link' },
    });
  });

  it('CM16 CM13: does nothing where one of the ends is to stand between', () => {
    expect(connectModels(bare, { ...ends, throughId: 'Order' })).toBe(bare);
    expect(connectModels(bare, { ...ends, throughId: 'none' })).toBe(bare);
  });

  it('CM16: suggests the name that LoopBack looks for, if it is free', () => {
    expect(throughModelName(bare, 'Customer', 'Order')).toBe('CustomerOrder');
    const taken = projectOf({ name: 'A' }, { name: 'B' }, { name: 'AB' });
    expect(throughModelName(taken, 'A', 'B')).toBe('AB2');
  });
});

describe('changeRelationType', () => {
  it('CM17: a derived name follows, a custom key stays, the place stays', () => {
    const start = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order', 'buyerId'), z: manyOf('Order', 'z') } },
      { name: 'Order' },
    );
    const project = changeRelationType(start, {
      ref: { modelId: 'Customer', name: 'orders' },
      type: 'hasOne',
    });
    expect(JSON.stringify(relations(project, 'Customer'))).toBe(
      '{"order":{"type":"hasOne","model":"Order","foreignKey":"buyerId"},' +
        '"z":{"type":"hasMany","model":"Order","foreignKey":"z"}}',
    );
  });

  it('CM17: what only other kinds read goes, what no kind reads stays', () => {
    const start = projectOf(
      {
        name: 'A',
        relations: {
          mine: {
            ...manyOf('B', 'x'),
            through: 'C',
            keyThrough: 'y',
            scope: { limit: 1 },
            note: 'n',
            options: { a: 1 },
          },
        },
      },
      { name: 'B' },
      { name: 'C' },
    );
    const ref = { modelId: 'A', name: 'mine' };
    expect(relations(changeRelationType(start, { ref, type: 'belongsTo' }), 'A')['mine']).toEqual({
      type: 'belongsTo',
      model: 'B',
      foreignKey: 'x',
      scope: { limit: 1 },
      note: 'n',
      options: { a: 1 },
    });
    expect(relations(changeRelationType(start, { ref, type: 'hasAndBelongsToMany' }), 'A')['mine']).toEqual({
      type: 'hasAndBelongsToMany',
      model: 'B',
      through: 'C',
      scope: { limit: 1 },
      note: 'n',
      options: { a: 1 },
    });
  });

  it('CM17 CM13: mends an unknown type, and leaves polymorphic relations and embeds alone', () => {
    const start = projectOf({
      name: 'A',
      relations: {
        wrong: { type: 'hasmany', model: 'A' },
        poly: { type: 'hasMany', model: 'A', polymorphic: 'x' },
        kept: { type: 'embedsMany', model: 'A' },
      },
    });
    const change = (name: string) =>
      changeRelationType(start, { ref: { modelId: 'A', name }, type: 'hasMany' });
    expect(relations(change('wrong'), 'A')['wrong']).toEqual({ type: 'hasMany', model: 'A' });
    expect(change('poly')).toBe(start);
    expect(change('kept')).toBe(start);
    expect(change('none')).toBe(start);
    expect(relationsOf(start, 'A').map((relation) => relation.isEditable)).toEqual([false, false, false]);
  });
});

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

  it('CM18: a key of its own names the belongsTo, and the primaryKey is the same on both sides', () => {
    const project = addInverse(shop, { ref: reviews });
    expect(relations(project, 'Review')).toEqual({
      author: { type: 'belongsTo', model: 'Customer', foreignKey: '', primaryKey: 'mail' },
    });
    expect(inverseOf(project, reviews)?.ref.name).toBe('author');
  });

  it('CM18: a belongsTo gets the hasMany, with its key written where LoopBack would derive another', () => {
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

  it('CM18 CM13: a target that is no model of the project gets nothing', () => {
    const start = projectOf({ name: 'A', relations: { user: oneOf('belongsTo', 'User') } });
    const ref = { modelId: 'A', name: 'user' };
    expect(addInverse(start, { ref })).toBe(start);
    expect(inverseOf(start, ref)).toBeNull();
  });

  it('CM19: another key on one side is another key on the other', () => {
    const both = addInverse(shop, { ref: orders });
    const set = (project: Project, ref: typeof orders, value: string) =>
      setRelationAttribute(project, { ref, attribute: 'foreignKey', value });
    const changed = set(both, orders, 'buyerId');
    expect(relations(changed, 'Order')['customer']).toEqual(oneOf('belongsTo', 'Customer', 'buyerId'));
    const back = set(changed, { modelId: 'Order', name: 'customer' }, '');
    expect(relations(back, 'Customer')['orders']).toEqual(manyOf('Order'));
    expect(inverseOf(back, orders)?.ref.name).toBe('customer');
  });

  it('CM19: a twin that goes on using the key keeps the other side', () => {
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

  it('CM19: keys of a model between change on every side that reads them', () => {
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

  it('CM19: a belongsTo that is renamed keeps the key that the other side uses', () => {
    const both = addInverse(shop, { ref: orders });
    const renamed = renameRelation(both, { ref: { modelId: 'Order', name: 'customer' }, name: 'buyer' });
    expect(relations(renamed, 'Order')).toEqual({ buyer: oneOf('belongsTo', 'Customer', 'customerId') });
    const alone = projectOf({ name: 'Order', relations: { a: oneOf('belongsTo', 'Order') } });
    const free = renameRelation(alone, { ref: { modelId: 'Order', name: 'a' }, name: 'b' });
    expect(resolveRelation(free, { modelId: 'Order', name: 'b' })?.foreignKey?.value).toBe('bId');
    expect(relationNames(free, 'Order')).toEqual(['b']);
  });
});
