/** Starts random calls together on juggler and on our runtime, and compares their results and stored rows. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { settle, type Untyped } from './differences/program.ts';
import { describeValue } from './sideBySide/describe.ts';
import { createOurs, createReference } from './sideBySide/engines.ts';
import { type StoreName, stores } from './sideBySide/stores.ts';
import type { Engine } from './sideBySide/world.ts';

type Call = (model: Untyped, first: Untyped, second: Untyped) => Promise<unknown>;

const calls: Readonly<Record<string, Call>> = {
  save: (_model, first) => first.save(),
  'save with another name': (_model, _first, second) => {
    second.name = 'saved';
    return second.save();
  },
  destroy: (_model, first) => first.destroy(),
  'destroy of the second': (_model, _first, second) => second.destroy(),
  updateAttributes: (_model, first) => first.updateAttributes({ size: 9 }),
  updateAttribute: (_model, _first, second) => second.updateAttribute('name', 'updated'),
  reload: (_model, first) => first.reload(),
  replaceById: (model) => model.replaceById(2, { name: 'replaced' }),
  create: (model) => model.create({ name: 'c' }),
  'create of a list': (model) => model.create([{ name: 'l' }, {}, { name: 'm' }]),
  createAll: (model) => model.createAll([{ name: 'l' }, {}]),
  'upsert without id': (model) => model.upsert({ name: 'upserted' }),
  upsertWithWhere: (model) => model.upsertWithWhere({ name: 'a' }, { size: 5 }),
  'upsertWithWhere without a match': (model) => model.upsertWithWhere({ name: 'n' }, { name: 'n' }),
  findOrCreate: (model) => model.findOrCreate({ where: { name: 'n' } }, { name: 'n' }),
  'findOrCreate by a pattern': (model) =>
    model.findOrCreate({ where: { name: { like: '^c' } } }, { name: 'c' }),
  destroyAll: (model) => model.destroyAll(),
  'destroyAll of some': (model) => model.destroyAll({ name: 'a' }),
  'destroyAll by a pattern': (model) => model.destroyAll({ name: { like: '^[an]' } }),
  destroyById: (model) => model.destroyById(2),
  updateAll: (model) => model.updateAll({ name: 'a' }, { size: 7 }),
  'updateAll of all': (model) => model.updateAll({}, { name: 'all' }),
  count: (model) => model.count(),
  'count of some': (model) => model.count({ name: 'n' }),
  find: (model) => model.find(),
  findById: (model) => model.findById(2),
  exists: (model) => model.exists(2),
};

/** Calls with a given id, except updateOrCreate, which takes several steps in LoopBack's memory connector: DI18. */
const callsWithId: Readonly<Record<string, Call>> = {
  'create with an id': (model) => model.create({ id: 3, name: 'third' }),
  'create of a list with an id': (model) => model.create([{ name: 'l' }, { id: 5 }, {}]),
  replaceOrCreate: (model) => model.replaceOrCreate({ id: 2, name: 'replaced' }),
  'replaceOrCreate of a new row': (model) => model.replaceOrCreate({ id: 7, size: 4 }),
  'upsertWithWhere by id': (model) => model.upsertWithWhere({ id: 8 }, { id: 8, name: 'n' }),
};

const observed = [
  'access',
  'before save',
  'persist',
  'loaded',
  'after save',
  'before delete',
  'after delete',
];

interface Plan {
  readonly names: readonly string[];
  readonly forceId: boolean;
  readonly addition: 'nothing' | 'hooks' | 'uniqueness';
}

const plans: fc.Arbitrary<Plan> = fc.boolean().chain((forceId) =>
  fc.record({
    names: fc
      .array(fc.constantFrom(...Object.keys({ ...calls, ...(forceId ? {} : callsWithId) })), {
        minLength: 2,
        maxLength: 4,
      })
      .filter((names) => names.filter((name) => name === 'createAll').length < 2),
    forceId: fc.constant(forceId),
    addition: fc.constantFrom<Plan['addition']>('nothing', 'hooks', 'uniqueness'),
  }),
);

async function playPlan(engine: Engine, { names, forceId, addition }: Plan): Promise<unknown> {
  const Item: Untyped = engine.source.define(
    'Item',
    { name: 'string', size: 'number' },
    forceId ? {} : { forceId: false },
  );
  const [first, second] = await Item.create([
    { name: 'a', size: 1 },
    { name: 'b', size: 2 },
  ]);
  if (addition === 'uniqueness') Item.validatesUniquenessOf('name');
  if (addition === 'hooks')
    for (const operation of observed)
      Item.observe(operation, (_context: unknown, next: () => void) => next());
  const all = { ...calls, ...(forceId ? {} : callsWithId) };
  const results = await settle(names.map((name) => (all[name] as Call)(Item, first, second)));
  const result = describeValue(results);
  const rows = await engine.dump(['Item']);
  await engine.close();
  return { result, rows: rows['Item'] ?? [] };
}

const runs: Readonly<Record<StoreName, number>> = { memory: 600, indexeddb: 150, port: 150 };

it.each(Object.entries(runs) as [StoreName, number][])(
  'CA5 random calls started together give the results of juggler, on the store %s',
  async (store, count) => {
    for (const plan of fc.sample(plans, { numRuns: count, seed: 20_261_129 })) {
      const expected = await playPlan(createReference(), plan);
      const actual = await playPlan(createOurs(await stores[store]()), plan);
      expect(actual, JSON.stringify(plan)).toEqual(expected);
    }
  },
  600_000,
);
