import { callbackArguments, type Program, type Untyped } from './program.ts';

const defineItem = (ds: Untyped, settings: object = {}): Untyped =>
  ds.define(
    'Item',
    { nr: { type: 'number', id: true }, name: 'string', kind: { type: 'string', default: 'k' } },
    settings,
  );

interface ListCase {
  readonly title: string;
  readonly list: readonly unknown[];
  readonly settings?: object;
  readonly options?: object;
  prepare?(model: Untyped): unknown;
}

const cases: readonly ListCase[] = [
  { title: 'rows with and without id', list: [{ nr: 8 }, {}, { name: 'a' }] },
  { title: 'an id that is taken', list: [{ nr: 8 }, { nr: 5 }, { nr: 9 }] },
  { title: 'an id that is taken before a row without id', list: [{ nr: 5 }, {}] },
  { title: 'two rows with one id', list: [{ nr: 7 }, { nr: 7 }] },
  {
    title: 'an invalid row',
    list: [{ nr: 8, name: 'a' }, { nr: 9 }, { nr: 10 }],
    prepare: (model) => model.validatesPresenceOf('name'),
  },
  {
    title: 'an invalid row, unless validation is switched off',
    list: [{ nr: 9 }],
    options: { validate: false },
    prepare: (model) => model.validatesPresenceOf('name'),
  },
  {
    title: 'the legacy hooks, which are not called',
    list: [{ nr: 9 }, {}],
    prepare(model) {
      for (const name of ['beforeCreate', 'beforeSave'])
        model[name] = (next: () => void, data: Untyped) => {
          data.name = name;
          next();
        };
    },
  },
  {
    title: 'values that a scope forces',
    list: [{ nr: 9 }, { nr: 10, name: 'x' }],
    settings: { scope: { where: { name: 'forced' } } },
  },
  { title: 'instances', list: [], prepare: () => undefined },
  {
    title: 'a data hook that replaces the data of the list, and of each',
    list: [{ nr: 9 }, { nr: 10 }],
    prepare(model) {
      model.observe('persist', async (context: Untyped) => {
        context.data = [{ name: 'ignored' }];
        context[0].data.name = 'set';
        context[1].data = { nr: 77, name: 'other' };
      });
      model.observe('loaded', async (context: Untyped) => {
        context.data = [{ name: 'ignored' }];
        context[0].data.name = 'loaded';
      });
    },
  },
  {
    title: 'a loaded hook with updateOnLoad',
    list: [{ nr: 9 }, { nr: 10 }],
    settings: { updateOnLoad: true },
    prepare(model) {
      model.observe('loaded', async (context: Untyped) => {
        context[0].data.name = 'loaded';
        context[1].data = { name: 'replaced' };
      });
    },
  },
  ...['before save', 'persist', 'loaded', 'after save'].map(
    (hook): ListCase => ({
      title: `a failing ${hook} hook`,
      list: [{ nr: 9 }, { nr: 10 }],
      prepare(model) {
        model.observe(hook, async (context: Untyped) => {
          if (Array.isArray(context) || context.instance?.nr === 10) throw new Error(hook);
        });
      },
    }),
  ),
  {
    title: 'without after save hooks',
    list: [{ nr: 9 }],
    options: { notify: false },
    prepare: (model) =>
      model.observe('after save', async () => {
        throw new Error('callbackArguments');
      }),
  },
  { title: 'related data', list: [{ nr: 9, parts: [{ name: 'p' }] }] },
  { title: 'a default that is not written', list: [{ nr: 9 }, { nr: 10, kind: 'k' }] },
];

/** Records what each hook gets, except values that are the same in every call. */
function recordHooks(model: Untyped, seen: unknown[]): void {
  for (const hook of ['access', 'before save', 'persist', 'loaded', 'after save'])
    model.observe(hook, async (context: Untyped) => {
      const contexts = Array.isArray(context) ? context : [context];
      seen.push([
        hook,
        Array.isArray(context),
        contexts.map(({ Model, data, instance, currentInstance, isNewInstance, hookState }) => {
          hookState[hook] = true;
          return [
            Model.modelName,
            structuredClone(data),
            instance?.toJSON(),
            currentInstance?.toJSON(),
            isNewInstance,
            Object.keys(hookState),
          ];
        }),
      ]);
    });
}

export const listPrograms: readonly Program[] = [
  ...cases.map(
    ({ title, list, settings, options, prepare }): Program => ({
      title: `DA17 createAll: ${title}`,
      async run(ds) {
        const Item = defineItem(ds, settings);
        const Part = ds.define('Part', { name: 'string' });
        Item.hasMany(Part, { as: 'parts' });
        await Item.create({ nr: 5, name: 'first' });
        const seen: unknown[] = [];
        recordHooks(Item, seen);
        prepare?.(Item);
        const given = list.length > 0 ? list : [new Item({ nr: 6 }), new Item({ name: 'i' })];
        const answer = await callbackArguments((callback) =>
          Item.createAll(structuredClonePlain(given), options ?? {}, callback),
        );
        const state = (answer[1] as Untyped[] | undefined)?.map?.((each) => each.isNewRecord());
        return [answer, state, seen];
      },
    }),
  ),
  {
    title: 'DA17 createAll: forms of the call',
    async run(ds) {
      const Item = defineItem(ds);
      const outcomes: unknown[] = [await Item.createAll([{ nr: 1 }]), await Item.createAll([{}], {})];
      for (const args of [[], [[]], [null], ['ab'], [{}], [[{}], 'x']])
        try {
          outcomes.push(await Item.createAll(...args));
        } catch (error) {
          outcomes.push((error as Error).message);
        }
      return outcomes;
    },
  },
];

const structuredClonePlain = (list: readonly unknown[]): unknown[] =>
  list.map((each) => ((each as Untyped).toJSON ? each : structuredClone(each)));
