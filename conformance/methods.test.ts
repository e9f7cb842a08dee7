/** Checks that every method of the catalogue exists on the engines and acts on the rows that the catalogue names. */
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { findRelationKind, type MethodSignature } from '../src/model/index.ts';
import { createMemoryConnector, DataSource } from '../src/runtime/index.ts';
import { callbackArguments, type Untyped } from './differences/program.ts';

const require = createRequire(import.meta.url);
const fromLoopback = createRequire(require.resolve('loopback'));
// Silences LoopBack's deprecation warning about `getAsync`.
process.env['NO_DEPRECATION'] = 'loopback-datasource-juggler';

const engines: Readonly<Record<string, () => Untyped>> = {
  'juggler 7': () => new (require('loopback-datasource-juggler').DataSource)('memory'),
  'the juggler of loopback 3.28': () =>
    new (fromLoopback('loopback-datasource-juggler').DataSource)('memory'),
  'our runtime': () => new DataSource(createMemoryConnector()),
};

interface Kind {
  readonly definition: Untyped;
  /** Declares the relation `linked` of Owner to Item. */
  declare(ds: Untyped, Owner: Untyped, Item: Untyped): void;
  /** Which of the rows belong to the first owner. */
  readonly related: readonly number[];
}

const embedded = (options: object): Kind => ({
  definition: { type: 'embedsMany', options },
  declare: (_ds, Owner, Item) => Owner.embedsMany(Item, { as: 'linked', options }),
  related: [1, 2],
});

const kinds: Readonly<Record<string, Kind>> = {
  hasMany: {
    definition: { type: 'hasMany' },
    declare: (_ds, Owner, Item) => Owner.hasMany(Item, { as: 'linked' }),
    related: [1, 2],
  },
  'hasMany through': {
    definition: { type: 'hasMany', through: 'Link' },
    declare: (ds, Owner, Item) => {
      const Link = ds.define('Link', { mark: 'string' });
      Link.belongsTo(Owner);
      Link.belongsTo(Item);
      Owner.hasMany(Item, { as: 'linked', through: Link });
    },
    related: [1, 2],
  },
  hasAndBelongsToMany: {
    definition: { type: 'hasAndBelongsToMany' },
    declare: (_ds, Owner, Item) => Owner.hasAndBelongsToMany(Item, { as: 'linked' }),
    related: [1, 2],
  },
  referencesMany: {
    definition: { type: 'referencesMany' },
    declare: (_ds, Owner, Item) => Owner.referencesMany(Item, { as: 'linked' }),
    related: [1, 2],
  },
  embedsMany: embedded({}),
  'embedsMany with references': {
    ...embedded({ belongsTo: 'shop' }),
    declare: (ds, Owner, Item) => {
      const Shop = ds.define('Shop', { id: { type: 'number', id: true } });
      Item.belongsTo(Shop, { as: 'shop' });
      Owner.embedsMany(Item, { as: 'linked', options: { belongsTo: 'shop' } });
    },
  },
  'persistent embedsMany': embedded({ persistent: true }),
  embedsOne: {
    definition: { type: 'embedsOne' },
    declare: (_ds, Owner, Item) => Owner.embedsOne(Item, { as: 'linked' }),
    related: [1],
  },
  hasOne: {
    definition: { type: 'hasOne' },
    declare: (_ds, Owner, Item) => Owner.hasOne(Item, { as: 'linked' }),
    related: [1],
  },
  belongsTo: {
    definition: { type: 'belongsTo' },
    declare: (_ds, Owner, Item) => Owner.belongsTo(Item, { as: 'linked' }),
    related: [1],
  },
};

type Tables = Readonly<Record<string, string>>;

/** Rows as JSON by model and id: "Item 4". */
async function readTables(ds: Untyped): Promise<Tables> {
  const tables: Record<string, string> = {};
  for (const model of Object.keys(ds.models))
    for (const row of await ds.models[model].find()) tables[`${model} ${row.id}`] = JSON.stringify(row);
  return tables;
}

/** Returns the rows that differ; those of a join model that LoopBack defines have the name Link here. */
function changesOf(before: Tables, after: Tables): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => before[name] !== after[name])
    .map((name) => name.replace('OwnerItem', 'Link'))
    .toSorted();
}

/** Creates two owners and returns the first: items 1 and 2, or only 1, belong to it, 3 to the other, 4 to none. */
async function createScene(ds: Untyped, kind: Kind): Promise<Untyped> {
  const id = { type: 'number', id: true };
  const Item = ds.define('Item', { id: { ...id }, mark: 'string' });
  const Owner = ds.define('Owner', { id: { ...id }, mark: 'string' });
  kind.declare(ds, Owner, Item);
  const [mine, other] = await Owner.create([{ id: 1 }, { id: 2 }]);
  const createItem = (owner: Untyped, data: object) =>
    callbackArguments((done) => owner.linked.create(data, done));
  for (const number of kind.related) await createItem(mine, { id: number, mark: 'mine', shopId: number });
  await createItem(other, { id: 3, mark: 'other' });
  await ds.models.Shop?.create([{ id: 1 }, { id: 4 }]);
  // Embedded items have no rows, so rows of other items are added.
  for (const number of [3, 4])
    if (!(await Item.exists(number)))
      await Item.create({ id: number, mark: number === 4 ? 'outside' : 'other' });
  return Owner.findById(1);
}

const values: Readonly<Record<string, unknown>> = {
  id: 1,
  index: 0,
  where: {},
  filter: { where: { mark: 'outside' } },
  data: { mark: 'changed' },
};

async function call(owner: Untyped, { name, parameters, isAsync }: MethodSignature): Promise<unknown> {
  const args = parameters
    .map((argument) => argument.replace('?', ''))
    .filter((argument) => argument !== 'options');
  const given = args
    .filter((argument) => argument !== 'callback' && argument !== 'linkData')
    .map((argument) =>
      argument === 'targetOrId' ? (name === 'add' ? 4 : 1) : structuredClone(values[argument]),
    );
  if (name === 'create') given[0] = { id: 9, mark: 'new' };
  if (args.includes('callback')) {
    const [error, result] = await callbackArguments((done) => owner.linked[name](...given, done));
    if (error) throw error;
    return result;
  }
  const answer = owner.linked[name](...given);
  expect(typeof answer?.then === 'function', name).toBe(isAsync);
  return answer;
}

/** The methods that the engines have and the catalogue does not list, with their kinds and the reason. */
const unlisted: readonly (readonly [names: readonly string[], kinds: RegExp, reason: string])[] = [
  [['related'], /^/, 'an internal method of the engine, which takes the receiver as its first argument'],
  [['getAsync'], /embedsMany/, 'LoopBack throws "cb is not a function" where nobody can catch it (DI22)'],
  [['add', 'remove'], /embedsMany$/, 'without the option `belongsTo` there is no target: it throws'],
];

function isLeftOut(name: string, kind: string): boolean {
  return unlisted.some(([names, kinds]) => names.includes(name) && kinds.test(kind));
}

/** The methods of an accessor. */
function membersOf(accessor: Untyped): readonly string[] {
  return Object.getOwnPropertyNames(accessor).filter(
    (name) => !name.startsWith('_') && typeof accessor[name] === 'function',
  );
}

/** A pattern of the rows that a method may change, by what it acts on. */
const mayChange: Readonly<Record<MethodSignature['actsOn'], RegExp>> = {
  related: /^(Item [129]|Link \d|Owner 1)$/,
  links: /^Link [124]$/,
  own: /^Owner 1$/,
  embedded: /^(Owner 1|Item 9)$/,
  table: /^Item \d$/,
  memory: /^$/,
};

/** Exactly the rows that updateAll and destroyAll change, by what they act on. */
const bulk: Readonly<Partial<Record<MethodSignature['actsOn'], readonly string[]>>> = {
  related: ['Item 1', 'Item 2'],
  links: ['Link 1', 'Link 2'],
  embedded: ['Owner 1'],
};

function expectResult({ name, actsOn }: MethodSignature, result: Untyped, all: readonly string[]): void {
  const items = all.filter((row) => row.startsWith('Item')).length;
  const counts = { related: 2, links: 2, table: items } as const;
  if (name === 'count') expect(result).toBe(counts[actsOn as keyof typeof counts]);
  // The filter matches only the item without an owner.
  if (name === 'findOne') expect(result?.id ?? null).toBe(actsOn === 'table' ? 4 : null);
  const isList = name === 'find' || (name === 'getAsync' && Array.isArray(result));
  if (isList) expect(result).toEqual([]);
  else if (['findById', 'get', 'at', 'getAsync'].includes(name)) expect(result.id).toBe(1);
}

const isOnOtherRows = (code: string): boolean => ['TARGET_TABLE_USED', 'THROUGH_MODEL_USED'].includes(code);

/** The runtime emits a notice where the catalogue warns, and where build creates a link (its summary says so). */
function noticesOf({ actsOn, warning, summary }: MethodSignature): readonly string[] {
  const makesLink = actsOn === 'memory' && summary.includes(', not a new Item,');
  if (warning === null && !makesLink) return [];
  return [actsOn === 'table' ? 'TARGET_TABLE_USED' : 'THROUGH_MODEL_USED'];
}

const cases = Object.keys(engines).flatMap((engine) =>
  Object.keys(kinds).map((kind) => [engine, kind] as const),
);

it.each(cases)(
  'RC4: on %s every method of %s exists and acts on the rows that the catalogue names, and none is missing',
  async (engine, name) => {
    const kind = kinds[name];
    if (!kind) throw new Error(name);
    const methods = findRelationKind(kind.definition.type)?.methods({
      ownerName: 'Owner',
      targetName: 'Item',
      targetPlural: 'Items',
      relationName: 'linked',
      definition: { model: 'Item', ...kind.definition },
    });
    expect(methods?.length).toBeGreaterThan(4);
    const existing = membersOf((await createScene(engines[engine]?.(), kind)).linked);
    const listed = new Set(methods?.map((method) => method.name));
    expect(existing.filter((member) => !listed.has(member) && !isLeftOut(member, name))).toEqual([]);
    for (const method of methods ?? []) {
      const ds = engines[engine]?.();
      const owner = await createScene(ds, kind);
      if (method.name === '') {
        expect(typeof owner.linked).toBe('function');
        continue;
      }
      expect(typeof owner.linked[method.name], method.name).toBe('function');
      const before = await readTables(ds);
      const codes: string[] = [];
      ds.on('notice', ({ code }: { readonly code: string }) => codes.push(code));
      const result = await call(owner, method).catch((error: Error) => error);
      // Only a second target of hasOne is refused.
      if (result instanceof Error)
        expect(`${method.name}: ${result.message}`).toMatch(/^create: HasOne relation cannot/);
      const changes = changesOf(before, await readTables(ds));
      for (const change of changes) expect(change, method.call).toMatch(mayChange[method.actsOn]);
      if (method.name === 'updateAll' || method.name === 'destroyAll') {
        const everything = Object.keys(before).filter((row) => row.startsWith('Item'));
        expect(changes, method.call).toEqual(bulk[method.actsOn] ?? everything.toSorted());
      }
      expectResult(method, result, Object.keys(before));
      if (engine === 'our runtime')
        expect(codes.filter(isOnOtherRows), method.call).toEqual(noticesOf(method));
    }
  },
);
