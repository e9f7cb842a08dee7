/** Random conditions and filters, for the properties of `schemas.ts`. */
import fc from 'fast-check';
import { days, ids, numbers, scalars, texts } from './data.ts';
import { propertyNames } from './schemas.ts';

const keys = fc.constantFrom('customerId', 'orderId', 'personId', 'ownerId', 'refId', 'imageableId');
const whereNames = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...propertyNames) },
  { weight: 2, arbitrary: fc.constantFrom('id', 'extra') },
  keys,
  fc.constantFrom('place.street', 'place.no', 'note.street', 'note.deep.no'),
);
const conditions = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(scalars, ids) },
  { weight: 2, arbitrary: scalars.map((value) => ({ neq: value })) },
  numbers.map((value) => ({ gt: value })),
  numbers.map((value) => ({ gte: value })),
  numbers.map((value) => ({ lt: value })),
  numbers.map((value) => ({ lte: value })),
  fc.tuple(numbers, numbers).map((bounds) => ({ between: bounds })),
  fc.array(fc.oneof(scalars, ids), { maxLength: 3 }).map((list) => ({ inq: list })),
  fc.array(scalars, { maxLength: 3 }).map((list) => ({ nin: list })),
  texts.map((text) => ({ like: `${text}%` })),
  texts.map((text) => ({ nlike: text })),
  texts.map((text) => ({ ilike: text })),
  texts.map((text) => ({ regexp: `^${text}` })),
  fc.tuple(numbers, numbers).map(([gt, lt]) => ({ gt, lt })),
  fc.constant({ wrong: 1 }),
  fc.constant({ inq: 5 }),
);
const dayConditions = fc.oneof(
  days,
  days.map((day) => ({ gt: day })),
  days.map((day) => ({ lte: day })),
  days.map((day) => ({ neq: day })),
  fc.tuple(days, days).map((bounds) => ({ between: bounds })),
  fc.array(days, { maxLength: 2 }).map((list) => ({ inq: list })),
);
const near = fc.record(
  {
    near: fc.constantFrom<unknown>('1,2', { lat: 9, lng: 19 }, [5, 6]),
    maxDistance: fc.constantFrom(1, 500, 5000),
    minDistance: fc.constantFrom(1, 500),
    unit: fc.constantFrom('kilometers', 'meters', 'radians'),
  },
  { requiredKeys: ['near'] },
);
const clause: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 10, arbitrary: fc.dictionary(whereNames, conditions, { maxKeys: 2, noNullPrototype: true }) },
  { weight: 2, arbitrary: dayConditions.map((day) => ({ day })) },
  near.map((spot) => ({ spot })),
);
const nested: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 3, arbitrary: clause },
  fc.array(clause, { maxLength: 2 }).map((list) => ({ or: list })),
  fc.tuple(clause, clause).map((list) => ({ and: list })),
);
export const where: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 6, arbitrary: nested },
  fc.array(nested, { maxLength: 3 }).map((list) => ({ or: list })),
  fc.tuple(nested, nested).map((list) => ({ and: list })),
  fc.tuple(nested, clause).map(([first, others]) => ({ and: [first], ...others })),
  fc.tuple(clause, clause).map((list) => ({ nor: list })),
);
const order = fc
  .tuple(
    fc.constantFrom(...propertyNames, 'id', 'place.no'),
    fc.constantFrom('', ' DESC', ' ASC', ' DESC', ' ASC', ' UP'),
  )
  .map(([name, way]) => name + way);
/** The world replaces most of them with the names of real relations. */
const relationNames = fc.constantFrom('orders', 'people', 'categories', 'owner', 'things', 'person', 'best');
const scopesOfIncludes = fc.oneof(
  fc.constantFrom<Record<string, unknown>>({ limit: 1 }, { skip: 1 }, { order: 'name DESC' }),
  clause.map((each) => ({ where: each })),
  fc.constantFrom<Record<string, unknown>>({ fields: ['id', 'name'] }, { fields: { size: false } }),
);
const include = fc.oneof(
  { weight: 3, arbitrary: relationNames },
  fc.array(relationNames, { maxLength: 3 }),
  fc
    .tuple(relationNames, scopesOfIncludes)
    .map(([name, scope]): Record<string, unknown> => ({ relation: name, scope })),
  fc.tuple(relationNames, relationNames).map(([outer, inner]) => ({ [outer]: inner })),
  fc
    .tuple(relationNames, relationNames)
    .map(([outer, inner]): Record<string, unknown> => ({ relation: outer, scope: { include: inner } })),
);
const limit = fc.constantFrom(0, 1, 2, '2', -1);
const skip = fc.constantFrom(0, 1, 2);
const fields = fc.oneof(
  fc.subarray([...propertyNames, 'id', 'customerId']),
  fc.constantFrom<unknown>({ name: true }, { size: false }, 'name'),
);
const orders = fc.oneof(order, fc.array(order, { minLength: 1, maxLength: 3 }));
/** Mostly one part at a time: a filter with all parts finds nothing. */
export const filter = fc.oneof(
  where.map((each) => ({ where: each })),
  { weight: 3, arbitrary: include.map((each) => ({ include: each })) },
  fc.tuple(clause, include).map(([each, included]) => ({ where: each, include: included })),
  orders.map((each) => ({ order: each })),
  fc.tuple(orders, limit).map(([each, most]) => ({ order: each, limit: most })),
  fc.tuple(limit, skip).map(([most, first]) => ({ limit: most, skip: first })),
  fields.map((each) => ({ fields: each })),
  fc.record({ where, order: orders, limit, skip, fields, include }, { requiredKeys: [] }),
);
