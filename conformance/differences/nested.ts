import type { Program } from './program.ts';

/** Values of every kind, given where a nested model or a list of them is declared. */
const oddValues: readonly (readonly [string, unknown])[] = [
  ['a text', 'text'],
  ['an empty text', ''],
  ['JSON text of an object', '{"street":"Main"}'],
  ['JSON text of a list', '[1,2]'],
  ['JSON text of a text', '"abc"'],
  ['JSON text of a number', '7'],
  ['a number', 5],
  ['zero', 0],
  ['a big integer', 5n],
  ['true', true],
  ['false', false],
  ['null', null],
  ['a list', [1, 'a']],
  ['a list of objects', [{ street: 'x' }]],
  ['an empty list', []],
  ['a date', new Date(0)],
  ['a function', () => 1],
  ['a text object', new String('ab')],
  ['a symbol', Symbol('s')],
  ['an unknown property', { street: 1, other: 2 }],
];

const inModels: readonly Program[] = [
  {
    title: 'a text for a nested model in each strict mode, and as its default',
    async run(ds) {
      const outcomes: unknown[] = [];
      for (const strict of [true, 'filter', false]) {
        const Inner = ds.define(`Inner${strict}`, { street: 'string' }, { strict });
        const Outer = ds.define(`Outer${strict}`, {
          inner: Inner,
          preset: { type: Inner, default: 'ab' },
          deep: { deeper: { street: 'string' } },
        });
        try {
          outcomes.push(await Outer.create({ inner: 'text', deep: { deeper: 'text' } }));
        } catch (error) {
          outcomes.push(error);
        }
        outcomes.push(new Inner('text'), Inner('text'), new Inner(5));
      }
      return outcomes;
    },
  },
  {
    title: 'a text for a model whose scope or properties force values',
    async run(ds) {
      const Forced = ds.define('Forced', { a: 'string' }, { properties: { a: 'forced' } });
      const Scoped = ds.define('Scoped', { a: 'string' }, { scope: { where: { a: 'x' } } });
      const Outer = ds.define('Outer', { forced: Forced, scoped: Scoped });
      const outcomes: unknown[] = [await Outer.create({ forced: 'text' })];
      try {
        outcomes.push(await Outer.create({ scoped: 'text' }));
      } catch (error) {
        outcomes.push(error);
      }
      return outcomes;
    },
  },
];

const withValues: readonly Program[] = oddValues.flatMap(([what, value]): Program[] => [
  {
    title: `create, save and findById: ${what}`,
    async run(ds) {
      const Address = ds.define('Address', { street: 'string' });
      const Holder = ds.define('Holder', { address: Address, inline: { street: 'string' } });
      const made = await Holder.create({ address: value, inline: value });
      const json = made.toJSON();
      await made.save();
      return [json, made, await Holder.findById(made.id)];
    },
  },
  {
    title: `lists: ${what} as an item, and instead of the list`,
    async run(ds) {
      const Address = ds.define('Address', { street: 'string' });
      const Holder = ds.define('Holder', { list: [Address], inline: [{ street: 'string' }] });
      const made = await Holder.create({ list: [value, { street: 'a' }], inline: [value] });
      const outcomes: unknown[] = [made.toJSON(), await Holder.find()];
      for (const write of [
        () => Holder.create({ list: value }),
        () => {
          made.list = value;
          return made.save();
        },
        () => {
          made.inline.push(value);
          return made.save();
        },
      ])
        try {
          outcomes.push(await write());
        } catch (error) {
          outcomes.push(error);
        }
      return outcomes;
    },
  },
  {
    title: `assignment and the update calls: ${what}`,
    async run(ds) {
      const Address = ds.define('Address', { street: 'string' });
      const Holder = ds.define('Holder', { address: Address, list: [Address] }, { forceId: false });
      const made = await Holder.create({ address: { street: 'a' } });
      made.address = value;
      const assigned = made.toJSON();
      await made.save();
      const outcomes: unknown[] = [assigned];
      for (const write of [
        () => made.updateAttributes({ address: value }),
        () => made.updateAttribute('address', value),
        () => Holder.updateAll({ id: made.id }, { address: value }),
        () => Holder.upsert({ id: made.id, address: value }),
        () => Holder.upsert({ id: 20, address: value }),
        () => Holder.replaceById(made.id, { address: value }),
        () => Holder.replaceOrCreate({ id: made.id, address: value }),
        () => Holder.replaceOrCreate({ id: 21, address: value }),
        () => Holder.upsertWithWhere({ id: made.id }, { address: value, list: [value] }),
        () => Holder.upsertWithWhere({ id: 22 }, { id: 22, address: value }),
        () => Holder.findOrCreate({ where: { id: 23 } }, { id: 23, address: value, list: [value] }),
      ])
        try {
          outcomes.push(await write());
        } catch (error) {
          outcomes.push(error);
        }
      return [outcomes, await Holder.find()];
    },
  },
  {
    title: `the property of embedsOne and embedsMany: ${what}`,
    async run(ds) {
      const Address = ds.define('Address', { id: { type: 'number', id: true }, street: 'string' });
      const Holder = ds.define('Holder', {});
      Holder.embedsOne(Address, { as: 'address', property: 'one' });
      Holder.embedsMany(Address, { as: 'addresses', property: 'many' });
      const outcomes: unknown[] = [];
      for (const data of [{ one: value }, { many: [value] }, { many: value }])
        try {
          const made = await Holder.create(data);
          outcomes.push(made.toJSON(), await Holder.findById(made.id));
        } catch (error) {
          outcomes.push(error);
        }
      return outcomes;
    },
  },
]);

export const nestedPrograms: readonly Program[] = [...withValues, ...inModels];
