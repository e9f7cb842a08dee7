/** Programs that write an embedded instance by itself, and that compare what the items of a list hold. */
import { callbackArguments, describeFailure, type Program, type Untyped } from './program.ts';

const relationNames = { embedsOne: 'item', embedsMany: 'items' } as const;

type Kind = keyof typeof relationNames;
const kinds: readonly Kind[] = ['embedsOne', 'embedsMany'];

type Hook = (context: Untyped, next: (error?: Error) => void) => void;

/** Defines a list that embeds items, and creates one with one item. */
async function createEmbedded(
  ds: Untyped,
  kind: Kind,
  options: object = {},
): Promise<{
  readonly Item: Untyped;
  readonly List: Untyped;
  readonly list: Untyped;
  readonly item: Untyped;
}> {
  const Item = ds.define('Item', { id: { type: 'number', id: true }, name: 'string', note: 'string' });
  const List = ds.define('List', { size: 'number' });
  List[kind](Item, { as: relationNames[kind], options });
  const list = await List.create({ size: 0 });
  const item = await list[relationNames[kind]].create({ id: 1, name: 'a' });
  return { Item, List, list, item };
}

const changing: Readonly<Record<string, Hook>> = {
  changes: (context, next) => {
    const target = context.data ?? context.instance;
    target.note = 'by the hook';
    next();
  },
  fails: (_, next) => next(new Error('refused')),
};

const hooked: readonly Program[] = kinds.flatMap((kind) =>
  ['persist', 'loaded', 'after save'].flatMap((operation) =>
    Object.entries(changing).map(
      ([title, hook]): Program => ({
        title: `EM6 save and updateAttributes of an item of ${kind} whose "${operation}" hook ${title}`,
        async run(ds) {
          const { Item, List, item } = await createEmbedded(ds, kind);
          Item.observe(operation, hook);
          item.name = 'b';
          const saved = await callbackArguments((done) => item.save(done));
          const stored = await List.find();
          const updated = await callbackArguments((done) => item.updateAttributes({ name: 'c' }, done));
          return [saved, stored, updated, await List.find(), await Item.find()];
        },
      }),
    ),
  ),
);

const counted: readonly Program[] = kinds.flatMap((kind) =>
  ['save', 'destroy', 'updateAttributes'].map(
    (method): Program => ({
      title: `EM6 ${method} of an item of ${kind} writes its parent once for each time that it was read`,
      async run(ds) {
        const { List, list, item } = await createEmbedded(ds, kind);
        await item.save();
        let writes = 0;
        List.observe('before save', (_: unknown, next: () => void) => {
          writes++;
          next();
        });
        list[relationNames[kind]].value();
        list[relationNames[kind]].value();
        await item[method](...(method === 'updateAttributes' ? [{ name: 'b' }] : []));
        return [writes, await List.find()];
      },
    }),
  ),
);

const persistent: readonly Program[] = kinds.map((kind) => ({
  title: `EM6 create of a persistent item of ${kind} writes the parent before the own write of the relation`,
  async run(ds) {
    const Item = ds.define('Item', { name: 'string' });
    const List = ds.define('List', { title: { type: 'string', required: true } });
    const name = relationNames[kind];
    List[kind](Item, { as: name, options: { persistent: true } });
    // It cannot be stored, because a generated id cannot be given.
    const [, refused] = await callbackArguments((done) => List.create({ id: 2 }, done));
    const list = refused as Untyped;
    list.title = 'a';
    const outcome = await callbackArguments((done) => list[name].create({ name: 'a' }, done));
    return [outcome, { ...list.errors }, await List.find(), await Item.find()];
  },
}));

const day = new Date(1_577_836_800_123);

const filtered: readonly Program[] = [
  {
    title: 'EM7 a filter on embedded items that hold their parent',
    async run(ds) {
      const Item = ds.define('Item', { id: { type: 'number', id: true }, isOpen: 'boolean' });
      const List = ds.define('List', {});
      Item.embedsOne(List, { as: 'list' });
      List.embedsMany(Item, { as: 'items', scope: { where: { isOpen: true } } });
      const list = await List.create({});
      list.items.build({ isOpen: true }).list(list);
      list.items.build({ isOpen: false });
      const ids: unknown[] = [];
      for (const where of [{}, { id: 9 }, { '_list.id': 1 }]) {
        const [error, items] = await callbackArguments((done) => list.items({ where }, done));
        ids.push([error, (items as Untyped[]).map(({ id }) => id)]);
      }
      return ids;
    },
  },
  {
    title: 'EM7 a filter on embedded items compares dates, points and values of any type as they are',
    async run(ds) {
      const properties = { id: { type: 'number', id: true }, day: 'date', spot: 'geopoint', note: 'any' };
      const Item = ds.define('Item', properties);
      const List = ds.define('List', {});
      List.embedsMany(Item, { as: 'items' });
      const list = await List.create({});
      await list.items.create({ day, spot: '1,2', note: day });
      await list.items.create({ note: Number.NaN });
      const found: unknown[] = [];
      for (const where of [
        { day },
        { day: day.toISOString() },
        { day: { gt: new Date(day.getTime() - 1) } },
        { note: day.toISOString() },
        { note: day },
        { note: null },
        { note: { inq: [null] } },
        { 'spot.lat': 1 },
        { spot: { neq: null } },
      ]) {
        const [error, items] = await callbackArguments((done) => list.items({ where }, done));
        found.push([error, (items as Untyped[]).map(({ id }) => id)]);
      }
      return found;
    },
  },
];

const others: readonly Program[] = [
  {
    title: 'EO2 update of an embedsOne fails where its property holds an instance of another model',
    async run(ds) {
      const Part = ds.define('Part', { name: 'string' });
      const Piece = ds.define('Piece', { name: 'string' });
      const Item = ds.define('Item', {});
      Item.embedsOne(Part, { as: 'part', property: 'kept' });
      Item.embedsOne(Piece, { as: 'piece', property: 'kept' });
      const item = await Item.create({});
      await item.piece.create({ name: 'a' });
      const failure = await describeFailure(async () => item.part.update({ name: 'b' }));
      return [failure, await Item.find()];
    },
  },
];

export const embeddedWritePrograms: readonly Program[] = [
  ...hooked,
  ...counted,
  ...persistent,
  ...filtered,
  ...others,
];
