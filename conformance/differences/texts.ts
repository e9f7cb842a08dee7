import { callbackArguments, type Program, type Untyped } from './program.ts';

class Point {
  x = 1;
  y = { z: [] };
}

class Empty {}

const circular: Record<string, unknown> = { name: 'c' };
circular['self'] = circular;

/** Values that the text of a ValidationError shows. */
const values: readonly unknown[] = [
  { a: [] },
  { a: {} },
  { a: [1] },
  { a: { b: 1 } },
  {},
  [],
  [[[]]],
  [[[1]]],
  [[]],
  [{}],
  [{ a: {} }],
  [{ a: [] }, { b: { c: 1 } }],
  { list: [], map: {} },
  // biome-ignore lint/suspicious/noSparseArray: the text shows the hole
  [1, , 3],
  new Array(3),
  // biome-ignore lint/suspicious/noSparseArray: the text shows the hole
  [, , 1, , 2],
  { 'a-b': 1, 1: 2, ok: 3 },
  { a: "it's" },
  { a: `it's "b"` },
  { a: `it's "b" \`c\`` },
  { a: 'line\nbreak' },
  { a: 'tab\tback\\' },
  { 'a\nb': 1 },
  { "a'b": 1 },
  { a: null, b: undefined },
  { a: -0 },
  [-0, Number.NaN, Number.POSITIVE_INFINITY],
  new Point(),
  new Empty(),
  [new Point()],
  [new Empty()],
  { a: new Point(), b: new Empty() },
  [[new Empty()]],
  Object.create(null),
  Object.assign(Object.create(null), { a: 1 }),
  { a: Object.create(null) },
  new Date(0),
  { a: new Date(0) },
  [new Date(Number.NaN)],
  { a: /x/g },
  [/x/],
  { a: new Map([[1, 2]]) },
  new Map(),
  new Set([1]),
  [new Set()],
  { a: Symbol('s') },
  { a: 5n },
  { a: () => 1 },
  { a: function named() {} },
  { a: class A {} },
  { a: new Error('e').message },
  new String('text'),
  [new Number(5)],
  { a: new Boolean(true) },
  circular,
  [circular],
  { a: 'a text that is longer than the limit of the message' },
  ['a text that is longer than the limit of the message'],
  { first: 'aaaaaaaaaa', second: 'bbbbbbbbbb', third: { fourth: [] } },
  [{ first: 'aaaaaaaaaa', second: 'bbbbbbbbbb', third: { fourth: [] } }],
  'a text that is longer than the limit of the message',
  'short',
  '"quoted"',
  'line\nbreak',
  5,
  true,
  null,
  undefined,
];

const inAny = values.map(
  (value, index): Program => ({
    title: `VA4 the text of a refused value, number ${index}`,
    async run(ds) {
      const Item = ds.define('Item', { any: 'any', object: 'object', list: ['any'], name: 'string' });
      Item.validatesFormatOf('any', 'object', 'list', 'name', { with: /never/, allowNull: true });
      const outcomes: unknown[] = [];
      for (const name of ['any', 'object', 'list', 'name', 'extra'])
        outcomes.push(await messageOf(() => Item.create({ [name]: value })));
      const Strict = ds.define('Strict', { name: 'string' }, { strict: true });
      outcomes.push(await messageOf(() => Strict.create({ other: value })));
      return outcomes;
    },
  }),
);

const messageOf = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
    return 'valid';
  } catch (error) {
    return (error as Error).message;
  }
};

const others: readonly Program[] = [
  {
    title: 'VA4 the text of refused bytes',
    async run(ds) {
      const Item = ds.define('Item', { bytes: 'buffer', holder: 'any' });
      Item.validatesFormatOf('bytes', 'holder', { with: /never/ });
      const outcomes: unknown[] = [];
      for (const given of ['a', '', 'abc', 'abcdefghijklmnopqrstuvwxyz', [1, 2, 255], 4]) {
        const item = new Item({ bytes: given });
        item.holder = { bytes: item.bytes };
        outcomes.push(await messageOf(() => item.save()));
        item.holder = [item.bytes];
        outcomes.push(await messageOf(() => item.save()));
      }
      return outcomes;
    },
  },
  {
    title: 'MC25 values that cannot be bytes, and odd ones that can',
    async run(ds) {
      const Item = ds.define('Item', { bytes: 'buffer' });
      const objects = [{}, new Date(0), { length: 2 }, { length: 'x' }, new String('ab'), [256, -1]];
      const outcomes: unknown[] = [];
      for (const bytes of [...objects, true, Object, Symbol('s'), 5n, 1.5, -1, Number.NaN])
        try {
          outcomes.push([...new Item({ bytes }).bytes]);
        } catch (error) {
          // The text names the maximum number of bytes, which depends on the version of Node.
          outcomes.push(error instanceof RangeError ? (error as Untyped).code : error);
        }
      return outcomes;
    },
  },
  {
    title: 'VA4 the text of refused nested models, places and dates as text',
    async run(ds) {
      const Inner = ds.define('Inner', { name: 'string', tags: ['string'] }, { idInjection: false });
      const Item = ds.define('Item', { inner: Inner, list: [Inner], place: 'geopoint', day: 'datestring' });
      Item.validatesFormatOf('inner', 'list', 'place', 'day', { with: /never/ });
      const outcomes: unknown[] = [];
      for (const data of [
        { inner: {}, list: [], place: '1,2', day: '2020-01-01' },
        { inner: { name: 'a', tags: [] }, list: [{}, { tags: ['x'] }] },
        { inner: { tags: ['x'] }, list: [{ other: { deep: {} } }] },
      ])
        outcomes.push(await messageOf(() => Item.create(data)));
      return outcomes;
    },
  },
  {
    title: 'VA4 embedded models with an asynchronous validation',
    async run(ds) {
      const outcomes: unknown[] = [];
      for (const kind of ['embedsOne', 'embedsMany']) {
        const Inner = ds.define(`Inner${kind}`, { id: { type: 'string', id: true }, name: 'string' });
        Inner.validateAsync('name', (fail: () => void, done: () => void) => {
          fail();
          done();
        });
        const Item = ds.define(`Item${kind}`, {});
        Item[kind](Inner, { as: 'inner', property: 'stored' });
        const stored = { id: 'i', name: 'a' };
        outcomes.push(
          await messageOf(() => Item.create({ stored: kind === 'embedsOne' ? stored : [stored] })),
          await callbackArguments((callback) => new Item({}).inner.create(stored, callback)).then(
            describeAll,
          ),
        );
      }
      return outcomes;
    },
  },
];

const describeAll = (results: readonly Untyped[]): unknown =>
  results.map((each) => each?.message ?? each?.toJSON?.() ?? each);

export const textPrograms: readonly Program[] = [...inAny, ...others];
