import type { Program, Untyped } from './program.ts';

const values: readonly unknown[] = [
  '3',
  'abc',
  '1,2',
  '1, 2, 3',
  'null',
  '[1,2]',
  '{"lat":1,"lng":2}',
  '"1,2"',
  'true',
  '',
  5,
  0,
  true,
  false,
  [1],
  [1, 2],
  ['a', 'b'],
  [1, 2, 3],
  {},
  { lat: 1 },
  { lat: '1', lng: '2' },
  { lat: 91, lng: 0 },
  { lat: 0, lng: 181 },
  { lat: -91, lng: 0 },
  { lat: 0, lng: -181 },
  { lat: null, lng: null },
  { lat: 'x', lng: 0 },
  null,
  undefined,
];

const clone = (value: unknown): unknown => structuredClone(value);

async function outcomeOf(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return error;
  }
}

const withValues = values.map(
  (value): Program => ({
    title: `FI7 GeoPoint and near of ${JSON.stringify(value) ?? 'undefined'}`,
    async run(ds) {
      const Shop = ds.define('Shop', { place: 'geopoint', name: 'string' });
      const first = await Shop.create({ place: { lat: 1, lng: 2 } });
      await Shop.create([{ place: [3, 4], name: 'a' }, {}]);
      const near = (more: object = {}) => ({ place: { near: clone(value), ...more } });
      return Promise.all(
        [
          () => Shop.create({ place: clone(value) }),
          () => {
            first.place = clone(value);
            return first;
          },
          () => Shop.updateAll({ name: 'none' }, { place: clone(value) }),
          () => Shop.find({ where: near() }),
          () => Shop.find({ where: near({ maxDistance: 100, unit: 'kilometers' }) }),
          () => Shop.find({ where: { and: [near(), { name: 'a' }] } }),
          () => Shop.findOne({ where: near() }),
          () => Shop.find({ where: { place: clone(value) } }),
        ].map(outcomeOf),
      );
    },
  }),
);

export const geoPointPrograms: readonly Program[] = [
  ...withValues,
  {
    title: 'FI8 null in a list of a where clause',
    async run(ds) {
      const Shop = ds.define('Shop', { name: 'string', size: 'number' });
      await Shop.create({ name: 'a' });
      const clauses = [
        { name: ['a', null] },
        { and: [null] },
        { or: [{ size: [null] }] },
        { name: { inq: [null] } },
      ];
      const outcomes: unknown[] = [];
      for (const where of clauses)
        for (const call of [() => Shop.find({ where: clone(where) }), () => Shop.count(clone(where))])
          outcomes.push(await outcomeOf(call));
      return outcomes;
    },
  },
  {
    title: 'FI7 near without stored rows',
    async run(ds) {
      const Shop = ds.define('Shop', { place: 'geopoint' });
      return outcomeOf(() => Shop.find({ where: { place: { near: 'abc' } } }));
    },
  },
  {
    title: 'FI7 near of rows whose value is not a point',
    async run(ds) {
      const Shop = ds.define('Shop', { place: 'any' });
      const outcomes: unknown[] = [];
      for (const place of ['abc', 5, [1], { lat: 99, lng: 1 }, { lat: '1', lng: '2' }]) {
        await Shop.destroyAll();
        await Shop.create({ place });
        const find = (): Untyped => Shop.find({ where: { place: { near: '1,2' } } });
        outcomes.push(await outcomeOf(find));
      }
      return outcomes;
    },
  },
];
