import { callbackArguments, describeFailure, type Program, settle, type Untyped } from './program.ts';

function definePictures(ds: Untyped): { readonly Picture: Untyped; readonly Author: Untyped } {
  const Picture = ds.define('Picture', { name: 'string', size: 'number' });
  const Author = ds.define('Author', { name: 'string' });
  Picture.belongsTo('imageable', { polymorphic: true });
  Author.hasMany(Picture, { as: 'pictures', polymorphic: 'imageable' });
  return { Picture, Author };
}

const polymorphic: readonly Program[] = [
  {
    title: 'BT5 the methods of a polymorphic belongsTo without a type throw',
    async run(ds) {
      const { Picture } = definePictures(ds);
      const outcomes: unknown[] = [];
      for (const data of [{ imageableId: 1 }, { imageableId: 1, imageableType: 'Nobody' }]) {
        const picture = await Picture.create(data);
        for (const call of [
          () => picture.imageable.get(),
          () => picture.imageable.getAsync(),
          () => picture.imageable.update({ name: 'a' }),
          () => picture.imageable.destroy(),
        ])
          outcomes.push(await describeFailure(call));
      }
      return outcomes;
    },
  },
  {
    title: 'IN7 an include of a polymorphic belongsTo changes the where of its scope',
    async run(ds) {
      const { Picture, Author } = definePictures(ds);
      const author = await Author.create({});
      await author.pictures.create({ size: 3 });
      const wheres: object[] = [{ name: { neq: 5 } }, {}];
      const found = await settle([
        Picture.find({ include: { relation: 'imageable', scope: { where: wheres[0] } } }),
      ]);
      await Picture.create({ imageableId: 7, imageableType: 'Nobody' });
      const failed = await settle([
        Picture.find({ include: { relation: 'imageable', scope: { where: wheres[1] } } }),
      ]);
      return [found, failed, wheres];
    },
  },
];

/** Declares every kind of relation from Shop to Item, each with a row. */
async function createShop(ds: Untyped): Promise<Untyped> {
  const [Shop, Item, Link] = ['Shop', 'Item', 'Link'].map((name) => ds.define(name, { name: 'string' }));
  Link.belongsTo(Shop);
  Link.belongsTo(Item);
  Shop.hasMany(Item, { as: 'many' });
  Shop.hasMany(Item, { as: 'through', through: Link });
  Shop.belongsTo(Item, { as: 'owner' });
  Shop.hasOne(Item, { as: 'one', foreignKey: 'oneId' });
  Shop.referencesMany(Item, { as: 'listed' });
  Shop.embedsMany(Item, { as: 'embedded' });
  const shop = await Shop.create({});
  for (const name of ['many', 'through', 'owner', 'one', 'listed', 'embedded'])
    await shop[name].create({ name });
  return Shop;
}

const includes: readonly Program[] = ['many', 'through', 'owner', 'one', 'listed'].map((name) => ({
  title: `IN8 an include below ${name} fails: the callback gets the error, and the rows that are included already`,
  async run(ds) {
    const Shop = await createShop(ds);
    return callbackArguments((done) => Shop.find({ include: { [name]: 'nope' } }, done));
  },
}));

const embedded: readonly Program[] = [
  {
    title: 'EM5 an include of an embedsMany fails: the callback gets the error and the items',
    async run(ds) {
      const shop = await (await createShop(ds)).findOne();
      return [
        await callbackArguments((done) => shop.embedded({ include: 'nope' }, done)),
        await callbackArguments((done) =>
          shop.embedded.find({ where: { name: 'embedded' }, include: 'nope' }, done),
        ),
      ];
    },
  },
];

const together: readonly Program[] = [
  {
    title: 'IN9 of several includes that fail within the call the first one in the list tells why',
    async run(ds) {
      const { Picture } = definePictures(ds);
      await Picture.create({ imageableId: 1, imageableType: 'Nobody' });
      return settle(
        [
          ['imageable', 'nope'],
          ['nope', 'imageable'],
          ['imageable', 'imageable', 'nope'],
        ].map((include) => Picture.find({ include })),
      );
    },
  },
  {
    title: 'IN9 an include that finds a row without its key fails before an unknown one after it',
    async run(ds) {
      const Item = ds.define('Item', { size: 'number' });
      Item.hasMany(Item, { as: 'items', foreignKey: 'itemId', primaryKey: 'size' });
      await Item.create({});
      return settle(
        [
          ['items', 'nope'],
          ['nope', 'items'],
        ].map((include) => Item.find({ include })),
      );
    },
  },
];

interface Persons {
  readonly Person: Untyped;
  readonly person: Untyped;
}

/** A person whose list of friends holds its own id; it has no name, and cannot be saved. */
async function createRefused(ds: Untyped): Promise<Persons> {
  const Person = ds.define('Person', { name: { type: 'string', required: true } });
  Person.referencesMany(Person, { as: 'friends' });
  const person = await Person.create({ name: 'a' });
  await person.friends.add(person);
  person.name = null;
  return { Person, person };
}

const references: readonly Program[] = [
  {
    title: 'IN12 an include below a referencesMany goes through its rows in the order of the ids',
    async run(ds) {
      const Item = ds.define('Item', {});
      Item.referencesMany(Item);
      await Item.create([{ itemIds: [3, 2] }, { itemIds: [3, 2] }, { itemIds: [2, 4] }, {}]);
      const below = { relation: 'items', scope: { include: 'items' } };
      return Item.find({ where: { id: 1 }, include: below });
    },
  },
  {
    title: 'RM4 destroy of a referencesMany destroys the target though the declaring instance is refused',
    async run(ds) {
      const { Person, person } = await createRefused(ds);
      return [await person.friends.destroy(1), person, await Person.find()];
    },
  },
  {
    title: 'RM4 the callback of a refused remove gets the remaining ids',
    async run(ds) {
      const { Person, person } = await createRefused(ds);
      const given = await callbackArguments((done) => person.friends.remove(1, done));
      return [given, person, await Person.find()];
    },
  },
  {
    title: 'RM4 the callback of an add whose query fails gets null',
    async run(ds) {
      const Person = ds.define('Person', { name: 'string' });
      Person.referencesMany(Person, { as: 'friends', scope: { include: 'nope' } });
      const person = await Person.create({});
      const given = await callbackArguments((done) => person.friends.add(1, done));
      return [given, await settle([person.friends.add(1)])];
    },
  },
  {
    title: 'RM5 a referencesMany whose list has become a number or a text',
    async run(ds) {
      const outcomes: unknown[] = [];
      for (const type of ['number', 'string']) {
        const Person = ds.define(`${type}Person`, { id: { type, id: true }, name: 'string' });
        Person.referencesMany(Person, { as: 'friends', foreignKey: 'friendId' });
        Person.hasOne(Person, { as: 'best', foreignKey: 'friendId' });
        const values = [1, '1', [1], 'ab', 'aa', null];
        for (const [index, friendId] of values.entries())
          outcomes.push(await settle([Person.create({ id: index + 1, friendId })]));
        const [person] = await Person.find();
        outcomes.push(await settle([person.friends.findById(1), person.friends.exists(1)]));
        outcomes.push(await settle([person.friends.remove(7)]));
      }
      return outcomes;
    },
  },
];

const others: readonly Program[] = [
  {
    title: 'HK3 upsert and replaceOrCreate ignore data that a "loaded" hook puts in place of the stored ones',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string' }, { forceId: false });
      Item.observe('loaded', (context: Untyped, next: () => void) => {
        if (context.data) context.data = { ...context.data, name: 'replaced' };
        next();
      });
      return [
        await Item.upsert({ id: 1, name: 'a' }),
        await Item.upsert({ id: 1, name: 'b' }),
        await Item.replaceOrCreate({ id: 2, name: 'c' }),
        await Item.replaceOrCreate({ id: 2, name: 'd' }),
        await Item.upsertWithWhere({ id: 2 }, { name: 'e' }),
        await Item.upsertWithWhere({ id: 3 }, { name: 'f' }),
      ];
    },
  },
  {
    title: 'EM4 updateById of an embedsMany without a callback throws what the item refuses',
    async run(ds) {
      const Item = ds.define('Item', { id: { type: 'number', id: true }, tags: ['string'] });
      const List = ds.define('List', {});
      List.embedsMany(Item, { as: 'items' });
      const list = await List.create({});
      await list.items.create({ tags: ['a'] });
      const outcomes: unknown[] = [];
      for (const _ of [1, 2, 3]) {
        outcomes.push(await describeFailure(async () => list.items.updateById(1, { tags: 'x' })));
        outcomes.push(list.items.updateById(1, { tags: ['b'] }));
        // Neither an error of an observer nor one after an asynchronous observer is thrown.
        if (outcomes.length === 2)
          Item.observe('before save', (context: Untyped, next: (error?: unknown) => void) =>
            next(context.data.tags === 'x' ? new Error('refused') : undefined),
          );
      }
      return outcomes;
    },
  },
  {
    title: 'FI9 regexp on a property of a nested model',
    async run(ds) {
      ds.define('Place', { street: 'string' });
      const Shop = ds.define('Shop', { place: 'Place', places: ['Place'] });
      const wheres: Untyped[] = [
        { place: { regexp: 'b' } },
        { places: { regexp: '^b' } },
        { place: /b/ },
        { places: { like: /b/ } },
      ];
      const found = await settle(wheres.map((where) => Shop.find({ where })));
      const shown = wheres.map((where) =>
        Object.values(where).map((condition: Untyped) =>
          Object.entries(condition).map(([operator, pattern]) => [operator, String(pattern)]),
        ),
      );
      return [found, shown];
    },
  },
  {
    title: 'DA20 upsertWithWhere takes the distances of near into account, and updateAll does not',
    async run(ds) {
      const Shop = ds.define('Shop', { spot: 'geopoint', name: 'string' });
      await Shop.create([{ spot: '1,2' }, { spot: '50,50' }]);
      const near = () => ({ near: '1,2', maxDistance: 5 });
      return [
        await Shop.upsertWithWhere({ spot: near() }, { name: 'near' }),
        await Shop.upsertWithWhere({ spot: { ...near(), minDistance: 1 } }, { name: 'new' }),
        await Shop.count({ spot: near() }),
        await Shop.updateAll({ spot: near() }, { name: 'all' }),
      ];
    },
  },
  {
    title: 'DA21 save returns an inserted row by the types that the store knows',
    async run(ds) {
      const Person = ds.define('Person', { id: { type: 'string', id: true } });
      Person.belongsTo('imageable', { polymorphic: { idType: 'number' } });
      // The id of a person is a text, and so is the key from now on; the store still knows a number.
      Person.hasOne(Person, { as: 'image', polymorphic: { selector: 'imageable' } });
      const person = await Person.create({ id: 'a', imageableId: 4 });
      const types = [typeof (await person.save()).imageableId];
      await Person.destroyAll();
      types.push(typeof (await person.save()).imageableId);
      types.push(typeof (await person.save()).imageableId);
      return types;
    },
  },
];

export const otherKindPrograms: readonly Program[] = [
  ...polymorphic,
  ...includes,
  ...together,
  ...embedded,
  ...references,
  ...others,
];
