/** Programs that include relations with keys that several rows share, or with lists that are none; and lists without a type. */
import { callbackArguments, describeFailure, type Program, settle } from './program.ts';

const includes: readonly Program[] = [
  {
    title: 'IN10 an include of a polymorphic hasOne whose owners share a key, and of an ordinary one',
    async run(ds) {
      const Picture = ds.define('Picture', { name: 'string' });
      const Author = ds.define('Author', { name: 'string' });
      Picture.belongsTo('imageable', { polymorphic: true });
      Author.hasOne(Picture, { as: 'picture', polymorphic: 'imageable', primaryKey: 'name' });
      Author.hasOne(Picture, { as: 'plain', foreignKey: 'name', primaryKey: 'name' });
      await Author.create([{ name: '7' }, { name: '8' }, { name: '7' }]);
      await Picture.create([
        { name: '7', imageableId: 7, imageableType: 'Author' },
        { name: '8', imageableId: 8, imageableType: 'Author' },
      ]);
      return [await Author.find({ include: 'picture' }), await Author.find({ include: 'plain' })];
    },
  },
  ...[0, 1, true, '', '1', '"12"', 'null', 'no list', [null, 1], [1, [2]]].map(
    (list): Program => ({
      title: `IN11 an include of a referencesMany whose list is ${JSON.stringify(list)}`,
      async run(ds) {
        const Tag = ds.define('Tag', { name: 'string' });
        const Item = ds.define('Item', { name: 'string' });
        Item.referencesMany(Tag, { as: 'tags', foreignKey: 'refs' });
        // Another relation replaces the type of the list.
        Item.belongsTo(Tag, { as: 'one', foreignKey: 'refs' });
        ds.defineProperty('Item', 'refs', { type: 'any' });
        await Tag.create([{ name: 'a' }, { name: 'b' }]);
        await Item.create({ name: 'a', refs: list });
        return settle([Item.find({ include: 'tags' })]);
      },
    }),
  ),
];

const sorted: readonly Program[] = [
  {
    title:
      'DA4 findByIds and a referencesMany whose include fails: the rows with the error are in the order of the ids',
    async run(ds) {
      const Tag = ds.define('Tag', { name: 'string' });
      const Item = ds.define('Item', {});
      Item.referencesMany(Tag, { as: 'tags' });
      await Tag.create([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
      const item = await Item.create({ tagIds: [3, 1, 2] });
      const filter = () => ({ include: 'nothing' });
      return [
        await callbackArguments((done) => Tag.findByIds([2, 3, 1], filter(), done)),
        await callbackArguments((done) => Tag.findByIds([2, 3, 1], { ...filter(), order: 'name' }, done)),
        await callbackArguments((done) => item.tags(filter(), done)),
      ];
    },
  },
];

const lists: readonly Program[] = [[], [[]]].map((type) => ({
  title: `MC30 a list of the type ${JSON.stringify(type)} keeps what it is created with, and refuses what is pushed`,
  async run(ds) {
    const Item = ds.define('Item', { list: type });
    const item = await Item.create({ list: [1, 'a', null, { b: 1 }] });
    const failures: unknown[] = [];
    for (const value of [1, 'a', null, { b: 1 }, [1]])
      failures.push(await describeFailure(async () => item.list.push(value)));
    return [failures, item, await Item.find({ where: { list: 'a' } })];
  },
}));

const orders: readonly Program[] = [
  {
    title: 'ST6 of equal rows, texts that are whole numbers come by number',
    async run(ds) {
      const Item = ds.define('Item', { id: { type: 'string', id: true }, name: 'string', note: 'any' });
      const ids = ['10', '9', '100', '2'];
      await Item.create(ids.map((id) => ({ id, name: 'a' })));
      await Item.create([
        { id: 'b', name: 'a', note: false },
        { id: '01', name: 'b', note: ['a'] },
      ]);
      const found: unknown[] = [];
      for (const order of ['name', 'name DESC', ['name', 'note'], 'id', undefined])
        for (const limit of [2, 10]) found.push(await Item.find({ order, limit }));
      return found;
    },
  },
];

export const oddIncludePrograms: readonly Program[] = [...includes, ...sorted, ...lists, ...orders];
