import { describe, expect, it } from 'vitest';
import { previewRelation } from '../relations/previewRelation.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import { definitionOf, manyOf, oneOf, projectOf, relationNames } from '../testing/projects.ts';
import { connectModels } from './connectModels.ts';
import { removeRelation } from './removeRelation.ts';
import { renameRelation } from './renameRelation.ts';
import { resetRelationName } from './resetRelationName.ts';
import { setRelationAttribute } from './setRelationAttribute.ts';

const bare = projectOf(
  { name: 'Customer', base: 'PersistedModel', acls: [] },
  { name: 'Order' },
  { name: 'Trigger', plural: 'trigger' },
);

describe('connectModels', () => {
  it('CM7: writes what the generator writes', () => {
    const project = connectModels(bare, { ownerId: 'Customer', targetId: 'Order' });
    expect(JSON.stringify(definitionOf(project, 'Customer'))).toBe(
      '{"name":"Customer","base":"PersistedModel","relations":' +
        '{"orders":{"type":"hasMany","model":"Order","foreignKey":""}},"acls":[]}',
    );
  });

  it('CM7: previews during the drag what it will write', () => {
    expect(previewRelation(bare, 'Customer', 'Order')).toMatchObject({
      name: 'orders',
      foreignKey: 'customerId',
      isDerived: true,
    });
    expect(previewRelation(bare, 'Customer', 'Customer')).toMatchObject({
      name: 'customers',
      foreignKey: 'customerId',
      isDerived: true,
    });
    expect(previewRelation(bare, 'Customer', 'none')).toBeNull();
  });

  it('CM7: numbers a name that is taken', () => {
    const once = connectModels(bare, { ownerId: 'Customer', targetId: 'Order' });
    expect(previewRelation(once, 'Customer', 'Order')).toMatchObject({
      name: 'orders2',
      foreignKey: 'customerId',
      isDerived: false,
    });
    const twice = connectModels(once, { ownerId: 'Customer', targetId: 'Order' });
    const thrice = connectModels(twice, { ownerId: 'Customer', targetId: 'Order' });
    expect(relationNames(thrice, 'Customer')).toEqual(['orders', 'orders2', 'orders3']);
  });

  it.each([
    ['a property', { name: 'Customer', properties: { orders: 'number' } }],
    [
      'a property that a relation adds',
      { name: 'Customer', relations: { kept: { type: 'embedsMany', model: 'Order', property: 'orders' } } },
    ],
    ['a relation of a base', { name: 'Customer', base: 'Party' }],
  ])('CM7: avoids the name of %s too', (_what, customer) => {
    const project = projectOf(
      customer,
      { name: 'Order' },
      { name: 'Party', relations: { orders: manyOf('Order', 'x') } },
    );
    expect(previewRelation(project, 'Customer', 'Order')?.name).toBe('orders2');
  });

  it('CM7: does not use the one name that LoopBack refuses', () => {
    expect(previewRelation(bare, 'Customer', 'Trigger')?.name).toBe('trigger2');
  });

  it('CM7 CM13: does nothing for a missing model', () => {
    expect(connectModels(bare, { ownerId: 'Customer', targetId: 'none' })).toBe(bare);
    expect(connectModels(bare, { ownerId: 'none', targetId: 'Order' })).toBe(bare);
  });
});

const shop = projectOf(
  {
    name: 'Customer',
    relations: { first: manyOf('A'), orders: manyOf('Order', 'buyerId'), last: manyOf('A', 'k') },
  },
  { name: 'Order' },
  { name: 'A' },
);
const ref = { modelId: 'Customer', name: 'orders' };

describe('renameRelation and resetRelationName', () => {
  it('CM8: keeps the place, and a custom name stays when the target is renamed', () => {
    const project = renameRelation(shop, { ref, name: 'bought' });
    expect(relationNames(project, 'Customer')).toEqual(['first', 'bought', 'last']);
    const back = resetRelationName(project, { ref: { ...ref, name: 'bought' } });
    expect(relationNames(back, 'Customer')).toEqual(['first', 'orders', 'last']);
  });

  it('CM8 CM13: refuses an empty, taken or forbidden name', () => {
    for (const name of ['', 'first', 'orders', 'trigger'])
      expect(renameRelation(shop, { ref, name })).toBe(shop);
    expect(renameRelation(shop, { ref: { ...ref, name: 'none' }, name: 'x' })).toBe(shop);
    expect(resetRelationName(shop, { ref: { ...ref, name: 'none' } })).toBe(shop);
  });
});

describe('setRelationAttribute', () => {
  it('CM9: sets, clears and removes a foreign key', () => {
    const custom = setRelationAttribute(shop, { ref, attribute: 'foreignKey', value: 'ownerId' });
    expect(relationsOf(custom, 'Customer')[1]?.foreignKey).toEqual({
      value: 'ownerId',
      derived: 'customerId',
      isDerived: false,
    });
    const cleared = setRelationAttribute(shop, { ref, attribute: 'foreignKey', value: '' });
    expect(relationsOf(cleared, 'Customer')[1]?.foreignKey?.isDerived).toBe(true);
    const gone = setRelationAttribute(shop, { ref, attribute: 'foreignKey', value: undefined });
    expect(definitionOf(gone, 'Customer')['relations']).toMatchObject({
      orders: { type: 'hasMany', model: 'Order' },
    });
    expect(relationsOf(gone, 'Customer')[1]?.foreignKey?.isDerived).toBe(true);
  });

  it('CM9: a new attribute goes where the generator writes it, and a new target renames derived names', () => {
    const project = setRelationAttribute(
      setRelationAttribute(shop, { ref, attribute: 'foreignKey', value: undefined }),
      { ref, attribute: 'options', value: { disableInclude: true } },
    );
    const keyed = setRelationAttribute(project, { ref, attribute: 'foreignKey', value: 'x' });
    expect(JSON.stringify(definitionOf(keyed, 'Customer'))).toContain(
      '"orders":{"type":"hasMany","model":"Order","foreignKey":"x","options":{"disableInclude":true}}',
    );
    const pointed = setRelationAttribute(shop, { ref, attribute: 'model', value: 'A' });
    expect(relationNames(pointed, 'Customer')).toEqual(['first', 'as', 'last']);
  });

  it('CM9 CM13: does nothing for the same value or a missing relation', () => {
    expect(setRelationAttribute(shop, { ref, attribute: 'foreignKey', value: 'buyerId' })).toBe(shop);
    expect(setRelationAttribute(shop, { ref, attribute: 'scope', value: undefined })).toBe(shop);
    expect(setRelationAttribute(shop, { ref: { ...ref, name: 'no' }, attribute: 'model', value: 'A' })).toBe(
      shop,
    );
  });
});

describe('removeRelation', () => {
  it('CM10: removes one and leaves the others unchanged', () => {
    expect(relationNames(removeRelation(shop, { ref }), 'Customer')).toEqual(['first', 'last']);
    expect(removeRelation(shop, { ref: { ...ref, name: 'toString' } })).toBe(shop);
    expect(removeRelation(shop, { ref: { modelId: 'none', name: 'orders' } })).toBe(shop);
  });

  it('CM10: works with the old key "relationships" too', () => {
    const old = projectOf({ name: 'A', relationships: { as: manyOf('A'), b: oneOf('belongsTo', 'A') } });
    const project = removeRelation(old, { ref: { modelId: 'A', name: 'as' } });
    expect(definitionOf(project, 'A')).toEqual({ name: 'A', relationships: { b: oneOf('belongsTo', 'A') } });
  });
});
