import { type Program, settle, type Untyped } from './program.ts';

/** Calls that are started together, without waiting for each other. */
const pairs: readonly (readonly [
  title: string,
  start: (model: Untyped, row: Untyped) => readonly Promise<unknown>[],
])[] = [
  ['save and destroy', (_model, row) => [row.save(), row.destroy()]],
  ['destroy and save', (_model, row) => [row.destroy(), row.save()]],
  ['save and destroyAll', (model, row) => [row.save(), model.destroyAll()]],
  ['save and count', (model, row) => [row.save(), model.count(), row.destroy(), model.count()]],
  ['updateAttributes and destroy', (_model, row) => [row.updateAttributes({ size: 9 }), row.destroy()]],
  ['updateAttribute and destroyById', (model, row) => [row.updateAttribute('size', 9), model.destroyById(1)]],
  ['destroy and updateAttributes', (_model, row) => [row.destroy(), row.updateAttributes({ size: 9 })]],
  ['replaceById and destroyAll', (model) => [model.replaceById(1, { size: 7 }), model.destroyAll()]],
  [
    'replaceAttributes and updateAll',
    (model, row) => [row.replaceAttributes({ size: 7 }), model.updateAll({ size: 8 }), model.find()],
  ],
  [
    'findOrCreate and destroyAll',
    (model) => [model.findOrCreate({ where: { name: 'n' } }, { name: 'n' }), model.destroyAll()],
  ],
  [
    'findOrCreate and count',
    (model) => [model.findOrCreate({ where: { name: 'n' } }, { name: 'n' }), model.count()],
  ],
  [
    'findOrCreate three times',
    (model) => [1, 2, 3].map((size) => model.findOrCreate({ where: { name: 'n' } }, { name: 'n', size })),
  ],
  [
    'upsertWithWhere and destroyAll',
    (model) => [model.upsertWithWhere({ name: 'n' }, { name: 'n' }), model.destroyAll()],
  ],
  [
    'upsertWithWhere of a row and destroyAll',
    (model) => [model.upsertWithWhere({ id: 1 }, { name: 'n' }), model.destroyAll()],
  ],
  [
    'upsertWithWhere and count',
    (model) => [model.upsertWithWhere({ name: 'n' }, { name: 'n' }), model.count({ name: 'n' })],
  ],
  [
    'upsertWithWhere three times',
    (model) => [1, 2, 3].map((size) => model.upsertWithWhere({ name: 'n' }, { name: 'n', size })),
  ],
  [
    'upsertWithWhere three times, matched by a pattern',
    (model) => [1, 2, 3].map((size) => model.upsertWithWhere({ name: { like: '^n' } }, { name: 'n', size })),
  ],
  [
    'findOrCreate three times, matched by a pattern',
    (model) =>
      [1, 2, 3].map((size) => model.findOrCreate({ where: { name: { like: '^n' } } }, { name: 'n', size })),
  ],
  [
    'updateAll and destroyAll, matched by a pattern',
    (model) => [
      model.updateAll({ name: { like: '^a' } }, { size: 5 }),
      model.destroyAll({ size: 1 }),
      model.create({ name: 'b' }),
      model.destroyAll({ name: { like: '^b' } }),
      model.create({ name: 'b', size: 2 }),
      model.find(),
    ],
  ],
  [
    'patchOrCreateWithWhere of two matches',
    (model) => [
      model.create({ name: 'a' }),
      model.patchOrCreateWithWhere({ name: 'a' }, { size: 4 }),
      model.find(),
    ],
  ],
  ['create and destroyAll', (model) => [model.create({}), model.destroyAll(), model.create({})]],
  ['create of a list and count', (model) => [model.create([{}, {}]), model.count(), model.create({})]],
  ['create with one id twice', (model) => [model.create({ id: 5 }), model.create({ id: 5, size: 2 })]],
  ['upsert twice', (model) => [model.upsert({ id: 5, size: 1 }), model.upsert({ id: 5, name: 'x' })]],
  [
    'replaceOrCreate twice',
    (model) => [model.replaceOrCreate({ id: 5, size: 1 }), model.replaceOrCreate({ id: 5, name: 'x' })],
  ],
  [
    'patchOrCreate of a row and updateAll',
    (model) => [model.patchOrCreate({ id: 1, size: 6 }), model.updateAll({ name: 'later' })],
  ],
  ['destroyById and exists', (model) => [model.destroyById(1), model.exists(1), model.findById(1)]],
];

const variants: readonly (readonly [title: string, settings: object, hooks: readonly string[]])[] = [
  ['', { forceId: false }, []],
  [', with hooks that call next', { forceId: false }, ['before save', 'persist', 'loaded', 'after save']],
];

const withPairs: readonly Program[] = variants.flatMap(([suffix, settings, hooks]) =>
  pairs.map(
    ([title, start]): Program => ({
      title: `order of ${title}${suffix}`,
      async run(ds) {
        const Item = ds.define('Item', { name: 'string', size: 'number' }, settings);
        const row = await Item.create({ name: 'a', size: 1 });
        for (const hook of hooks) Item.observe(hook, (_context: unknown, next: () => void) => next());
        return settle(start(Item, row));
      },
    }),
  ),
);

const withRelations: readonly Program[] = [
  {
    title: 'order of hasOne.create and count, hasMany.create and destroyAll',
    async run(ds) {
      const [Owner, One, Many] = ['Owner', 'One', 'Many'].map((name) => ds.define(name, { name: 'string' }));
      Owner.hasOne(One, { as: 'one' });
      Owner.hasMany(Many, { as: 'many' });
      const owner = await Owner.create({});
      return settle([
        owner.one.create({}),
        One.count(),
        One.destroyAll(),
        owner.many.create({}),
        Many.count(),
        Many.destroyAll(),
      ]);
    },
  },
  {
    title: 'hasOne.create three times at the same time',
    async run(ds) {
      const [Owner, One] = ['Owner', 'One'].map((name) => ds.define(name, { name: 'string' }));
      Owner.hasOne(One, { as: 'one' });
      const owner = await Owner.create({});
      return settle(['a', 'b', 'c'].map((name) => owner.one.create({ name })));
    },
  },
];

const defineUniqueItem = (ds: Untyped, properties: object = {}): Untyped => {
  const Item = ds.define('Item', { email: 'string', nick: 'string', ...properties });
  Item.validatesUniquenessOf('email');
  Item.validatesUniquenessOf('nick', { scopedTo: ['email'] });
  return Item;
};

const withUniqueness: readonly Program[] = [
  {
    title: 'DA15 ids of a list with blank and given unique values',
    run: (ds) =>
      defineUniqueItem(ds).create([
        { email: 'a' },
        {},
        { email: 'b', nick: 'x' },
        {},
        { nick: 'x' },
        { email: '' },
      ]),
  },
  {
    title: 'DA15 a list with one given id',
    async run(ds) {
      const Item = ds.define('Item', { id: { type: 'number', id: true }, note: 'string' });
      await Item.create({});
      return Item.create([{ id: 2, note: 'x' }, {}]);
    },
  },
  {
    title: 'DA15 a list with given ids and a unique id',
    async run(ds) {
      const Item = ds.define('Item', { id: { type: 'number', id: true }, note: 'string' });
      Item.validatesUniquenessOf('id');
      await Item.create({ note: 'first' });
      return Item.create([{ id: 2, note: 'x' }, {}, { id: 9 }, {}]);
    },
  },
  {
    title: 'DA15 creates that are started together with a uniqueness check',
    async run(ds) {
      const Item = defineUniqueItem(ds);
      await Item.create({ email: 'taken' });
      const data = [{ email: 'a' }, {}, { email: 'taken' }, { nick: 'x' }, { email: 'a' }, {}];
      return settle(data.map((each) => Item.create(each)));
    },
  },
  {
    title: 'saves and updates that are started together with a uniqueness check',
    async run(ds) {
      const Item = defineUniqueItem(ds);
      const [first, second] = await Item.create([{ email: 'a' }, { email: 'b' }]);
      second.email = 'a';
      first.email = '';
      return settle([second.save(), first.save(), Item.find()]);
    },
  },
  {
    title: 'a hook around the query of a uniqueness check creates another row',
    async run(ds) {
      const Item = defineUniqueItem(ds);
      let isFirst = true;
      Item.observe('access', async () => {
        if (!isFirst) return;
        isFirst = false;
        await Item.create({});
      });
      return Item.create([{ email: 'a' }, {}]);
    },
  },
];

export const togetherPrograms: readonly Program[] = [...withPairs, ...withRelations, ...withUniqueness];
