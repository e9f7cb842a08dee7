import { called, type Program } from './program.ts';

export const sanerPrograms: readonly Program[] = [
  {
    title: 'DI14 save leaves the options of the caller as they are',
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
    title: 'what a model without id caches of a relation',
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
        () => called((callback) => item.parts(callback)),
        () => called((callback) => item.parts(true, callback)),
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
