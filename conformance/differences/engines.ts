import type { EngineName } from '../../src/model/engine.ts';
import type { Untyped } from './program.ts';

/** A program whose result differs between juggler 3.36 and juggler 7.0.3. */
export interface EngineProgram {
  /** The first column of its row in the table of docs/loopback.md#versions. */
  readonly row: string;
  readonly run: (ds: Untyped) => unknown;
  /** What each engine returns or, as `name: message`, rejects with. */
  readonly results: Readonly<Record<EngineName, unknown>>;
}

/** Stores a row without values, and returns the model with defaults that is read from the same store. */
async function defineWithOldRow(ds: Untyped, settings: object = {}): Promise<Untyped> {
  const collection = { memory: { collection: 'Task' } };
  await ds.define('OldTask', {}, collection).create({});
  const properties = { size: { type: Number, default: 3 }, tags: { type: ['string'], default: ['new'] } };
  return ds.define('Task', properties, { ...collection, ...settings });
}

/** Three customers, of which the last has no size. */
async function createCustomers(ds: Untyped): Promise<Untyped> {
  const Customer = ds.define('Customer', { size: Number });
  await Customer.create([{ size: 1 }, { size: 2 }, {}]);
  return Customer;
}

async function idsWhere(ds: Untyped, where: object): Promise<unknown> {
  const found: { id: unknown }[] = await (await createCustomers(ds)).find({ where });
  return found.map(({ id }) => id);
}

const reads: readonly EngineProgram[] = [
  {
    row: 'defaults of properties when a row is read',
    async run(ds) {
      const Task = await defineWithOldRow(ds);
      return [await Task.find(), await Task.findById(1), await Task.find({ fields: ['size'] })];
    },
    results: {
      loopback3: [[{ size: 3, tags: ['new'], id: 1 }], { size: 3, tags: ['new'], id: 1 }, [{ size: 3 }]],
      juggler7: [[{ id: 1 }], { id: 1 }, [{}]],
    },
  },
  {
    row: 'defaults of properties when a row is read',
    async run(ds) {
      const Task = await defineWithOldRow(ds);
      const [task, isCreated] = await Task.findOrCreate({ where: { id: 1 } }, {});
      await task.save();
      return [isCreated, await Task.count({ size: 3 })];
    },
    results: { loopback3: [false, 1], juggler7: [false, 0] },
  },
  {
    row: 'the lists of embedsMany and referencesMany of such a row',
    async run(ds) {
      const Item = ds.define('Item', {});
      const collection = { memory: { collection: 'Basket' } };
      await ds.define('OldBasket', {}, collection).create({});
      const Basket = ds.define('Basket', {}, collection);
      Basket.embedsMany(Item, { as: 'packed', property: 'packedItems' });
      Basket.referencesMany(Item);
      return Basket.find();
    },
    results: { loopback3: [{ id: 1, packedItems: [], itemIds: [] }], juggler7: [{ id: 1 }] },
  },
  {
    row: 'include of an inverse polymorphic through relation',
    async run(ds) {
      const Picture = ds.define('Picture', {});
      const Author = ds.define('Author', {});
      const Link = ds.define('Link', {});
      Author.hasMany(Picture, { as: 'pictures', through: Link, polymorphic: 'imageable' });
      Picture.hasMany(Author, { as: 'authors', through: Link, polymorphic: 'imageable', invert: true });
      Link.belongsTo(Picture);
      Link.belongsTo('imageable', { polymorphic: true });
      const author = await Author.create({});
      await author.pictures.create({});
      return Picture.find({ include: 'authors' });
    },
    results: { loopback3: [{ id: 1, authors: [] }], juggler7: [{ id: 1, authors: [{ id: 1 }] }] },
  },
  {
    row: '`inq` or `nin` with several undefined',
    run: (ds) => idsWhere(ds, { size: { inq: [undefined, undefined] } }),
    results: { loopback3: [], juggler7: [3] },
  },
  {
    row: '`inq` or `nin` with several undefined',
    run: (ds) => idsWhere(ds, { size: { nin: [1, undefined, undefined] } }),
    results: { loopback3: [2, 3], juggler7: [2] },
  },
  {
    row: '`between: [1, undefined, undefined, 2]`',
    run: (ds) => idsWhere(ds, { size: { between: [1, undefined, undefined, 2] } }),
    results: {
      loopback3: [1, 2],
      juggler7:
        'Error: The size property has invalid clause {"between":[1,null,2]}: Expected precisely 2 values, received 3',
    },
  },
  {
    row: '`or: [{…}, undefined, undefined]`',
    run: (ds) => idsWhere(ds, { or: [{ size: 1 }, undefined, undefined] }),
    results: {
      loopback3: [1],
      juggler7: 'TypeError: Cannot convert undefined or null to object',
    },
  },
];

const writes: readonly EngineProgram[] = [
  {
    row: '`Model.createAll(list)`',
    async run(ds) {
      const Customer = ds.define('Customer', {});
      return Customer.createAll([{}, {}]);
    },
    results: {
      loopback3: 'TypeError: Customer.createAll is not a function',
      juggler7: [{ id: 1 }, { id: 2 }],
    },
  },
  {
    row: 'a number for a list property',
    run: (ds) => ds.define('Customer', { tags: ['string'] }).create({ tags: 2 }),
    results: {
      loopback3: 'Error: Items must be an array: 2',
      juggler7: { tags: ['undefined', 'undefined'], id: 1 },
    },
  },
  {
    row: 'a number for a list property',
    run: (ds) => ds.define('Customer', { tags: ['string'] }).create({ tags: -1 }),
    results: {
      loopback3: 'Error: Items must be an array: -1',
      juggler7: 'RangeError: Invalid array length',
    },
  },
  {
    row: '`replaceById("zz")` where ids are numbers',
    run: async (ds) => (await createCustomers(ds)).replaceById('zz', { size: 5 }),
    results: {
      loopback3: 'Error: Could not replace. Object with id zz does not exist!',
      juggler7: 'Error: You must provide an id when replacing!',
    },
  },
  {
    row: '`replaceById(true)` where ids are numbers',
    run: async (ds) => (await createCustomers(ds)).replaceById(true, { size: 5 }),
    results: {
      loopback3: 'Error: Could not replace. Object with id true does not exist!',
      juggler7: { id: 1, size: 5 },
    },
  },
  {
    row: 'the id in the `persist` hook of `replaceById("1")`',
    async run(ds) {
      const Customer = await createCustomers(ds);
      const wheres: unknown[] = [];
      Customer.observe('persist', async ({ where }: Untyped) => wheres.push(where));
      await Customer.replaceById('1', { size: 5 });
      return wheres;
    },
    results: { loopback3: [{ id: '1' }], juggler7: [{ id: 1 }] },
  },
  {
    row: 'the ids `1` and `"1"` in a referencesMany',
    async run(ds) {
      const Item = ds.define('Item', { id: { type: 'any', id: true } });
      const Basket = ds.define('Basket', {});
      Basket.referencesMany(Item);
      return Basket.create({ itemIds: [1, '1'] });
    },
    results: {
      loopback3:
        'ValidationError: The `Basket` instance is not valid. Details: `items` contains duplicate `Item` instance (value: undefined).',
      juggler7: { id: 1, itemIds: [1, '1'] },
    },
  },
  {
    row: 'a text where another relation has replaced the type of the list of ids',
    async run(ds) {
      const Item = ds.define('Item', {});
      const Basket = ds.define('Basket', { itemIds: String });
      Basket.referencesMany(Item);
      ds.defineProperty('Basket', 'itemIds', { type: String });
      return Basket.create({ itemIds: 'ab' });
    },
    results: {
      loopback3: 'TypeError: ids.filter is not a function',
      juggler7: { itemIds: 'ab', id: 1 },
    },
  },
];

const definitions: readonly EngineProgram[] = [
  {
    row: '`defaultFn: "nanoid"`',
    async run(ds) {
      const Customer = ds.define('Customer', { key: { type: String, defaultFn: 'nanoid' } });
      const { key } = await Customer.create({});
      return key === undefined ? 'no value' : `${key.length} letters`;
    },
    results: { loopback3: 'no value', juggler7: '9 letters' },
  },
  {
    row: 'the plural of `Focus`',
    run: (ds) => ['Focus', 'focus', 'FOCUS', 'OrderFocus'].map((name) => ds.define(name, {}).pluralModelName),
    results: {
      loopback3: ['Focus', 'focus', 'FOCUs', 'OrderFocus'],
      juggler7: ['Focuses', 'focuses', 'FOCUSes', 'OrderFocus'],
    },
  },
  {
    row: '`hasMany("Focus")` by text',
    run(ds) {
      ds.define('Focus', {});
      return ds.define('Lens', {}).hasMany('Focus').keyTo;
    },
    results: {
      loopback3: 'Error: Could not find relation Focus for model Lens',
      juggler7: 'lensId',
    },
  },
  {
    row: '`useDefaultIdType: false` on an id',
    async run(ds) {
      const id = { type: String, id: true, generated: true, useDefaultIdType: false };
      return ds.define('Customer', { id }).create({});
    },
    results: { loopback3: { id: 1 }, juggler7: { id: '1' } },
  },
  {
    row: 'observers of `after … error`',
    run(ds) {
      const Customer = ds.define('Customer', {});
      const seen: unknown[] = [];
      Customer.observe('after work error', async ({ error }: Untyped) => seen.push(error.message));
      const work = (_context: object, done: (error: Error) => void) => done(new Error('broken'));
      return new Promise((resolve) => {
        Customer.notifyObserversAround('work', {}, work, (error: Error, ...others: unknown[]) =>
          resolve([error.message, seen, others.length]),
        );
      });
    },
    results: { loopback3: ['broken', [], 0], juggler7: ['broken', ['broken'], 1] },
  },
];

export const enginePrograms: readonly EngineProgram[] = [...reads, ...writes, ...definitions];
