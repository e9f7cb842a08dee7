/** Random values, data and changes, for the properties of `schemas.ts`. */
import fc from 'fast-check';
import { modelNames } from './schemas.ts';

export const texts = fc.constantFrom('a', 'b', 'ab', 'Bee', '', '7', 'null');
export const numbers = fc.constantFrom(0, 1, 2, 3, 5, -1, 2.5);
export const ids = fc.constantFrom(1, 2, 3, 4, 99, '1', '2', 'a');
export const days = fc.constantFrom<unknown>(
  '2020-01-01T00:00:00.000Z',
  '2021-06-01T12:00:00.000Z',
  new Date(1_577_836_800_000),
  '2020-01-01',
  '2020-01-01T00:00:00+02:00',
  '2021',
  1_577_836_800_000,
  0,
  '1577836800000',
);
const points = fc.constantFrom<unknown>({ lat: 1, lng: 2 }, { lat: 10, lng: 20 }, '3,4', [5, 6]);
const places = fc.oneof(
  fc.record({ street: texts, no: fc.oneof(numbers, fc.constant('4')), name: texts }, { requiredKeys: [] }),
  fc.constant(null),
);
export const scalars = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));
const values = fc.oneof(
  scalars,
  days,
  fc.array(texts, { maxLength: 2 }),
  fc.record({ street: texts, deep: fc.record({ no: numbers }) }, { requiredKeys: [] }),
);

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary }, fc.constant(null));

const typed = fc.record(
  {
    name: fc.oneof(texts, fc.constant(null)),
    size: fc.oneof(numbers, fc.constantFrom('4', null)),
    isOpen: fc.oneof(fc.boolean(), fc.constantFrom('true', null)),
    day: orNull(fc.oneof({ weight: 8, arbitrary: days }, fc.constant('soon'))),
    tags: fc.array(texts, { maxLength: 2 }),
    note: values,
    spot: orNull(points),
    place: fc.oneof({ weight: 4, arbitrary: places }, fc.array(places, { maxLength: 2 })),
  },
  { requiredKeys: ['name'] },
);
const extras = fc.record(
  {
    id: ids,
    extra: values,
    customerId: ids,
    ownerId: ids,
    imageableId: ids,
    imageableType: fc.constantFrom(...modelNames, 'Nobody'),
    orderIds: fc.array(ids, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
export const data = fc.oneof(
  { weight: 5, arbitrary: typed },
  { weight: 2, arbitrary: fc.tuple(typed, extras).map(([left, right]) => ({ ...left, ...right })) },
  extras,
  fc.constant({}),
);
export const changes = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record(
      { name: texts, size: numbers, isOpen: fc.boolean(), note: values, day: days, place: places },
      { requiredKeys: [] },
    ),
  },
  data,
);
