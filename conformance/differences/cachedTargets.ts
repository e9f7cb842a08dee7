/** Programs that read, change and remove a single target that a relation knows already, or a row that is found. */
import { callbackArguments, describeFailure, type Program, settle, type Untyped } from './program.ts';

/** Defines a relation to one target, which the owner knows. */
async function createCached(ds: Untyped, kind: 'belongsTo' | 'hasOne'): Promise<readonly [Untyped, Untyped]> {
  const Target = ds.define('Target', { name: 'string' });
  const Owner = ds.define('Owner', { name: 'string' });
  Owner[kind](Target, { as: 'one' });
  const owner = await Owner.create({ name: 'a' });
  const target = await Target.create({ name: 'a' });
  owner.one(target);
  return [owner, Target];
}

const cached: readonly Program[] = (
  [
    ['HO2 hasOne', 'hasOne'],
    ['BT6 belongsTo', 'belongsTo'],
  ] as const
).flatMap(([title, kind]) => [
  {
    title: `${title}: update of a known target is written before a read that is started after it`,
    async run(ds) {
      const [owner, Target] = await createCached(ds, kind);
      return settle([owner.one.update({ name: 'b' }), Target.findById(1), Target.find()]);
    },
  },
  {
    title: `${title}: destroy of a known target is done before calls that are started after it`,
    async run(ds) {
      const [owner, Target] = await createCached(ds, kind);
      const answers = await settle([owner.one.destroy(), Target.count(), owner.constructor.find()]);
      return [answers, owner];
    },
  },
  {
    title: `${title}: update and destroy with a callback`,
    async run(ds) {
      const [owner, Target] = await createCached(ds, kind);
      return Promise.all([
        callbackArguments((done) => owner.one.update({ name: 'b' }, done)),
        Target.find(),
        callbackArguments((done) => owner.one.destroy(done)),
        Target.find(),
      ]);
    },
  },
]);

/** A hook that makes the query of a write one that is no longer by an id. */
const addCondition = async (context: Untyped): Promise<void> => {
  context.query.where = { and: [context.query.where, { size: { neq: 2 } }] };
};

const others: readonly Program[] = [
  {
    title: 'HO2 update and destroy fail where the condition of the target cannot be evaluated',
    async run(ds) {
      const Tag = ds.define('Tag', {});
      const Item = ds.define('Item', { name: 'string' });
      Item.referencesMany(Tag, { as: 'tags', foreignKey: 'tagId' });
      // Its key is the list of the other relation.
      Item.hasOne(Item, { as: 'one', foreignKey: 'tagId', primaryKey: 'name' });
      const item = await Item.create({ name: null, tagId: [1] });
      const failures = [
        await describeFailure(() => item.one.update({ name: 'b' })),
        await describeFailure(() => item.one.destroy()),
      ];
      // LoopBack throws the same error: DI10.
      return failures.map((failure) => failure.replace(/^\w+: /, ''));
    },
  },
  ...['upsert', 'replaceOrCreate'].map(
    (method): Program => ({
      title: `CA6 the callback of ${method} gets the refused instance, also where a hook changes the query`,
      async run(ds) {
        const id = { type: 'string', id: true };
        const Item = ds.define('Item', { id, name: { type: 'string', required: true }, size: 'number' });
        Item.observe('access', addCondition);
        return callbackArguments((done) => Item[method]({ id: '2', size: 1 }, done));
      },
    }),
  ),
  {
    title: 'ST6 the row that was saved without its id comes after its equals in an order, and else first',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string', size: 'number' });
      await Item.create([{ size: 2 }, { size: 1 }, { size: 2 }]);
      const [item] = await Item.findOrCreate({ where: { size: 7 }, fields: { size: true } }, { size: 2 });
      item.size = 1;
      await item.save();
      const found: unknown[] = [];
      for (const order of [undefined, 'size', 'size DESC', 'name', 'name DESC', 'id', 'id DESC'])
        found.push(await Item.find({ order }), await Item.find({ order, limit: 2 }));
      return found;
    },
  },
];

const withoutIds: readonly Program[] = [undefined, null].flatMap((missing) =>
  (['number', 'string'] as const).map((type) => ({
    title: `DA22 destroy of a row that was saved with the id ${missing}, ids are of the type ${type}`,
    async run(ds) {
      const Item = ds.define('Item', { id: { type, id: true }, name: 'string' });
      await Item.create({ id: 1, name: 'a' });
      const [item] = await Item.findOrCreate({ fields: { name: true } }, { name: 'b' });
      if (missing === null) item.id = null;
      const before = await item.destroy();
      await item.save();
      const stored = await Item.find();
      return [before, stored, await item.destroy(), await item.destroy(), await Item.find()];
    },
  })),
);

/** Creates three rows: one with a null, one without, and one with a property named 0. */
async function createRows(ds: Untyped): Promise<Untyped> {
  const Part = ds.define('Part', { name: 'string' });
  const Item = ds.define('Item', { name: 'string', no: 'number' });
  Part.belongsTo(Item, { as: 'item' });
  Item.hasMany(Part, { as: 'parts' });
  Item.embedsOne(Part, { as: 'main' });
  Item.embedsMany(Part, { as: 'spares' });
  Item.referencesMany(Part, { as: 'used' });
  await Item.create([
    { name: null, no: 1 },
    { name: 'a', no: 2 },
    { name: 'b', no: 3, 0: { name: 'zero' } },
  ]);
  return Item;
}

/** Includes of a relation that LoopBack does not read from the row: all rows can be found. */
const harmless: readonly unknown[] = ['parts', 'used', 'nothing'];

/** Includes that read from the values of the row: without a null in it LoopBack fails where nobody can catch it (DI2). */
const failing: readonly unknown[] = [
  { parts: 'item' },
  { relation: 'parts', scope: { include: 'item' } },
  'main',
  'spares',
  ['nothing', 'main'],
  ['main', 'nothing'],
  [{ parts: 'item' }, 'nothing'],
];

const includeProgram = (include: unknown, no: number): Program => ({
  title: `DA23 findOrCreate finds row ${no} and includes ${JSON.stringify(include)}`,
  async run(ds) {
    const Item = await createRows(ds);
    return settle([Item.findOrCreate({ where: { no }, include }, {})]);
  },
});

const found: readonly Program[] = [
  ...harmless.flatMap((include) => [1, 2, 3].map((no) => includeProgram(include, no))),
  ...failing.map((include) => includeProgram(include, 1)),
];

export const cachedTargetPrograms: readonly Program[] = [...cached, ...others, ...withoutIds, ...found];
