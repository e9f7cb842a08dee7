import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import type { RelationType } from '../definition.ts';
import type { Project } from '../project.ts';
import { previewRelation } from '../relations/previewRelation.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import { relationKinds } from '../relations/relationKinds.ts';
import { throughModelName } from '../relations/throughModelName.ts';
import { definitionOf, manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { previewInverse } from './addInverse.ts';
import { attributesLostBy, changeRelationType, describeLoss } from './changeRelationType.ts';
import { connectModels } from './connectModels.ts';
import { connectThrough } from './connectThrough.ts';
import { renameRelation } from './renameRelation.ts';

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

  it('CM15: is previewed, with the model that will hold the key', () => {
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

  it('CM15: shows which relation a second one would share its key with, and accepts a custom key and name', () => {
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

  it('CM16: uses existing relations, with their keys', () => {
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

  it('CM16 CM13: does nothing where the through model is one of the ends', () => {
    expect(connectModels(bare, { ...ends, throughId: 'Order' })).toBe(bare);
    expect(connectModels(bare, { ...ends, throughId: 'none' })).toBe(bare);
  });

  it('CM16: connectThrough uses the given through model, or creates one in the same step', () => {
    const given = connectThrough(bare, { ...ends, throughId: 'Link', newId: 'x' });
    expect(given).toEqual(connectModels(bare, { ...ends, throughId: 'Link' }));
    const made = connectThrough(bare, { ...ends, throughId: null, newId: 'x' });
    expect(made.models.at(-1)).toMatchObject({ id: 'x', definition: { name: 'CustomerOrder' } });
    expect(relations(made, 'Customer')).toMatchObject({ orders: { through: 'CustomerOrder' } });
    const nobody = { ...ends, ownerId: 'none', throughId: null, newId: 'x' };
    expect(connectThrough(bare, nobody)).toBe(bare);
  });

  it('CM16: suggests the name that LoopBack looks for, if it is free', () => {
    expect(throughModelName(bare, 'Customer', 'Order')).toBe('CustomerOrder');
    const taken = projectOf({ name: 'A' }, { name: 'B' }, { name: 'AB' });
    expect(throughModelName(taken, 'A', 'B')).toBe('AB2');
  });
});

describe('connectModels of an embedding kind, and of a list of ids', () => {
  it('CM15: writes embeds without a key, and referencesMany with one, and previews where they store', () => {
    const made = (['embedsOne', 'embedsMany', 'referencesMany'] as const).map((type) => {
      const preview = previewRelation(bare, 'Customer', 'Order', type);
      const after = relations(connectModels(bare, { ...ends, type }), 'Customer');
      return [preview?.storedIn, preview?.foreignKey, after];
    });
    expect(made).toEqual([
      ['order', '', { orderItem: { type: 'embedsOne', model: 'Order' } }],
      ['orders', '', { orderList: { type: 'embedsMany', model: 'Order' } }],
      [null, 'orderIds', { orders: { type: 'referencesMany', model: 'Order', foreignKey: '' } }],
    ]);
  });

  it('CM18: nothing leads back from them', () => {
    for (const type of ['embedsOne', 'embedsMany', 'referencesMany'] as const) {
      const project = connectModels(bare, { ...ends, type });
      const [relation] = relationsOf(project, 'Customer');
      expect(relation && previewInverse(project, relation.ref)).toBeNull();
    }
  });

  it('CM37: a renamed relation keeps its property in a model from a file, unless it has that name itself', () => {
    const fromFile = projectOf(
      {
        name: 'Customer',
        relations: { address: { type: 'embedsOne', model: 'Address' } },
        hidden: ['_address'],
      },
      { name: 'Address' },
    );
    const drawn = { ...fromFile, models: fromFile.models.map((entry) => ({ ...entry, source: null })) };
    const rename = (project: Project, name: string) =>
      renameRelation(project, { ref: { modelId: 'Customer', name: 'address' }, name });
    const stored = (project: Project) => relationsOf(project, 'Customer')[0]?.storedIn?.value;
    expect(stored(drawn)).toBe('_address');
    expect(stored(rename(drawn, 'home'))).toBe('address');
    expect(definitionOf(rename(drawn, 'home'), 'Customer')['hidden']).toEqual(['address']);
    expect(relations(rename(fromFile, 'home'), 'Customer')['home']).toMatchObject({ property: '_address' });
    expect(stored(rename(fromFile, '_address'))).toBe('address');
  });
});

describe('changeRelationType', () => {
  it('CM17: a derived name changes; a custom key and the place stay', () => {
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

  it('CM17: attributes that only other kinds read are removed; those that no kind reads stay', () => {
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

  it('CM17 CM13: repairs an unknown type', () => {
    const start = projectOf({
      name: 'A',
      relations: {
        wrong: { type: 'hasmany', model: 'A' },
      },
    });
    const change = (name: string) =>
      changeRelationType(start, { ref: { modelId: 'A', name }, type: 'hasMany' });
    expect(relations(change('wrong'), 'A')['wrong']).toEqual({ type: 'hasMany', model: 'A' });
    expect(change('none')).toBe(start);
    expect(relationsOf(start, 'A').map((relation) => relation.isEditable)).toEqual([false]);
  });

  it.each(relationKinds.flatMap(({ type }) => relationKinds.map((to) => [type, to.type] as const)))(
    'CM17: %s becomes %s: the derived name, and nothing that it does not read',
    (from, to) => {
      const start = projectOf({ name: 'Customer' }, { name: 'Order' });
      const made = connectModels(start, { ownerId: 'Customer', targetId: 'Order', type: from });
      const [before] = relationsOf(made, 'Customer');
      if (before === undefined) throw new Error('The relation was not added.');
      const changed = changeRelationType(made, { ref: before.ref, type: to });
      const direct = connectModels(start, { ownerId: 'Customer', targetId: 'Order', type: to });
      const [after, expected] = [changed, direct].map((each) => relationsOf(each, 'Customer')[0]);
      expect(after?.name).toEqual(expected?.name);
      expect(after?.adds).toEqual(expected?.adds);
      expect(after?.isEditable).toBe(true);
      expect(
        Object.keys(after?.definition ?? {}).filter((key) => !after?.kind?.attributes.includes(key)),
      ).toEqual([]);
    },
  );

  it('CM36: says whether the kind does not read an attribute, or LoopBack refuses it there', () => {
    expect(describeLoss('embedsOne', ['foreignKey', 'polymorphic'])).toBe(
      'embedsOne does not read foreignKey and polymorphic: the change removes them.',
    );
    expect(describeLoss('belongsTo', ['polymorphic', 'through'])).toBe(
      'belongsTo does not read through: the change removes it. LoopBack refuses this belongsTo with polymorphic: the change removes it.',
    );
  });

  it('CM36: names what a change of the kind removes; an empty key is not a loss', () => {
    const start = projectOf(
      {
        name: 'Customer',
        relations: {
          orders: { ...manyOf('Order', 'buyerId'), primaryKey: 'code', scope: { limit: 1 }, note: 'n' },
          plain: manyOf('Order'),
          address: { type: 'embedsOne', model: 'Order', property: 'home', default: { a: 1 } },
        },
      },
      { name: 'Order' },
    );
    const lost = (name: string, type: RelationType) =>
      attributesLostBy(start, { ref: { modelId: 'Customer', name }, type });
    expect(lost('orders', 'hasOne')).toEqual([]);
    expect(lost('orders', 'embedsMany')).toEqual(['foreignKey', 'primaryKey']);
    expect(lost('orders', 'referencesMany')).toEqual(['primaryKey']);
    expect(lost('plain', 'embedsOne')).toEqual([]);
    expect(lost('address', 'embedsMany')).toEqual(['default']);
    expect(lost('address', 'hasOne')).toEqual(['property', 'default']);
    expect(lost('none', 'hasOne')).toEqual([]);
  });
});
