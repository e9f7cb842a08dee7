import { callbackArguments, type Program, settle, type Untyped } from './program.ts';

/** Declares the relation `linked` of the kind from Parent to Child. */
const kinds: Readonly<Record<string, (ds: Untyped, Parent: Untyped, Child: Untyped) => void>> = {
  hasMany: (_ds, Parent, Child) => Parent.hasMany(Child, { as: 'linked' }),
  'hasMany through': (ds, Parent, Child) => {
    const Link = ds.define(`${Child.modelName}Link`, { id: { type: 'number', id: true } });
    Link.belongsTo(Parent);
    Link.belongsTo(Child);
    Parent.hasMany(Child, { as: 'linked', through: Link });
  },
  hasAndBelongsToMany: (_ds, Parent, Child) => Parent.hasAndBelongsToMany(Child, { as: 'linked' }),
  referencesMany: (_ds, Parent, Child) => Parent.referencesMany(Child, { as: 'linked' }),
  embedsMany: (_ds, Parent, Child) => Parent.embedsMany(Child, { as: 'linked' }),
  embedsOne: (_ds, Parent, Child) => Parent.embedsOne(Child, { as: 'linked' }),
  hasOne: (_ds, Parent, Child) => Parent.hasOne(Child, { as: 'linked' }),
  belongsTo: (_ds, Parent, Child) => Parent.belongsTo(Child, { as: 'linked' }),
};

type Call = readonly [method: string, ...args: unknown[]];

const one: readonly Call[] = [
  ['get'],
  ['create', { name: 'x' }],
  ['create'],
  ['build', { name: 'b' }],
  ['update', { name: 'z' }],
  ['update', { needed: '' }],
  ['destroy'],
  ['value'],
];

const many: readonly Call[] = [
  ['create', { name: 'x' }],
  ['create', { needed: null }],
  ['create'],
  ['findById', 1],
  ['findById', 99],
  ['updateById', 1, { name: 'z' }],
  ['updateById', 99, { name: 'z' }],
  ['updateById', 1, { needed: '' }],
  ['destroy', 1],
  ['destroy', 99],
  ['exists', 1],
  ['exists', 99],
  ['find', { where: {} }],
  ['findOne', {}],
  ['findOne', { where: { name: 'nobody' } }],
  ['count', {}],
  ['updateAll', {}, { name: 'u' }],
  ['destroyAll', {}],
  ['destroyAll'],
  ['add', 1],
  ['add', 99],
  ['remove', 1],
  ['remove', 99],
  ['at', 0],
  ['at', 9],
  ['get', 1],
  ['set', 1, { name: 's' }],
  ['unset', 1],
  ['value'],
  ['build', { name: 'b' }],
];

const singleKinds: ReadonlySet<string> = new Set(['embedsOne', 'hasOne', 'belongsTo']);

/** How the observers of the target behave. */
const observerKinds = [
  'none',
  'synchronous',
  'asynchronous',
  'failing before save',
  'failing before delete',
  'failing after delete',
] as const;

type ObserverKind = (typeof observerKinds)[number];

function observe(Child: Untyped, observer: ObserverKind): readonly unknown[] {
  const seen: unknown[] = [];
  if (observer === 'asynchronous')
    for (const operation of operations) Child.observe(operation, async () => undefined);
  if (observer === 'synchronous')
    for (const operation of operations)
      Child.observe(operation, (context: Untyped, next: Untyped) => {
        seen.push([operation, Object.keys(context).toSorted(), { ...context.hookState }]);
        context.hookState.last = operation;
        next();
      });
  if (observer.startsWith('failing'))
    Child.observe(observer.replace('failing ', ''), (_: unknown, next: Untyped) =>
      next(new Error('refused')),
    );
  return seen;
}

const operations = ['before save', 'after save', 'before delete', 'after delete'];

interface Scene {
  readonly Child: Untyped;
  readonly Parent: Untyped;
  readonly parent: Untyped;
  readonly seen: readonly unknown[];
}

const numberId = { type: 'number', id: true };

async function setUp(ds: Untyped, kind: string, state: State, observer: ObserverKind): Promise<Scene> {
  // Separate models for each call: ids start again at 1.
  const number = Object.keys(ds.models).length;
  const Child = ds.define(`Child${number}`, {
    id: { ...numberId },
    name: 'string',
    needed: { type: 'string', required: true, default: 'd' },
  });
  const Parent = ds.define(`Parent${number}`, { id: { ...numberId }, name: 'string' });
  kinds[kind]?.(ds, Parent, Child);
  // Juggler ends its very first call later than any other.
  await Parent.count();
  if (state === 'unsaved')
    return { Child, Parent, parent: new Parent({ name: 'p' }), seen: observe(Child, observer) };
  const made = await Parent.create({ name: 'p' });
  if (state === 'full') {
    await callbackArguments((done) => made.linked.create({ name: 'c1' }, done));
    if (!singleKinds.has(kind)) await callbackArguments((done) => made.linked.create({ name: 'c2' }, done));
    await Child.create({ id: 50, name: 'other' });
  }
  const seen = observe(Child, observer);
  return { Child, Parent, parent: await Parent.findById(made.id), seen };
}

/** Whether a call never settles in juggler, because it fails where nobody can catch it: see DI2. */
function neverSettles(kind: string, state: State, [method]: Call): boolean {
  return kind === 'hasMany' && state === 'unsaved' && ['updateById', 'destroy'].includes(method);
}

/** Replaces the hook context that embedsOne.destroy returns with a placeholder. */
function hideContexts(results: readonly unknown[]): readonly unknown[] {
  return results.map((each) =>
    each && typeof each === 'object' && 'hookState' in each ? '<context>' : each,
  );
}

const states = {
  full: 'a parent with rows',
  empty: 'a parent without rows',
  unsaved: 'an unsaved parent',
} as const;

type State = keyof typeof states;

function programFor(kind: string, state: State): Program {
  return {
    title: `${kind}: every method on ${states[state]}`,
    async run(ds) {
      const calls = (singleKinds.has(kind) ? one : many).filter((call) => !neverSettles(kind, state, call));
      const outcomes: unknown[] = [];
      for (const call of calls)
        for (const observer of observerKinds) outcomes.push(await perform(ds, kind, state, call, observer));
      return outcomes;
    },
  };
}

async function perform(
  ds: Untyped,
  kind: string,
  state: State,
  call: Call,
  observer: ObserverKind,
): Promise<unknown> {
  const { Child, Parent, parent, seen } = await setUp(ds, kind, state, observer);
  const [method, ...args] = call;
  if (typeof parent.linked[method] !== 'function') return 'no such method';
  const results = await invoke(parent, method, args);
  const stored = await settle([Parent.find(), Child.find()]);
  return [call, observer, hideContexts(results), parent, parent.linked(), seen, stored];
}

async function invoke(
  parent: Untyped,
  method: string,
  args: readonly unknown[],
): Promise<readonly unknown[]> {
  const values = structuredClone(args);
  try {
    if (method === 'build' || method === 'value') return [parent.linked[method](...values)];
    return await callbackArguments((done) => parent.linked[method](...values, done));
  } catch (error) {
    return [error];
  }
}

/** Programs that call every method of every kind with a callback, and return what is then in memory and in the stores. */
export const relationCalls: readonly Program[] = Object.keys(kinds).flatMap((kind) =>
  (Object.keys(states) as State[]).map((state) => programFor(kind, state)),
);
