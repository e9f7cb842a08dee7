import { callbackArguments, type Program, settle, type Untyped } from './program.ts';

const textId = () => ({ id: { type: 'string', id: true }, name: 'string' });
const ids = (list: readonly Untyped[]): readonly unknown[] => list.map(({ id }) => id);

function defineThrough(ds: Untyped): { readonly Keeper: Untyped; readonly Cat: Untyped } {
  const [Keeper, Cat, Link] = ['Keeper', 'Cat', 'Link'].map((name) => ds.define(name, {}));
  Link.belongsTo(Keeper);
  Link.belongsTo(Cat);
  Keeper.hasMany(Cat, { as: 'cats', through: Link });
  return { Keeper, Cat };
}

async function changeKeys(keeper: Untyped, key: string): Promise<unknown> {
  const { id } = await keeper.cats.create({});
  const refused = await settle([keeper.cats.updateById(id, { [key]: 7 })]);
  return [refused, await callbackArguments((done) => keeper.cats.updateById(id, { [key]: 7 }, done))];
}

const writes: readonly Program[] = [
  {
    title: 'RM2 referencesMany.create returns the stored instance, which can be saved again',
    async run(ds) {
      const Tag = ds.define('Tag', textId());
      const Post = ds.define('Post', {});
      Post.referencesMany(Tag, { as: 'tags' });
      const tag = await (await Post.create({})).tags.create({ id: 'h' });
      tag.name = 'changed';
      return [tag.isNewRecord(), await tag.save()];
    },
  },
  {
    title:
      'RM1 an id that is added twice at the same time is in memory twice, and prevents the instance from being saved',
    async run(ds) {
      const [Tag, Post] = ['Tag', 'Post'].map((name) => ds.define(name, {}));
      Post.referencesMany(Tag, { as: 'tags' });
      await Tag.create([{}, {}]);
      const post = await Post.create({});
      const added = await settle([post.tags.add(2), post.tags.add(2)]);
      return [added, [...post.tagIds], await settle([post.save()])];
    },
  },
  {
    title: 'RM2 create of every other kind returns the stored instance too',
    async run(ds) {
      const outcomes: unknown[] = [];
      for (const kind of [
        'hasMany',
        'hasOne',
        'belongsTo',
        'hasAndBelongsToMany',
        'embedsOne',
        'embedsMany',
      ]) {
        const Tag = ds.define(`Tag${kind}`, textId());
        const Post = ds.define(`Post${kind}`, {});
        Post[kind](Tag, { as: 'tags', options: { persistent: true } });
        const tag = await (await Post.create({})).tags.create({ id: 'h' });
        tag.name = 'changed';
        outcomes.push(tag.isNewRecord(), await tag.save());
      }
      return outcomes;
    },
  },
  {
    title: 'HT4 updateById of a through relation refuses a different parent key',
    async run(ds) {
      const { Keeper, Cat } = defineThrough(ds);
      const keeper = await Keeper.create({});
      return [await changeKeys(keeper, 'keeperId'), await changeKeys(keeper, 'catId'), await Cat.find()];
    },
  },
  {
    title:
      'HT4 updateById of a hasAndBelongsToMany and of a polymorphic relation refuses a different parent key',
    async run(ds) {
      const [Keeper, Cat, Link] = ['Keeper', 'Cat', 'Link'].map((name) => ds.define(name, {}));
      Keeper.hasAndBelongsToMany(Cat, { as: 'cats' });
      const many = await changeKeys(await Keeper.create({}), 'keeperId');
      Link.belongsTo('owner', { polymorphic: true });
      Link.belongsTo(Cat);
      Keeper.hasMany(Cat, { as: 'cats', through: Link, polymorphic: { selector: 'owner' } });
      return [many, await changeKeys(await Keeper.create({}), 'ownerId')];
    },
  },
  {
    title: 'BT4 belongsTo.create with only a callback copies the properties of the relation',
    async run(ds) {
      const Note = ds.define('Note', { text: 'string' });
      const Page = ds.define('Page', { name: 'string' });
      Page.belongsTo(Note, { properties: { name: 'text' } });
      const page = await Page.create({ name: 'n' });
      return [
        await callbackArguments((done) => page.note.create(done)),
        await callbackArguments((done) => page.note.create(undefined, done)),
        await callbackArguments((done) => page.note.create({}, done)),
        await settle([page.note.create(), page.note.create({})]),
        [page.note.build(), page.note.build({})],
      ];
    },
  },
  {
    title: 'BT4 create without data copies the properties of a relation of every kind',
    async run(ds) {
      const Note = ds.define('Note', { text: 'string' });
      const Page = ds.define('Page', { name: 'string' });
      const kinds = ['hasOne', 'hasMany', 'hasAndBelongsToMany', 'referencesMany', 'embedsOne', 'embedsMany'];
      for (const kind of kinds) Page[kind](Note, { as: `${kind}Notes`, properties: { name: 'text' } });
      const page = await Page.create({ name: 'n' });
      const outcomes: unknown[] = [];
      for (const kind of kinds)
        outcomes.push(
          await callbackArguments((done) => page[`${kind}Notes`].create(done)),
          await settle([page[`${kind}Notes`].create()]),
        );
      return outcomes;
    },
  },
];

const reads: readonly Program[] = [
  {
    title: 'HT1 a where on the id of the targets that is neither an id nor a list finds nothing',
    async run(ds) {
      const { Keeper } = defineThrough(ds);
      const keeper = await Keeper.create({});
      await keeper.cats.create([{}, {}]);
      const clauses = [
        { inq: {} },
        { inq: 1 },
        { inq: '1' },
        { inq: true },
        { inq: null },
        { inq: [] },
        { inq: [1] },
      ];
      const others = [1, '1', [1], 0, { neq: 3 }, { inq: ['1'] }];
      const found = [];
      for (const id of [...clauses, ...others]) found.push(ids(await keeper.cats({ where: { id } })));
      return found;
    },
  },
  {
    title: 'IN6 an include below an embedded relation loads nothing',
    async run(ds) {
      const Shop = ds.define('Shop', {});
      const Item = ds.define('Item', { id: { type: 'number', id: true }, name: 'string' });
      Item.belongsTo(Shop);
      const Bill = ds.define('Bill', {});
      Bill.embedsMany(Item, { as: 'items' });
      Bill.embedsOne(Item, { as: 'first' });
      await Shop.create({});
      const bill = await Bill.create({});
      await bill.items.create({ name: 'a', shopId: 1 });
      await bill.first.create({ name: 'b', shopId: 1 });
      const below = { relation: 'items', scope: { include: 'shop', where: { name: 'a' } } };
      return [
        await Bill.find({ include: [{ items: 'shop' }, { first: 'shop' }] }),
        await Bill.find({ include: below }),
        await callbackArguments((done) => bill.items({ include: 'shop' }, done)),
      ];
    },
  },
  {
    title: 'MC11 the data of a relation are null with persistUndefinedAsNull',
    async run(ds) {
      const Bit = ds.define('Bit', { name: 'string' });
      const Box = ds.define('Box', { text: 'string' }, { persistUndefinedAsNull: true });
      Box.hasMany(Bit, { as: 'bits' });
      Box.hasOne(Bit, { as: 'lid' });
      Box.belongsTo(Bit, { as: 'room' });
      const data = { bits: [{ name: 'a' }], lid: { name: 'b' }, room: { id: 9 } };
      const made = [
        new Box({}),
        new Box({ ...data }),
        new Box({ bits: undefined }),
        await Box.create({ ...data }),
      ];
      return [made, await Box.find(), await Box.find({ include: 'bits' })];
    },
  },
];

const declared: readonly Program[] = [
  {
    title: 'DI20 Model.include returns a promise; LoopBack returns undefined',
    async run(ds) {
      const [Owner, Dog] = ['Owner', 'Dog'].map((name) => ds.define(name, {}));
      Owner.hasMany(Dog);
      const returned = Owner.include([await Owner.create({})], 'dogs');
      return [typeof returned, JSON.stringify(await returned)];
    },
    ours: ['object', '[{"id":1,"dogs":[]}]'],
  },
  {
    title: 'DI21 the scope function of a referencesMany relation gets the instance in reads',
    async run(ds) {
      const [Owner, Dog] = ['Owner', 'Dog'].map((name) => ds.define(name, {}));
      const given: unknown[] = [];
      Owner.referencesMany(Dog, {
        as: 'dogs',
        scope: (instance: Untyped) => {
          given.push(instance?.constructor.modelName ?? 'no model');
          return {};
        },
      });
      const owner = await Owner.create({});
      await owner.dogs.find({});
      return given;
    },
    ours: ['Owner'],
  },
];

export const relationPrograms: readonly Program[] = [...writes, ...reads, ...declared];
