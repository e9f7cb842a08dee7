import { callbackArguments, describeFailure, type Program, type Untyped } from './program.ts';

export const intendedDifferencePrograms: readonly Program[] = [
  {
    title: 'DI14 save does not change the options of the caller',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string' });
      const options = {};
      await new Item({ name: 'a' }).save(options);
      const item = await Item.findOne();
      await item.save(options);
      return options;
    },
    ours: {},
  },
  {
    title: 'DI15 calls that throw in LoopBack reject',
    async run(ds) {
      const Item = ds.define(
        'Item',
        { list: ['string'], place: 'geopoint', day: 'datestring' },
        { forceId: false },
      );
      await Item.create({});
      const failures: unknown[] = [];
      for (const data of [{ list: 'x' }, { place: 'abc' }, { day: 'x' }, { 'a.b': 1 }])
        for (const call of [
          () => Item.findOrCreate({ where: { id: 9 } }, { ...data }),
          () => Item.upsert({ id: 1, ...data }),
          () => Item.upsertWithWhere({ id: 1 }, { ...data }),
          () => Item.replaceOrCreate({ id: 1, ...data }),
        ])
          failures.push(await describeFailure(call));
      failures.push(await describeFailure(() => Item.upsertWithWhere(null, { place: '1,2' })));
      failures.push(await describeFailure(() => Item.findOrCreate({ where: null }, {})));
      for (const call of [
        () => Item.create({ big: 5n }),
        () => Item.replaceById(1, { big: 5n }),
        () => Item.updateAll({ id: 1 }, { big: 5n }),
        () => Item.upsertWithWhere({ id: 1 }, { big: 5n }),
      ])
        failures.push(await describeFailure(call));
      return failures;
    },
    ours: [
      ...refused('could not create List from JSON string: "x"'),
      ...refused('must provide a string "lat,lng" creating a GeoPoint with a string'),
      ...refused('Invalid date'),
      ...refused('Property names containing dot(s) are not supported. Model: Item, dynamic property: a.b'),
      ...refused('Cannot convert undefined or null to object', 2),
      ...refused('Do not know how to serialize a BigInt'),
    ],
  },
  {
    title: 'DI16 returned dates keep their milliseconds',
    async run(ds) {
      const Item = ds.define('Item', { day: 'date' }, { forceId: false });
      const day = new Date(1_577_934_245_678);
      await Item.create({ day });
      const answers = [
        await Item.upsert({ id: 1, day }),
        await Item.replaceOrCreate({ id: 1, day }),
        await Item.upsertWithWhere({ id: 1 }, { day }),
        await Item.findById(1),
      ];
      return answers.map((each) => each.day.getMilliseconds());
    },
    ours: [678, 678, 678, 678],
  },
  {
    title: 'DI17 a hook that throws synchronously rejects createAll',
    async run(ds) {
      const Item = ds.define('Item', {});
      Item.observe('before save', () => {
        throw new Error('thrown');
      });
      return describeFailure(() => Item.createAll([{}]));
    },
    ours: 'rejected: thrown',
  },
  {
    title: 'DI18 updateOrCreate takes effect in the order of the calls',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string' }, { forceId: false });
      await Promise.all([Item.upsert({ id: 7, name: 'a' }), Item.create({}), Item.destroyAll()]);
      return Item.find();
    },
    ours: [],
  },
  {
    title: 'DI18 createAll takes effect in the order of the calls',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string' });
      const lists = await Promise.all([Item.createAll([{}, {}]), Item.createAll([{}, {}])]);
      return lists.map((list) => list.map((each: Untyped) => each.id));
    },
    ours: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    title: 'the cache of a relation to a model without id',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string' });
      const Part = ds.define('Part', { name: 'string' }, { idInjection: false });
      Item.hasMany(Part, { as: 'parts' });
      const item = await Item.create({ name: 'a' });
      const outcomes: unknown[] = [];
      for (const call of [
        () => item.parts.create({ name: 'b' }),
        () => item.parts.create({ name: 'c' }),
        () => item.parts.create([{ name: 'd' }, { name: 'e' }]),
        () => item.parts(),
        () => item.parts.build({ name: 'f' }),
        () => callbackArguments((callback) => item.parts(callback)),
        () => callbackArguments((callback) => item.parts(true, callback)),
        () => item.parts.create({ name: 'g' }),
        () => item.parts(),
        () => Item.find({ include: 'parts' }),
        () => item.parts({}),
        () => item.parts.find(),
      ])
        try {
          outcomes.push(await call());
        } catch (error) {
          outcomes.push(error);
        }
      return outcomes;
    },
  },
];

function refused(message: string, times = 4): readonly string[] {
  return Array.from({ length: times }, () => `rejected: ${message}`);
}
