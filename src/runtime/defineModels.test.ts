import { describe, expect, test } from 'vitest';
import {
  createMemoryConnector,
  DataSource,
  defineAcceptedModels,
  defineModels,
  type Notice,
} from './index.ts';
import { createShop, modelOf, relation } from './testing/shop.ts';

describe('defineModels', () => {
  test('DM1 creates classes with the settings of the definition, options first', () => {
    const { models } = defineModels([
      { name: 'Thing', plural: 'Stuff', strict: true, options: { strict: 'filter' } },
    ]);
    expect([models['Thing']?.modelName, models['Thing']?.pluralModelName]).toEqual(['Thing', 'Stuff']);
    expect(models['Thing']?.settings['strict']).toBe('filter');
    expect(models['Thing']?.definition.idName()).toBe('id');
  });

  test('DM2 a relation waits for its target, in any order of definitions', () => {
    const { Customer, Order } = createShop();
    expect(Object.keys(Customer.relations)).toEqual(['orders']);
    expect(Object.keys(Order.relations)).toEqual(['customer']);
  });

  test('DM2 a relation whose target is never defined is left out, with a notice', () => {
    const notices: Notice[] = [];
    const { models } = defineModels(
      [{ name: 'Customer', relations: { orders: { type: 'hasMany', model: 'order' } } }, { name: 'Order' }],
      'memory',
      { onNotice: (notice: Notice) => notices.push(notice) },
    );
    expect(models['Customer']?.relations).toEqual({});
    expect(notices.map(({ code }) => code)).toEqual(['RELATION_UNRESOLVED']);
  });

  test('DM3 derives the foreign key and gives it the type of the parent key', () => {
    const { models } = defineModels([
      {
        name: 'OrderItem',
        properties: { sku: { type: 'string', id: true } },
        relations: { parts: { type: 'hasMany', model: 'Part', foreignKey: '' } },
      },
      { name: 'Part', properties: { orderItemId: { type: 'number', description: 'kept' } } },
    ]);
    expect(models['OrderItem']?.relations['parts']).toMatchObject({ keyTo: 'orderItemId', keyFrom: 'sku' });
    expect(models['Part']?.definition.properties['orderItemId']).toMatchObject({
      type: String,
      description: 'kept',
    });
  });

  test('DM4 a subclass inherits properties, plural and relations', async () => {
    const dataSource = defineModels([
      { name: 'Sub', base: 'Base', properties: { extra: 'string' } },
      {
        name: 'Base',
        plural: 'Bases',
        properties: { name: 'string' },
        relations: { orders: { type: 'hasMany', model: 'Order' } },
      },
      { name: 'Order', properties: {} },
    ]);
    const Sub = modelOf(dataSource, 'Sub');
    expect(Sub.pluralModelName).toBe('Bases');
    expect(Sub.relations['orders']).toMatchObject({ keyTo: 'subId' });
    const sub = await Sub.create({ name: 'n', extra: 'e' });
    await relation(sub, 'orders').create({});
    expect(await modelOf(dataSource, 'Order').count({ subId: 1 })).toBe(1);
  });

  test('DM5 refuses what LoopBack refuses', () => {
    const define = (definition: Record<string, unknown>) => () =>
      defineModels([{ name: 'A', ...definition }]);
    expect(define({ base: 'Nope' })).toThrow(
      'Model not found: model `A` is extending an unknown model `Nope`.',
    );
    expect(define({ relations: { x: { type: 'hasSome', model: 'A' } } })).toThrow(
      'Invalid relation type: hasSome',
    );
    expect(define({ relations: { trigger: { type: 'hasMany', model: 'A' } } })).toThrow(
      'Invalid relation name: trigger',
    );
    expect(define({ relations: { b: { type: 'belongsTo' } } })).toThrow(
      'belongsTo relation: b requires param `model`',
    );
    expect(define({ properties: { 'a.b': 'string' } })).toThrow(
      'Property names containing dot(s) are not supported',
    );
  });

  test('DM6 sets up every kind of relation', () => {
    const types = ['hasMany', 'hasOne', 'hasAndBelongsToMany', 'referencesMany', 'embedsOne', 'embedsMany'];
    const relations = Object.fromEntries(types.map((type) => [`${type}Part`, { type, model: 'Part' }]));
    const dataSource = defineModels([{ name: 'Whole', relations }, { name: 'Part' }]);
    expect(Object.keys(modelOf(dataSource, 'Whole').relations)).toEqual(Object.keys(relations));
  });

  test('DM7 the schema of a model names its id, types and foreign keys', () => {
    const { dataSource, Order } = createShop();
    expect(dataSource.schemaOf(Order)).toEqual({
      name: 'Order',
      idName: 'id',
      idType: 'number',
      isIdGenerated: true,
      types: { description: 'string', qty: 'number', date: 'date', id: 'number', customerId: 'number' },
      indexes: ['customerId'],
    });
  });

  test('DM8 automigrate empties collections and resets counters', async () => {
    const { dataSource, Customer } = createShop();
    await Customer.create([{}, {}]);
    await dataSource.automigrate('Customer');
    expect(await Customer.create({})).toMatchObject({ id: 1 });
    await expect(dataSource.automigrate('Zz')).rejects.toThrow(
      'Cannot migrate models not attached to this datasource: Zz',
    );
  });

  test('DM9 models may share a collection', async () => {
    const dataSource = new DataSource('memory');
    const Tool = dataSource.define('Tool', { kind: String }, { memory: { collection: 'Product' } });
    const Widget = dataSource.define('Widget', { kind: String }, { memory: { collection: 'Product' } });
    await Tool.create({ kind: 'tool' });
    expect(await Widget.count()).toBe(1);
  });

  test('DM20 leaves out, with a notice, whatever LoopBack refuses, and defines everything else', () => {
    const codes: string[] = [];
    const { models } = defineAcceptedModels(
      [
        {
          name: 'A',
          relations: { bad: { type: 'hasSome', model: 'B' }, good: { type: 'hasMany', model: 'B' } },
        },
        { name: 'B', base: 'Nope' },
        { name: 'C', properties: { 'x.y': 'string' } },
        { name: 'D', base: 'C' },
      ],
      createMemoryConnector(),
      { onNotice: ({ code }: Notice) => codes.push(code) },
    );
    expect(Object.keys(models['A']?.relations ?? {})).toEqual(['good']);
    expect(models['B']?.base?.modelName).toBe('PersistedModel');
    expect([models['C'], models['D']]).toEqual([undefined, undefined]);
    expect(codes.toSorted()).toEqual([
      'BASE_UNKNOWN',
      'MODEL_LEFT_OUT',
      'MODEL_LEFT_OUT',
      'RELATION_LEFT_OUT',
    ]);
  });

  test('DM21 models of LoopBack and of packages serve as bases, without notices about their own relations', () => {
    const codes: string[] = [];
    const { models } = defineModels(
      [
        { name: 'Shop', base: 'Application' },
        { name: 'Member', base: 'User' },
        { name: 'userCredential', base: 'UserCredential' },
      ],
      'memory',
      { onNotice: ({ code }: Notice) => codes.push(code) },
    );
    expect(Object.keys(models['Shop']?.definition.properties ?? {})).toHaveLength(24);
    expect(models['Member']?.settings['hidden']).toEqual(['password', 'verificationToken']);
    expect(Object.keys(models['userCredential']?.definition.properties ?? {})).toContain('externalId');
    expect(codes).toEqual([]);
  });

  test('PO1 polymorphic relations write and read the discriminator', async () => {
    const dataSource = new DataSource('memory');
    const Picture = dataSource.define('Picture', { name: String });
    const Author = dataSource.define('Author', { name: String });
    Author.hasMany(Picture, { polymorphic: 'imageable' });
    Picture.belongsTo('imageable', { polymorphic: true });
    const author = await Author.create({ name: 'Ann' });
    const picture = await relation(author, 'pictures').create({ name: 'p' });
    expect(picture).toMatchObject({ imageableId: 1, imageableType: 'Author' });
    expect(await relation(picture, 'imageable').get()).toMatchObject({ name: 'Ann' });
    const [included] = await Picture.find({ include: 'imageable' });
    expect(included?.toJSON()['imageable']).toMatchObject({ name: 'Ann' });
  });
});
