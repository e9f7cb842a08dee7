import { describe, expect, test } from 'vitest';
import { DataSource, type ModelClass, type Notice } from '../index.ts';
import { callbackArguments, createShop, idsOf, modelOf, relation, seed } from '../testing/shop.ts';

function createClinic(): { Physician: ModelClass; Patient: ModelClass; Appointment: ModelClass } {
  const dataSource = new DataSource('memory');
  const Physician = dataSource.define('Physician', { name: String });
  const Patient = dataSource.define('Patient', { name: String, age: Number });
  const Appointment = dataSource.define('Appointment', { when: Date });
  Physician.hasMany(Patient, { through: Appointment });
  Patient.hasMany(Physician, { through: Appointment });
  Appointment.belongsTo(Physician);
  Appointment.belongsTo(Patient);
  return { Physician, Patient, Appointment };
}

describe('hasMany through', () => {
  test('HT1 create links the target; a filter of the relation applies to targets, one of find to links', async () => {
    const { Physician, Appointment } = createClinic();
    const patients = relation(await Physician.create({ name: 'P' }), 'patients');
    await patients.create([
      { name: 'a', age: 1 },
      { name: 'b', age: 2 },
    ]);
    expect(await Appointment.count({ physicianId: 1 })).toBe(2);
    expect(idsOf(await patients({ where: { age: 2 } }))).toEqual([2]);
    expect(idsOf(await patients.find({ where: { patientId: 1 } }))).toEqual([1]);
    expect(idsOf(await patients.find({ where: { age: 2 } }))).toEqual([]);
    expect(patients.build().constructor).toBe(Appointment);
  });

  test('HT2 add is idempotent, remove unlinks, exists never fails', async () => {
    const { Physician, Patient, Appointment } = createClinic();
    const patients = relation(await Physician.create({}), 'patients');
    const patient = await Patient.create({});
    const link = await patients.add(patient);
    expect(link.constructor).toBe(Appointment);
    expect((await patients.add(1))['id']).toBe(link['id']);
    expect(await patients.exists(patient)).toBe(true);
    expect(await patients.remove(patient)).toBeUndefined();
    expect([await patients.exists(1), await Patient.count(), await patients.count()]).toEqual([false, 1, 0]);
  });

  test('HT3 destroy deletes the target; a missing link is 404', async () => {
    const { Physician, Patient } = createClinic();
    const patients = relation(await Physician.create({}), 'patients');
    await patients.create({});
    expect(await patients.destroy(1)).toEqual({ count: 1 });
    expect(await Patient.count()).toBe(0);
    await expect(patients.findById(1)).rejects.toMatchObject({
      message: 'No relation found in Appointment for (Physician.1,Patient.1)',
      statusCode: 404,
    });
    await expect(patients.destroy(1)).rejects.toThrow(
      'No record found in Appointment for (Physician.1 ,Patient.1)',
    );
  });
});

describe('belongsTo', () => {
  test('BT1 get returns the target, null or undefined', async () => {
    const shop = createShop();
    await seed(shop);
    const customerOf = async (id: number) => {
      const order = await shop.Order.findById(id);
      return order && relation(order, 'customer').get();
    };
    expect(await customerOf(1)).toMatchObject({ name: 'Ann' });
    expect(await customerOf(5)).toBeUndefined();
    await shop.Order.updateAll({ id: 2 }, { customerId: 99 });
    expect(await customerOf(2)).toBeNull();
  });

  test('BT1 without a key a callback gets no arguments', async () => {
    const order = await createShop().Order.create({ description: 'x' });
    expect(await callbackArguments((callback) => relation(order, 'customer')(callback))).toEqual([]);
  });

  test('BT2 an instance sets the key, anything else without a callback clears it', async () => {
    const shop = createShop();
    const [, second] = await seed(shop);
    const order = await shop.Order.create({ description: 'x', customerId: 1 });
    relation(order, 'customer')(second);
    expect([order['customerId'], relation(order, 'customer')()]).toEqual([2, second]);
    relation(order, 'customer')(true);
    expect(order['customerId']).toBeUndefined();
    expect(shop.notices.at(-1)?.code).toBe('FOREIGN_KEY_CLEARED');
  });

  test('BT3 destroy keeps the target and clears the key', async () => {
    const shop = createShop();
    await seed(shop);
    const order = await shop.Order.create({ description: 'x', customerId: 1 });
    const customer = relation(order, 'customer');
    expect(await customer.destroy()).toBe(order);
    expect([order['customerId'], await shop.Customer.count()]).toEqual([null, 2]);
    await expect(customer.update({})).rejects.toThrow('BelongsTo relation customer is empty');
  });
});

describe('hasOne', () => {
  test('HO1 refuses a second target', async () => {
    const dataSource = new DataSource('memory');
    const Supplier = dataSource.define('Supplier', {});
    const Account = dataSource.define('Account', { no: String });
    (Supplier['hasOne'] as (target: ModelClass) => void)(Account);
    const account = relation(await Supplier.create({}), 'account');
    expect(await account.get()).toBeNull();
    expect(await account.create({ no: '1' })).toMatchObject({ supplierId: 1 });
    await expect(account.create({ no: '2' })).rejects.toThrow(
      'HasOne relation cannot create more than one instance of Account',
    );
    expect(await account.update({ no: '3' })).toMatchObject({ no: '3' });
    await expect(account.update({ supplierId: 5 })).rejects.toThrow(
      'Cannot override foreign key supplierId from 1 to 5',
    );
  });
});

describe('hasAndBelongsToMany', () => {
  test('HB1 defines its join model', async () => {
    const dataSource = new DataSource('memory');
    const Article = dataSource.define('Article', { title: String });
    const Tag = dataSource.define('Tag', { name: String });
    for (const [model, target] of [
      [Article, Tag],
      [Tag, Article],
    ] as const)
      (model['hasAndBelongsToMany'] as (target: ModelClass) => void)(target);
    expect(Object.keys(dataSource.models).sort()).toEqual(['Article', 'ArticleTag', 'Tag']);
    const article = await Article.create({ title: 'a' });
    await relation(article, 'tags').create({ name: 't' });
    expect(await modelOf(dataSource, 'ArticleTag').findOne()).toMatchObject({ articleId: 1, tagId: 1 });
    const [tag] = await Tag.find();
    expect(tag && idsOf(await relation(tag, 'articles')({}))).toEqual([1]);
  });
});

describe('referencesMany', () => {
  test('RM1 stores the ids on the parent', async () => {
    const dataSource = new DataSource('memory');
    const Category = dataSource.define('Category', { name: String });
    const Product = dataSource.define('Product', { name: String });
    (Category['referencesMany'] as (target: ModelClass) => void)(Product);
    const category = await Category.create({});
    const products = relation(category, 'products');
    await products.create({ name: 'a' });
    await Product.create([{ name: 'b' }, { name: 'c' }]);
    await products.add(3);
    expect((await Category.findById(1))?.toObject()).toMatchObject({ productIds: [1, 3] });
    expect(idsOf(await products({}))).toEqual([1, 3]);
    await expect(products.findById(2)).rejects.toMatchObject({ statusCode: 400 });
    expect([await products.exists(2), await products.remove(1)]).toEqual([
      false,
      expect.arrayContaining([3]),
    ]);
    await expect(products.add(3)).rejects.toMatchObject({ details: { codes: { products: ['uniqueness'] } } });
    const [included] = await Category.find({ include: 'products' });
    expect(JSON.parse(JSON.stringify(included))).toMatchObject({ products: [{ id: 3 }] });
  });
});

describe('methods that are not limited to the relation', () => {
  test.each([
    ['referencesMany', {}, ['count', 'findOne', 'updateAll', 'destroyAll']],
    ['embedsMany', {}, ['count', 'findOne', 'updateAll']],
    ['embedsMany', { persistent: true }, ['count', 'findOne', 'updateAll', 'destroyAll']],
  ])('RM3 %s %j: they work on the whole table, and a notice says so', async (kind, options, methods) => {
    const notices: string[] = [];
    const onNotice = ({ code, message }: Notice) => code === 'TARGET_TABLE_USED' && notices.push(message);
    const dataSource = new DataSource('memory', { onNotice });
    const Tag = dataSource.define('Tag', { name: String });
    const Post = dataSource.define('Post', {});
    (Post[kind] as (...args: unknown[]) => void)(Tag, { as: 'tags', options });
    const tags = relation(await Post.create({}), 'tags') as unknown as Record<string, typeof Tag.updateAll>;
    await Tag.create([{ name: 'a' }, { name: 'b' }]);
    for (const method of methods) {
      await tags[method]?.({}, { name: 'c' });
      expect(notices.at(-1)).toBe(
        `${method} of tags works on all rows of Tag, whether or not tags contains them.`,
      );
    }
    expect(notices).toHaveLength(methods.length);
    const left = methods.includes('destroyAll') ? [] : [{ name: 'c' }, { name: 'c' }];
    expect(await Tag.find()).toMatchObject(left);
  });
});

describe('embedded relations', () => {
  const define = (kind: string, settings: Record<string, unknown> = {}): ModelClass => {
    const dataSource = new DataSource('memory');
    const Person = dataSource.define('Person', { name: String });
    const Address = dataSource.define('Address', { street: { type: String, required: true } }, settings);
    (Person[kind] as (target: ModelClass) => void)(Address);
    return Person;
  };
  const stored = async (Person: ModelClass): Promise<unknown> =>
    JSON.parse(JSON.stringify(await Person.findById(1)));

  test('DI22 asynchronous reads of a list return a promise without a callback', async () => {
    const Person = define('embedsMany');
    const list = relation(await Person.create({ name: 'a' }), 'addressList');
    await list.create({ street: 's' });
    for (const reading of [list({}), list.find({})]) {
      expect(reading).toBeInstanceOf(Promise);
      expect(await reading).toMatchObject([{ street: 's' }]);
    }
  });

  test('DI23 destroy without a callback throws the error of an observer, and remove rejects with it', async () => {
    const dataSource = new DataSource('memory');
    const Shop = dataSource.define('Shop', {});
    const Item = dataSource.define('Item', { id: { type: Number, id: true } });
    Item.belongsTo(Shop, { as: 'shop' });
    const List = dataSource.define('List', {});
    (List['embedsMany'] as (...args: unknown[]) => void)(Item, {
      as: 'items',
      options: { belongsTo: 'shop' },
    });
    const items = relation(await List.create({}), 'items');
    await items.add(await Shop.create({}));
    const refuse = (_: unknown, next: (error: Error) => void): void => next(new Error('refused'));
    (Item['observe'] as (...args: unknown[]) => void)('before delete', refuse);
    expect(() => items.destroy(1)).toThrow('refused');
    await expect(items.remove(1)).rejects.toThrow('refused');
    expect(await List.find()).toMatchObject([{ _items: [{ id: 1 }] }]);
  });

  test('EO1 embedsOne is stored in a property of the parent', async () => {
    const Person = define('embedsOne', { idInjection: false });
    const item = relation(await Person.create({ name: 'a' }), 'addressItem');
    await item.create({ street: 's' });
    expect(await stored(Person)).toMatchObject({ address: { street: 's' } });
    await item.update({ street: 't' });
    expect(item()).toMatchObject({ street: 't' });
    await expect(item.create({})).rejects.toMatchObject({ details: { codes: { street: ['presence'] } } });
    item.build({ street: 'u' });
    expect(await stored(Person)).toMatchObject({ address: { street: 't' } });
    await item.destroy();
    expect(await stored(Person)).toMatchObject({ address: null });
  });

  test('EM1 embedsMany is stored in a list of the parent', async () => {
    const Person = define('embedsMany');
    const list = relation(await Person.create({ name: 'a' }), 'addressList');
    await list.create({ street: 's' });
    await list.create({ street: 't' });
    expect(await stored(Person)).toMatchObject({ addresses: [{ id: 1 }, { id: 2 }] });
    expect(list.findById(2)).toMatchObject({ street: 't' });
    expect(await callbackArguments((callback) => list({ where: { street: 's' } }, callback))).toMatchObject([
      null,
      [{ id: 1 }],
    ]);
    await callbackArguments((callback) => list.destroy(1, callback));
    expect(await stored(Person)).toMatchObject({ addresses: [{ id: 2 }] });
    await expect(list.create({ id: 2, street: 'u' })).rejects.toMatchObject({
      details: { codes: { addresses: ['uniqueness'] } },
    });
  });
});
