import { callbackArguments, type Program, settle, type Untyped } from './program.ts';

const item = () => ({ id: { type: 'number', id: true }, name: { type: 'string', required: true } });

interface Lists {
  readonly Item: Untyped;
  readonly List: Untyped;
}

function defineLists(ds: Untyped, kind = 'embedsMany', properties: object = item()): Lists {
  const Item = ds.define('Item', properties);
  const List = ds.define('List', { title: 'string' });
  List[kind](Item, { as: 'items' });
  return { Item, List };
}

function defineLinked(ds: Untyped): {
  readonly Shop: Untyped;
  readonly Item: Untyped;
  readonly List: Untyped;
} {
  const Shop = ds.define('Shop', {});
  const Item = ds.define('Item', { id: { type: 'number', id: true } });
  Item.belongsTo(Shop, { as: 'linked' });
  const List = ds.define('List', {});
  List.embedsMany(Item, { as: 'items', options: { belongsTo: 'linked' } });
  return { Shop, Item, List };
}

const synchronousObserver = (_context: unknown, next: () => void): void => next();

const removing: readonly Program[] = [
  ...[synchronousObserver, async () => undefined].map(
    (observer, index): Program => ({
      title: `EM2 embedsMany.remove with ${index === 0 ? 'a synchronous' : 'an asynchronous'} "before delete" observer`,
      async run(ds) {
        const { Shop, Item, List } = defineLinked(ds);
        Item.observe('before delete', observer);
        const shop = await Shop.create({});
        const list = await List.create({});
        await list.items.add(shop);
        const answer = await list.items.remove(shop);
        return [answer, list.items.value(), await List.find()];
      },
    }),
  ),
  {
    title:
      'EM2 destroy and updateById without a callback are done when they return, with or without observers',
    async run(ds) {
      const outcomes: unknown[] = [];
      for (const isObserved of [false, true]) {
        const { Item, List } = defineLists(ds);
        const seen: unknown[] = [];
        if (isObserved)
          for (const operation of ['before save', 'after save', 'before delete', 'after delete'])
            Item.observe(operation, (_: unknown, next: () => void) => {
              seen.push(operation);
              next();
            });
        const list = await List.create({});
        await list.items.create({ name: 'a' });
        await list.items.create({ name: 'b' });
        list.items.destroy(1);
        list.items.updateById(2, { name: 'c' });
        outcomes.push(
          list.items.value().map((each: Untyped) => each.toJSON()),
          seen,
        );
        await list.save();
      }
      return outcomes;
    },
  },
];

const together: readonly Program[] = [
  {
    title: 'EM2 of two items created together only the invalid one is refused',
    async run(ds) {
      const { List } = defineLists(ds);
      const list = await List.create({});
      return settle([list.items.create({ name: '1' }), list.items.create({})]);
    },
  },
  {
    title: 'EM2 of two items created together only the one with a taken id is refused',
    async run(ds) {
      const { List } = defineLists(ds, 'embedsMany', { id: { type: 'string', id: true } });
      const list = await List.create({});
      return settle([list.items.create({ id: 'a' }), list.items.create({ id: 'a' })]);
    },
  },
  {
    title: 'EM2 two items created together with a synchronous observer, and with an asynchronous one',
    async run(ds) {
      const outcomes: unknown[] = [];
      for (const observer of [synchronousObserver, async () => undefined]) {
        const { Item, List } = defineLists(ds);
        Item.observe('before save', observer);
        const list = await List.create({});
        outcomes.push(await settle([list.items.create({ name: '1' }), list.items.create({})]));
      }
      return outcomes;
    },
  },
  {
    title: 'EM2 a change, a removal and a creation started together',
    async run(ds) {
      const { List } = defineLists(ds);
      const list = await List.create({});
      await list.items.create({ name: 'a' });
      await list.items.create({ name: 'b' });
      return settle([
        callbackArguments((done) => list.items.updateById(1, { name: 'c' }, done)),
        callbackArguments((done) => list.items.destroy(2, done)),
        list.items.create({}),
      ]);
    },
  },
  {
    title: 'EM2 embedsMany validates before the hooks, embedsOne after them',
    async run(ds) {
      const outcomes: unknown[] = [];
      for (const kind of ['embedsMany', 'embedsOne']) {
        const { Item, List } = defineLists(ds, kind);
        Item.observe('before save', (context: Untyped, next: () => void) => {
          context.instance.name = 'by the hook';
          next();
        });
        const list = await List.create({});
        outcomes.push(await settle([list.items.create({})]));
      }
      return outcomes;
    },
  },
];

/** The calls that are started right after destroy of an embedsOne. */
const besideDestroy: readonly (readonly [string, (parent: Untyped) => unknown])[] = [
  ['build', ({ item }) => item.build({ id: 2, name: 'b' })],
  ['update', ({ item }) => item.update({ id: 2, name: 'b' })],
];

const single: readonly Program[] = besideDestroy.map(([title, start]) => ({
  title: `EO1 embedsOne.destroy and ${title} started together`,
  async run(ds) {
    const Item = ds.define('Item', item());
    const List = ds.define('List', {});
    List.embedsOne(Item, { as: 'item' });
    const list = await List.create({});
    await list.item.create({ id: 1, name: 'a' });
    const destroyed = list.item.destroy();
    await start(list);
    await destroyed;
    return [list.item.value(), await List.find()];
  },
}));

const callbacks: readonly Program[] = [
  {
    title: 'EM3 the callbacks of destroy, unset, destroyAll and remove get only the error',
    async run(ds) {
      const { Shop, List } = defineLinked(ds);
      const shop = await Shop.create({});
      const list = await List.create({});
      for (const _ of [1, 2, 3, 4]) await list.items.add(shop);
      return [
        await callbackArguments((done) => list.items.destroy(1, done)),
        await callbackArguments((done) => list.items.destroy(99, done)),
        await callbackArguments((done) => list.items.unset(2, done)),
        await callbackArguments((done) => list.items.remove(shop, done)),
        await callbackArguments((done) => list.items.destroyAll(done)),
      ];
    },
  },
  {
    title:
      'EM3 the callback of isValid of an embedded instance is called later, that of any other synchronously',
    async run(ds) {
      const outcomes: unknown[] = [];
      for (const kind of ['embedsMany', 'embedsOne']) {
        const { Item, List } = defineLists(ds, kind);
        const list = await List.create({});
        for (const [instance, data] of [
          [list.items.build({}), {}],
          [list.items.build({ name: 'a' }), {}],
          [new Item({}), {}],
        ]) {
          let when = 'at once';
          const answer = new Promise((resolve) => {
            outcomes.push(instance.isValid((isValid: boolean) => resolve([isValid, when]), data));
          });
          when = 'later';
          outcomes.push(await answer);
        }
      }
      return outcomes;
    },
  },
];

export const embedPrograms: readonly Program[] = [...removing, ...together, ...single, ...callbacks];
