/** Compares the methods of classes and instances in the catalogue with those of juggler 7 and loopback 3.28. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { classMethods, type EngineName, instanceMethods, type MethodSignature } from '../src/model/index.ts';
import { createMemoryConnector, DataSource, defineModels } from '../src/runtime/index.ts';
import type { Untyped } from './differences/program.ts';

const require = createRequire(import.meta.url);
const juggler: Untyped = require('loopback-datasource-juggler');
const loopback: Untyped = require('loopback');

const properties = { name: 'string' };

function definePersisted(): Untyped {
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  const db = app.dataSource('db', { connector: 'memory' });
  const model = app.registry.createModel('Item', properties, { base: 'PersistedModel' });
  app.model(model, { dataSource: db });
  return model;
}

const defineOurs = (engine: EngineName) => (): Untyped =>
  defineModels([{ name: 'Item', base: 'PersistedModel', properties }], 'memory', { engine }).models['Item'];

/** Each engine: how it defines a model, and which methods the catalogue lists for it. */
const engines: Readonly<Record<string, readonly [define: () => Untyped, catalogue: EngineName]>> = {
  'juggler 7': [() => new juggler.DataSource('memory').define('Item', properties), 'juggler7'],
  'loopback 3.28': [definePersisted, 'loopback3'],
  'our runtime': [() => new DataSource(createMemoryConnector()).define('Item', properties), 'juggler7'],
  'our PersistedModel': [defineOurs('juggler7'), 'juggler7'],
  'our PersistedModel with LoopBack 3': [defineOurs('loopback3'), 'loopback3'],
};

/** The methods that the engines have and the catalogue does not list, with the reason. */
const reasons: readonly (readonly [reason: string, names: RegExp])[] = [
  ['internal to the engine', /^_|^(apply(Properties|Scope)|base|lookupModel|getApp|Transaction|super_)$/],
  [
    'defines relations, scopes, properties and models, which the designer does',
    /^(belongsTo|has(Many|One|AndBelongsToMany)|embeds(One|Many)|referencesMany|scope|defaultScope|(define|register)Property|extend|mixin|attachTo|setup)$/,
  ],
  ['adds validations: they are in the JSON, or in the code of the model', /^(validat\w*|ValidationError)$/],
  ['observes operations and emits events', /observe|[lL]istener|^(on|once|off|emit|eventNames|trigger)$/i],
  [
    'describes the model itself',
    /^(is(Hidden|Protected)Property|forEachProperty|get[A-Z]\w*|normalizeInclude)$/,
  ],
  [
    'the registry, REST and access control of an application',
    /remot|^(app|registry|config|shared\w*|checkAccess)$/i,
  ],
  [
    'change tracking and replication',
    /chang|checkpoint|replicat|updates?$|^(diff|getSourceId|createUpdates)$/i,
  ],
  ['transactions: the memory connector has none', /transaction/i],
  ['the legacy hooks', /^(before|after)[A-Z]/],
  ['includes relations into found instances, as the filter does', /^include$/],
  [
    'sets properties in memory, as an assignment does',
    /^((un)?setAttributes?|setStrict|setId|reset|fromObject)$/,
  ],
  ['describes the object for a console', /^(inspect|constructor|toString)$/],
];

/** The functions of an object and its prototypes. */
function functionsOf(object: Untyped, stop: object): readonly string[] {
  const names = new Set<string>();
  for (let at = object; at && at !== stop; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at))
      if (typeof Object.getOwnPropertyDescriptor(at, name)?.value === 'function') names.add(name);
  return [...names];
}

function unexplained(existing: readonly string[], listed: readonly MethodSignature[]): readonly string[] {
  const isListed = (name: string): boolean => listed.some((method) => method.name === name);
  const isExplained = (name: string): boolean => reasons.some(([, names]) => names.test(name));
  return existing.filter((name) => !isListed(name) && !isExplained(name)).toSorted();
}

const values: Readonly<Record<string, unknown>> = {
  id: 1,
  ids: [1],
  where: { name: 'a' },
  filter: { where: { name: 'a' } },
  data: { name: 'b' },
  name: 'name',
  value: 'c',
};

const argumentsOf = ({ parameters }: MethodSignature): readonly unknown[] =>
  parameters
    .filter((name) => name !== 'options?')
    .map((name) => structuredClone(values[name.replace('?', '')]));

/** Calls a method as the catalogue says, and checks its result and whether it returns a promise. */
async function expectResult(receiver: Untyped, method: MethodSignature): Promise<void> {
  expect(typeof receiver[method.name], method.name).toBe('function');
  const given = argumentsOf(method);
  const returned = receiver[method.name](...(method.name === 'createAll' ? [[given[0]]] : given));
  expect(typeof returned?.then === 'function', method.name).toBe(method.isAsync);
  const result = await returned;
  const isCount = { count: 'number', exists: 'boolean' }[method.result as 'count' | 'exists'];
  if (isCount !== undefined) expect(typeof result, method.name).toBe(isCount);
  else
    expect(Array.isArray(result), method.name).toBe(
      /\[\]>$|<\[/.test(method.returns) || method.name === 'createAll',
    );
}

describe.each(Object.entries(engines))('on %s', (_title, [define, catalogue]) => {
  const listed = classMethods('Item', catalogue);

  it('RC6: every method of a class exists and returns what the catalogue says', async () => {
    for (const method of listed) {
      const Item = define();
      await Item.create({ name: 'a' });
      if (method.call.startsWith('new ')) expect(new Item(...argumentsOf(method)).name).toBe('b');
      else await expectResult(Item, method);
    }
  });

  it('RC8: a method that is left out for the engine does not exist', () => {
    const names = new Set(listed.map(({ name }) => name));
    const others = classMethods('Item').filter(({ name }) => !names.has(name));
    expect(others.map(({ name }) => name)).toEqual(catalogue === 'loopback3' ? ['createAll'] : []);
    const Item = define();
    expect(others.filter(({ name }) => name in Item)).toEqual([]);
  });

  it('RC6: every method of an instance exists and returns what the catalogue says', async () => {
    for (const method of instanceMethods('Item')) {
      const Item = define();
      await expectResult(await Item.create({ name: 'a' }), method);
    }
  });

  it('RC6: every other member of classes and instances is left out for a reason', () => {
    const Item = define();
    expect(unexplained(functionsOf(Item, Function.prototype), listed)).toEqual([]);
    expect(unexplained(functionsOf(Item.prototype, Object.prototype), instanceMethods('Item'))).toEqual([]);
  });
});
