import fc from 'fast-check';
import { propertyNames } from './schemas.ts';

/** An argument of a call: plain data, or an id or an instance that earlier steps have created. */
export type Argument =
  | { readonly kind: 'data'; readonly value: unknown }
  | { readonly kind: 'id'; readonly pick: number }
  | { readonly kind: 'instance'; readonly pick: number };

export interface Step {
  readonly on: 'model' | 'instance' | 'relation';
  /** Which model, or which of the instances so far. */
  readonly pick: number;
  /** Which relation of the instance's model. */
  readonly relation: number;
  readonly method: string;
  readonly args: readonly Argument[];
  readonly style: 'promise' | 'callback';
}

const texts = fc.constantFrom('a', 'b', 'ab', 'Bee', '', '7', 'null');
const numbers = fc.constantFrom(0, 1, 2, 3, 5, -1, 2.5);
const day = fc.constantFrom('2020-01-01T00:00:00.000Z', '2021-06-01T12:00:00.000Z');
const scalars = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));
const values = fc.oneof(scalars, day, fc.array(texts, { maxLength: 2 }));

const ids = fc.constantFrom(1, 2, 3, 4, 99, '1', '2', 'a');
const keys = fc.constantFrom('customerId', 'orderId', 'personId', 'ownerId', 'refId', 'thingsId');

const typed = fc.record(
  {
    name: fc.oneof(texts, fc.constant(null)),
    size: fc.oneof(numbers, fc.constantFrom('4', null)),
    isOpen: fc.oneof(fc.boolean(), fc.constantFrom('true', null)),
    day: fc.oneof(day, fc.constant(null)),
    tags: fc.array(texts, { maxLength: 2 }),
    note: values,
  },
  { requiredKeys: ['name'] },
);
const extras = fc.record({ id: ids, extra: values, customerId: ids, ownerId: ids }, { requiredKeys: [] });
const data = fc.oneof(
  { weight: 5, arbitrary: typed },
  { weight: 2, arbitrary: fc.tuple(typed, extras).map(([left, right]) => ({ ...left, ...right })) },
  extras,
  fc.constant({}),
);
const changes = fc.oneof(
  fc.record({ name: texts, size: numbers, isOpen: fc.boolean(), note: values }, { requiredKeys: [] }),
  data,
);

const whereNames = fc.oneof(fc.constantFrom(...propertyNames), fc.constantFrom('id', 'extra'), keys);
const conditions = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(scalars, ids) },
  scalars.map((value) => ({ neq: value })),
  numbers.map((value) => ({ gt: value })),
  numbers.map((value) => ({ lte: value })),
  fc.tuple(numbers, numbers).map((bounds) => ({ between: bounds })),
  fc.array(fc.oneof(scalars, ids), { maxLength: 3 }).map((list) => ({ inq: list })),
  fc.array(scalars, { maxLength: 3 }).map((list) => ({ nin: list })),
  texts.map((text) => ({ like: `${text}%` })),
  texts.map((text) => ({ ilike: text })),
  texts.map((text) => ({ regexp: `^${text}` })),
  fc.constant({ wrong: 1 }),
  fc.constant({ inq: 5 }),
);
const clause = fc.dictionary(whereNames, conditions, { maxKeys: 2, noNullPrototype: true });
const where = fc.oneof(
  { weight: 4, arbitrary: clause },
  fc.array(clause, { maxLength: 2 }).map((list) => ({ or: list })),
  fc.tuple(clause, clause).map((list) => ({ and: list })),
);
const order = fc
  .tuple(fc.constantFrom(...propertyNames, 'id'), fc.constantFrom('', ' DESC', ' ASC', ' UP'))
  .map(([name, way]) => name + way);
const relationNames = fc.constantFrom(
  'orders',
  'customers',
  'people',
  'categories',
  'orderItems',
  'order',
  'customer',
  'person',
  'category',
  'things',
  'owner',
  'best',
);
const include = fc.oneof(
  relationNames,
  fc.array(relationNames, { maxLength: 2 }),
  relationNames.map((name) => ({ relation: name, scope: { limit: 1 } })),
  fc.tuple(relationNames, clause).map(([name, inner]) => ({ relation: name, scope: { where: inner } })),
  fc.tuple(relationNames, relationNames).map(([outer, inner]) => ({ [outer]: inner })),
);
const limit = fc.constantFrom(0, 1, 2, '2', -1);
const skip = fc.constantFrom(0, 1, 2);
const fields = fc.oneof(
  fc.subarray([...propertyNames, 'id', 'customerId']),
  fc.constantFrom<unknown>({ name: true }, { size: false }),
);
const orders = fc.oneof(order, fc.array(order, { minLength: 1, maxLength: 2 }));
/** Mostly one part at a time: a filter with all parts finds nothing. */
const filter = fc.oneof(
  where.map((each) => ({ where: each })),
  { weight: 2, arbitrary: include.map((each) => ({ include: each })) },
  fc.tuple(clause, include).map(([each, included]) => ({ where: each, include: included })),
  orders.map((each) => ({ order: each })),
  fc.tuple(limit, skip).map(([most, first]) => ({ limit: most, skip: first })),
  fields.map((each) => ({ fields: each })),
  fc.record({ where, order: orders, limit, skip, fields, include }, { requiredKeys: [] }),
);

const plain = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Argument> =>
  value.map((each) => ({ kind: 'data', value: each }));
const anId: fc.Arbitrary<Argument> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(50).map((pick): Argument => ({ kind: 'id', pick })) },
  plain(ids),
);
const anInstance: fc.Arbitrary<Argument> = fc.nat(50).map((pick) => ({ kind: 'instance', pick }));
const someData = plain(data);
const manyData = plain(fc.array(data, { maxLength: 3 }));
const aFilter = plain(filter);
const aWhere = plain(where);
const someChanges = plain(changes);

/** Methods, with their weights and the arguments that they are called with. */
type Signatures = readonly (readonly [method: string, weight: number, ...args: fc.Arbitrary<Argument>[]])[];

const modelCalls: Signatures = [
  ['create', 8, someData],
  ['create', 3, manyData],
  ['find', 4, aFilter],
  ['find', 1],
  ['findOne', 2, aFilter],
  ['findById', 3, anId],
  ['findByIds', 1, plain(fc.array(ids, { maxLength: 3 }))],
  ['count', 1, aWhere],
  ['count', 1],
  ['exists', 1, anId],
  ['updateAll', 2, aWhere, someChanges],
  ['destroyAll', 1, aWhere],
  ['destroyById', 1, anId],
  ['upsert', 2, someData],
  ['upsertWithWhere', 1, aWhere, someChanges],
  ['replaceById', 1, anId, someData],
  ['replaceOrCreate', 1, someData],
  ['findOrCreate', 2, aFilter, someData],
];

const instanceCalls: Signatures = [
  ['save', 2],
  ['updateAttributes', 3, someChanges],
  ['updateAttribute', 1, plain(fc.constantFrom('name', 'size')), plain(scalars)],
  ['replaceAttributes', 1, someData],
  ['reload', 1],
  ['destroy', 1],
  ['setAttributes', 1, someChanges],
  ['toJSON', 1],
];

const relationCalls: Signatures = [
  ['', 2],
  ['', 2, aFilter],
  ['', 1, plain(fc.constant(true))],
  ['build', 2, someData],
  ['create', 6, someData],
  ['create', 2, manyData],
  ['find', 1],
  ['find', 2, aFilter],
  ['findOne', 1, aFilter],
  ['findById', 3, anId],
  ['updateById', 2, anId, someChanges],
  ['updateAll', 1, aWhere, someChanges],
  ['destroy', 2, anId],
  ['destroyAll', 1, aWhere],
  ['count', 1, aWhere],
  ['exists', 1, anId],
  ['add', 2, anInstance],
  ['add', 1, anId],
  ['remove', 2, anInstance],
  ['get', 1],
  ['getAsync', 1],
  ['update', 1, someChanges],
];

function step(on: Step['on'], signatures: Signatures): fc.Arbitrary<Step> {
  return fc.oneof(
    ...signatures.map(([method, weight, ...args]) => ({
      weight,
      arbitrary: fc.record<Step>({
        on: fc.constant(on),
        pick: fc.nat(50),
        relation: fc.nat(20),
        method: fc.constant(method),
        args: fc.tuple(...args),
        style: fc.constantFrom<Step['style']>('promise', 'promise', 'callback'),
      }),
    })),
  );
}

/** Twenty calls; the first ones create rows, so that the others find some. */
export const sequences: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(step('model', modelCalls.slice(0, 2)), { minLength: 3, maxLength: 3 }),
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: step('model', modelCalls) },
        { weight: 2, arbitrary: step('instance', instanceCalls) },
        { weight: 6, arbitrary: step('relation', relationCalls) },
      ),
      { minLength: 17, maxLength: 17 },
    ),
  )
  .map(([first, others]) => [...first, ...others]);
