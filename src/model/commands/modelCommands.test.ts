import { describe, expect, it } from 'vitest';
import { createProject, type Project } from '../project.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import {
  definitionOf,
  manyOf,
  oneOf,
  positionsOf,
  projectOf,
  propertyNames,
  relationNames,
} from '../testing/projects.ts';
import { addModel } from './addModel.ts';
import { moveModels } from './moveModels.ts';
import { relationsLostWith, removeModels } from './removeModels.ts';
import { renameModel } from './renameModel.ts';
import { renameProject } from './renameProject.ts';
import { setModelSetting } from './setModelSetting.ts';

const position = { x: 1, y: 2 };

function withConfig(
  project: Project,
  config: Record<string, { dataSource: string; public: boolean }>,
): Project {
  return { ...project, modelConfig: { path: 'server/model-config.json', config, source: null } };
}

const stored = { dataSource: 'db', public: true };

describe('addModel', () => {
  it('CM1: writes what the generator writes, at the derived path', () => {
    const project = addModel(createProject('P'), { id: 'm1', name: 'OrderItem', position });
    expect(project.models).toHaveLength(1);
    const path = 'common/models/order-item.json';
    expect(project.models[0]).toMatchObject({ id: 'm1', path, source: null });
    expect(project.layout).toEqual(new Map([['m1', position]]));
    expect(JSON.stringify(project.models[0]?.definition)).toBe(
      '{"name":"OrderItem","base":"PersistedModel","idInjection":true,"options":{"validateUpsert":true},' +
        '"properties":{},"validations":[],"relations":{},"acls":[],"methods":{}}',
    );
  });

  it('CM1: lists the model in an existing model-config', () => {
    const start = withConfig(createProject('P'), { _meta: stored });
    const project = addModel(start, { id: 'a', name: '__proto__', position });
    expect(JSON.stringify(project.modelConfig?.config)).toBe(
      `{"_meta":${JSON.stringify(stored)},"__proto__":{"dataSource":"db","public":true}}`,
    );
    expect(addModel(createProject('P'), { id: 'a', name: 'A', position }).modelConfig).toBeNull();
  });

  it('CM1 CM13: refuses an empty or taken name and a taken id', () => {
    const project = projectOf({ name: 'Order' });
    expect(addModel(project, { id: 'x', name: '', position })).toBe(project);
    expect(addModel(project, { id: 'x', name: 'Order', position })).toBe(project);
    expect(addModel(project, { id: 'Order', name: 'Other', position })).toBe(project);
  });

  it('CM1: gives models with colliding file names different files', () => {
    const first = addModel(createProject('P'), { id: 'a', name: 'OrderItem', position });
    const both = addModel(first, { id: 'b', name: 'order_item', position });
    expect(both.models.map((entry) => entry.path)).toEqual([
      'common/models/order-item.json',
      'common/models/order-item-2.json',
    ]);
  });
});

describe('renameModel', () => {
  const shop = projectOf(
    {
      name: 'Customer',
      relations: { first: manyOf('Order', 'x'), orders: manyOf('Order'), last: manyOf('Item') },
    },
    {
      name: 'Order',
      properties: { lines: ['Item'], shipTo: { type: 'Address' }, parent: 'Order' },
      relations: { items: { ...manyOf('Item'), through: 'Link' }, customer: oneOf('belongsTo', 'Customer') },
    },
    { name: 'Item' },
    { name: 'Link' },
    { name: 'Special', base: 'Order', options: { base: 'Order' } },
  );

  it('CM2: renames derived names in place, and keeps custom ones', () => {
    const project = renameModel(shop, { modelId: 'Order', name: 'PurchaseOrder' });
    expect(definitionOf(project, 'Order')['name']).toBe('PurchaseOrder');
    expect(relationNames(project, 'Customer')).toEqual(['first', 'purchaseOrders', 'last']);
    expect(relationsOf(project, 'Customer').map((relation) => relation.target?.id)).toEqual([
      'Order',
      'Order',
      'Item',
    ]);
  });

  it('CM2: updates every reference: through, bases, property types, and the file', () => {
    const project = renameModel(renameModel(shop, { modelId: 'Link', name: 'Part' }), {
      modelId: 'Order',
      name: 'PurchaseOrder',
    });
    expect(definitionOf(project, 'Order')['relations']).toMatchObject({ items: { through: 'Part' } });
    expect(definitionOf(project, 'Order')['properties']).toEqual({
      lines: ['Item'],
      shipTo: { type: 'Address' },
      parent: 'PurchaseOrder',
    });
    expect(definitionOf(project, 'Special')['options']).toEqual({ base: 'PurchaseOrder' });
    expect(project.models.map((entry) => entry.path)).toContain('common/models/purchase-order.json');
    const typed = renameModel(project, { modelId: 'Item', name: 'Line' });
    expect(definitionOf(typed, 'Order')['properties']).toMatchObject({ lines: ['Line'] });
  });

  it('CM2: renames the keys that are derived from the owner', () => {
    const project = renameModel(shop, { modelId: 'Customer', name: 'Client' });
    expect(relationNames(project, 'Order')).toEqual(['items', 'client']);
    expect(relationsOf(project, 'Customer')[1]?.foreignKey?.value).toBe('clientId');
    expect(relationsOf(project, 'Order')[1]?.foreignKey?.value).toBe('clientId');
  });

  it('CM2: keeps the name of a relation whose new name is taken', () => {
    const start = projectOf(
      { name: 'A', relations: { orders: manyOf('Order'), parts: manyOf('A') } },
      { name: 'Order' },
    );
    const project = renameModel(start, { modelId: 'Order', name: 'Part' });
    expect(relationNames(project, 'A')).toEqual(['orders', 'parts']);
    expect(relationsOf(project, 'A')[0]).toMatchObject({ targetName: 'Part', name: { isDerived: false } });
  });

  it('CM2: renames the key in model-config in place', () => {
    const start = withConfig(shop, { A: stored, Order: { ...stored, public: false }, Z: stored });
    const project = renameModel(start, { modelId: 'Order', name: 'Sale' });
    expect(Object.keys(project.modelConfig?.config ?? {})).toEqual(['A', 'Sale', 'Z']);
    expect(project.modelConfig?.config['Sale']).toEqual({ ...stored, public: false });
  });

  it('CM2: keeps a custom file name', () => {
    const [entry] = projectOf({ name: 'Order' }).models;
    if (!entry) throw new Error('no model');
    const start = { ...createProject('P'), models: [{ ...entry, path: 'server/models/legacy.json' }] };
    expect(renameModel(start, { modelId: 'Order', name: 'Sale' }).models[0]?.path).toBe(
      'server/models/legacy.json',
    );
    const ruled = { ...start, models: [{ ...entry, path: 'server/models/order.json' }] };
    expect(renameModel(ruled, { modelId: 'Order', name: 'Sale' }).models[0]?.path).toBe(
      'server/models/sale.json',
    );
  });

  it('CM2 CM13: refuses an empty, unchanged or taken name', () => {
    for (const name of ['', 'Order', 'Item'])
      expect(renameModel(shop, { modelId: 'Order', name })).toBe(shop);
    expect(renameModel(shop, { modelId: 'none', name: 'X' })).toBe(shop);
  });

  it('CM2: leaves references to another model that still has the old name', () => {
    const [first, ...others] = shop.models;
    if (!first) throw new Error('no model');
    const namesake = {
      ...first,
      id: 'other',
      definition: { name: 'Order' },
      path: 'server/models/order.json',
    };
    const start = withConfig({ ...shop, models: [first, ...others, namesake] }, { Order: stored });
    const project = renameModel(start, { modelId: 'other', name: 'Sale' });
    expect(relationNames(project, 'Customer')).toEqual(['first', 'orders', 'last']);
    expect(Object.keys(project.modelConfig?.config ?? {})).toEqual(['Order', 'Sale']);
  });

  it('CM2: keeps the built-in base of a model with the same name', () => {
    const start = projectOf({ name: 'User', base: 'User' }, { name: 'Member', base: 'User' });
    const project = renameModel(start, { modelId: 'User', name: 'Account' });
    expect(definitionOf(project, 'User')['base']).toBe('User');
    expect(definitionOf(project, 'Member')['base']).toBe('Account');
  });

  it('CM2: leaves property types that equal the name of the model', () => {
    const start = projectOf({ name: 'Date' }, { name: 'A', properties: { at: 'Date' } });
    expect(definitionOf(renameModel(start, { modelId: 'Date', name: 'Day' }), 'A')['properties']).toEqual({
      at: 'Date',
    });
  });
});

describe('setModelSetting', () => {
  const shop = projectOf(
    { name: 'Customer', relations: { orders: manyOf('Order'), rushOrders: manyOf('RushOrder') } },
    { name: 'Order' },
    { name: 'RushOrder', base: 'Order' },
  );

  it('CM3: renames derived relations when a plural changes, including those to subclasses', () => {
    const project = setModelSetting(shop, { modelId: 'Order', key: 'plural', value: 'purchases' });
    // A subclass has its base's plural, so both relations would be "purchases"; the second keeps its name.
    expect(relationNames(project, 'Customer')).toEqual(['purchases', 'rushOrders']);
    expect(Object.keys(definitionOf(project, 'Order'))).toEqual(['name', 'plural']);
    const back = setModelSetting(project, { modelId: 'Order', key: 'plural', value: undefined });
    expect(relationNames(back, 'Customer')).toEqual(['orders', 'rushOrders']);
    expect(definitionOf(back, 'Order')).toEqual({ name: 'Order' });
  });

  it('CM3: renames derived relations when a new base has a plural', () => {
    const start = projectOf(
      { name: 'A', relations: { bs: manyOf('B') } },
      { name: 'B' },
      { name: 'Base', plural: 'basics' },
    );
    const project = setModelSetting(start, { modelId: 'B', key: 'base', value: 'Base' });
    expect(relationNames(project, 'A')).toEqual(['basics']);
  });

  it('CM3: changes a setting in options there', () => {
    const start = projectOf({ name: 'A', plural: 'x', options: { plural: 'y', other: 1 } });
    const project = setModelSetting(start, { modelId: 'A', key: 'plural', value: 'z' });
    expect(definitionOf(project, 'A')).toEqual({
      name: 'A',
      plural: 'x',
      options: { plural: 'z', other: 1 },
    });
  });

  it('CM3 CM13: does nothing for the same value, a missing setting, or a key that has its own command', () => {
    expect(setModelSetting(shop, { modelId: 'Order', key: 'plural', value: undefined })).toBe(shop);
    expect(setModelSetting(shop, { modelId: 'RushOrder', key: 'base', value: 'Order' })).toBe(shop);
    expect(setModelSetting(shop, { modelId: 'Order', key: 'name', value: 'X' })).toBe(shop);
  });
});

describe('removeModels', () => {
  it('CM4: removes a "through" that the kind does not read, because LoopBack would wait for the model', () => {
    const project = projectOf(
      { name: 'A', relations: { b: { ...oneOf('belongsTo', 'B'), through: 'C' } } },
      { name: 'B' },
      { name: 'C' },
    );
    const left = removeModels(project, { modelIds: ['C'] });
    expect(definitionOf(left, 'A')['relations']).toEqual({ b: oneOf('belongsTo', 'B') });
  });

  it('CM4: removes the relations that lead to or through a model as well, and its entry', () => {
    const start = withConfig(
      projectOf(
        {
          name: 'A',
          relations: { bs: manyOf('B'), cs: { ...manyOf('C'), through: 'Link' }, as: manyOf('A') },
        },
        { name: 'B', relations: { a: oneOf('belongsTo', 'A') } },
        { name: 'C' },
        { name: 'Link' },
      ),
      { A: stored, B: stored, Link: stored },
    );
    const project = removeModels(start, { modelIds: ['B', 'Link'] });
    expect(project.models.map((entry) => entry.id)).toEqual(['A', 'C']);
    expect(relationNames(project, 'A')).toEqual(['as']);
    expect(Object.keys(project.modelConfig?.config ?? {})).toEqual(['A']);
    expect(propertyNames(project, 'C')).toEqual([]);
    expect(removeModels(start, { modelIds: ['none'] })).toBe(start);
  });

  it('CM29: relationsLostWith lists the relations of other models that are removed', () => {
    const project = projectOf(
      { name: 'A', relations: { bs: manyOf('B'), cs: { ...manyOf('C'), through: 'Link' }, as: manyOf('A') } },
      { name: 'B', relations: { a: oneOf('belongsTo', 'A'), links: manyOf('Link') } },
      { name: 'C' },
      { name: 'Link' },
    );
    const lost = (...modelIds: string[]) =>
      relationsLostWith(project, modelIds).map(({ ref }) => `${ref.modelId}.${ref.name}`);
    expect(lost('B', 'Link')).toEqual(['A.bs', 'A.cs']);
    expect(lost('Link')).toEqual(['A.cs', 'B.links']);
    expect(lost('none')).toEqual([]);
  });
});

describe('moveModels', () => {
  it('CM5: moves the named models, and returns the same project where nothing moves', () => {
    const start = projectOf({ name: 'A' }, { name: 'B' });
    const project = moveModels(start, { positions: { A: { x: 10, y: 20 } } });
    expect(positionsOf(project)).toEqual([
      { x: 10, y: 20 },
      { x: 0, y: 0 },
    ]);
    expect(project.models).toBe(start.models);
    expect(project.layout.get('B')).toBe(start.layout.get('B'));
    expect(moveModels(project, { positions: { A: { x: 10, y: 20 }, other: { x: 1, y: 1 } } })).toBe(project);
  });
});

describe('renameProject', () => {
  it('CM12: renames, but not to an empty name', () => {
    const start = createProject('Old');
    expect(renameProject(start, { name: 'New' }).name).toBe('New');
    expect(renameProject(start, { name: '' })).toBe(start);
    expect(renameProject(start, { name: 'Old' })).toBe(start);
  });
});
