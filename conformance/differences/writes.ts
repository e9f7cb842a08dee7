import { callbackArguments, type Program, type Untyped } from './program.ts';

/** Each write with a callback, on an existing row and on a missing one. */
const writes: Readonly<Record<string, (model: Untyped, row: Untyped, callback: unknown) => unknown>> = {
  create: (model, _row, callback) => model.create({ name: 'x' }, callback),
  'create of a list': (model, _row, callback) => model.create([{ name: 'x' }, {}], callback),
  save: (_model, row, callback) => row.save(callback),
  'save of a new instance': (model, _row, callback) => new model({ name: 'n' }).save(callback),
  updateAttributes: (_model, row, callback) => row.updateAttributes({ name: 'x' }, callback),
  updateAttribute: (_model, row, callback) => row.updateAttribute('name', 'x', callback),
  upsert: (model, _row, callback) => model.upsert({ id: 1, name: 'x' }, callback),
  'upsert of a new row': (model, _row, callback) => model.upsert({ id: 7, name: 'x' }, callback),
  upsertWithWhere: (model, _row, callback) => model.upsertWithWhere({ id: 1 }, { name: 'x' }, callback),
  'upsertWithWhere of a new row': (model, _row, callback) =>
    model.upsertWithWhere({ name: 'y' }, { name: 'y' }, callback),
  replaceById: (model, _row, callback) => model.replaceById(1, { name: 'x' }, callback),
  replaceAttributes: (_model, row, callback) => row.replaceAttributes({ name: 'x' }, callback),
  replaceOrCreate: (model, _row, callback) => model.replaceOrCreate({ id: 1, name: 'x' }, callback),
  'replaceOrCreate of a new row': (model, _row, callback) => model.replaceOrCreate({ id: 7 }, callback),
  findOrCreate: (model, _row, callback) =>
    model.findOrCreate({ where: { name: 'z' } }, { name: 'z' }, callback),
  updateAll: (model, _row, callback) => model.updateAll({ id: 1 }, { name: 'x' }, callback),
  destroyAll: (model, _row, callback) => model.destroyAll({ name: 'a' }, callback),
  destroyById: (model, _row, callback) => model.destroyById(1, callback),
  destroy: (_model, row, callback) => row.destroy(callback),
  'destroy widened by a hook': (model, row, callback) => {
    model.observe('before delete', async (context: Untyped) => {
      context.where = { name: 'a' };
    });
    return row.destroy(callback);
  },
};

const failing: readonly Program[] = Object.entries(writes).flatMap(([title, write]) =>
  ['after save', 'after delete', 'persist', 'loaded', 'before save', 'before delete', 'access'].flatMap(
    (hook): Program[] =>
      [true, false].map((isAsync) => ({
        title: `CA6 what the callback of ${title} gets when ${isAsync ? 'an async' : 'a'} ${hook} hook fails`,
        async run(ds) {
          const Item = ds.define('Item', { name: 'string' }, { forceId: false });
          const row = await Item.create({ name: 'a' });
          Item.observe(
            hook,
            isAsync
              ? async () => {
                  throw new Error(hook);
                }
              : (_context: unknown, next: (error: Error) => void) => next(new Error(hook)),
          );
          return callbackArguments((callback) => write(Item, row, callback));
        },
      })),
  ),
);

const others: readonly Program[] = [
  {
    title: 'DA18 replaceOrCreate returns what is stored, with its defaults coerced',
    async run(ds) {
      const Item = ds.define(
        'Item',
        {
          size: { type: 'number', default: '1' },
          day: { type: 'date', default: '2020-01-01' },
          isOpen: { type: 'boolean', default: 'yes' },
          name: { type: 'string', default: 5 },
          tags: { type: ['string'], default: '["a"]' },
        },
        { forceId: false },
      );
      return [
        await Item.replaceOrCreate({ id: 1 }),
        await Item.replaceOrCreate({ id: 1, size: '7' }),
        await Item.replaceOrCreate({ id: 2, isOpen: 'false' }),
        await Item.create({}),
        await Item.upsert({ id: 9 }),
        await Item.replaceById(1, {}),
        await Item.findOrCreate({ where: { id: 11 } }, { id: 11 }),
        await Item.upsertWithWhere({ id: 12 }, { id: 12 }),
        await Item.find(),
      ];
    },
  },
  ...[{ a: 1 }, 'x', 5, true, '[1]', [], ['a', 1], '', 0, false].map(
    (value): Program => ({
      title: `MC21 the default of a list is ${JSON.stringify(value)}`,
      async run(ds) {
        const outcomes: unknown[] = [];
        for (const type of [['string'], 'array', [], ['number']]) {
          const name = `Item${outcomes.length}`;
          const Item = ds.define(name, { list: { type, default: value }, other: 'string' });
          for (const make of [
            () => new Item().toJSON(),
            () => Item.create({}),
            () => Item.findOrCreate({ where: { other: 'a' } }, { other: 'a' }),
            () => Item.find(),
            () => callbackArguments((callback) => Item.create([{}, { list: ['b'] }], callback)),
          ])
            try {
              outcomes.push(await make());
            } catch (error) {
              outcomes.push(error);
            }
        }
        return outcomes;
      },
    }),
  ),
  {
    title: 'DA19 upsertWithWhere and the like return date strings unchanged',
    async run(ds) {
      const Item = ds.define('Item', { day: 'datestring', name: 'string' }, { forceId: false });
      const made = await Item.create({ day: '2020-01-02' });
      const outcomes: unknown[] = [made, made.day];
      for (const write of [
        () => Item.upsertWithWhere({ id: 1 }, { name: 'a' }),
        () => Item.upsertWithWhere({ id: 1 }, { day: '2021-01-01' }),
        () => Item.upsertWithWhere({ id: 5 }, { id: 5, day: '2021-01-01' }),
        () => Item.upsert({ id: 1, name: 'b' }),
        () => Item.upsert({ id: 1, day: '2022-01-01' }),
        () => Item.replaceOrCreate({ id: 1, day: '2022-01-01' }),
        () => Item.findOrCreate({ where: { id: 1 } }, { day: '2000-01-01' }),
        () => Item.replaceById(1, { day: '2023-01-01' }),
        () => Item.findById(1),
      ])
        try {
          const answer = await write();
          const [row] = [answer].flat();
          outcomes.push(row, row.day?.constructor?.name, JSON.stringify(row), JSON.stringify(row.__data));
          await row.save?.();
          outcomes.push(JSON.stringify(await Item.find()));
        } catch (error) {
          outcomes.push(error);
        }
      return outcomes;
    },
  },
  {
    title: 'SC3 the access hook of calls on a model with a default scope',
    async run(ds) {
      const Item = ds.define(
        'Item',
        { name: 'string' },
        { forceId: false, scope: { where: { name: 'a' }, order: 'name', limit: 2, fields: ['id', 'name'] } },
      );
      const row = await Item.create({});
      const seen: unknown[] = [];
      Item.observe('access', async (context: Untyped) => {
        seen.push({ ...context.query });
      });
      for (const call of [
        () => Item.destroyAll(),
        () => Item.destroyAll({ id: 7 }),
        () => Item.destroyById(8),
        () => Item.count(),
        () => Item.exists(1),
        () => Item.updateAll({ id: 9 }, { name: 'a' }),
        () => Item.upsert({ id: 1 }),
        () => Item.upsertWithWhere({ id: 1 }, { name: 'a' }),
        () => Item.replaceOrCreate({ id: 1 }),
        () => Item.findOrCreate({ where: { id: 1 } }, {}),
        () => Item.find(),
        () => Item.findById(1),
        () => row.reload(),
        () => row.destroy(),
      ])
        await call();
      return seen;
    },
  },
  ...[true, false].map(
    (strict): Program => ({
      title: `MC22 a model without id, strict ${strict}`,
      async run(ds) {
        const Item = ds.define('Item', { name: 'string' }, { idInjection: false, strict });
        const outcomes: unknown[] = [];
        for (const call of [
          () => Item.create({ name: 'a' }),
          () => Item.create([{ name: 'b' }, {}]),
          () => Item.find(),
          () => Item.findOne({ where: { name: 'b' } }),
          () => Item.find({ fields: ['name'] }),
          () => Item.findOrCreate({ where: { name: 'c' } }, { name: 'c' }),
          () => Item.findOrCreate({ where: { name: 'a' } }, { name: 'c' }),
          () => Item.upsertWithWhere({ name: 'a' }, { name: 'd' }),
          () => Item.upsertWithWhere({ name: 'e' }, { name: 'e' }),
          () => Item.upsert({ name: 'f' }),
          () => Item.replaceOrCreate({ name: 'g' }),
          () => Item.upsert({ id: 1, name: 'k' }),
          () => Item.replaceOrCreate({ id: 1, name: 'l' }),
          () => Item.replaceById(1, { name: 'm' }),
          () => Item.updateAll({ name: 'd' }, { name: 'h' }),
          () => Item.createAll([{ name: 'i' }]),
          () => Item.findById(1),
          () => Item.exists(1),
          () => Item.count({ name: 'h' }),
          () => Item.destroyAll({ name: 'h' }),
          () => Item.find({ order: 'name DESC' }),
        ])
          try {
            const answer = await call();
            outcomes.push(answer, JSON.stringify(answer), keysOf(answer));
          } catch (error) {
            outcomes.push(error);
          }
        return outcomes;
      },
    }),
  ),
  {
    title: 'DI12 updateAll of a row that was saved without its id',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string' });
      await Item.create({ name: 'a' });
      const [bare] = await Item.find({ fields: ['name'] });
      await bare.save();
      return Item.updateAll({}, { name: 'b' });
    },
    ours: { count: 2 },
  },
  {
    title: 'written dates keep their milliseconds, as in LoopBack',
    async run(ds) {
      const Item = ds.define('Item', { day: 'date' }, { forceId: false });
      const day = new Date(1_577_934_245_678);
      const answers = [
        await Item.create({ day }),
        await Item.findOrCreate({ where: { id: 3 } }, { id: 3, day }),
        await Item.replaceById(1, { day }),
        await Item.findById(1),
      ];
      return answers.flat().map((each: Untyped) => each.day?.getTime());
    },
  },
];

const keysOf = (answer: Untyped): unknown =>
  [answer].flat().map((each: Untyped) => (each?.__data ? Object.keys(each.__data) : typeof each));

export const writePrograms: readonly Program[] = [...failing, ...others];
