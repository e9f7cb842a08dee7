import type { Connector, ConnectorFilter, Key, ModelSchema, Row, StoredType, Where } from './connector.ts';

/** The part of a test runner that the suite needs. */
export interface ContractHooks {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => Promise<void>): void;
  expect(actual: unknown): { toEqual(expected: unknown): void };
}

/** A fresh, empty connector, and its undoing. */
export interface OpenedConnector {
  readonly connector: Connector;
  close(): Promise<void>;
}

export type OpenConnector = () => Promise<OpenedConnector>;

const defaults = {
  idName: 'id',
  idType: 'number' as StoredType,
  isIdGenerated: true,
  indexes: [] as readonly string[],
};

const orderSchema: ModelSchema = {
  ...defaults,
  name: 'Order',
  types: {
    id: 'number',
    description: 'string',
    quantity: 'number',
    isPaid: 'boolean',
    placed: 'date',
    tags: 'array',
    customerId: 'number',
  },
  indexes: ['customerId'],
};
const tagSchema: ModelSchema = {
  ...defaults,
  name: 'Tag',
  idType: 'string',
  types: { id: 'string', label: 'string' },
};
const thingSchema: ModelSchema = {
  ...defaults,
  name: 'Thing',
  idType: 'any',
  isIdGenerated: false,
  types: { id: 'any' },
  indexes: ['owner-id', 'a.b'],
};
const placeSchema: ModelSchema = {
  ...defaults,
  name: 'Place',
  types: { id: 'number', at: 'geopoint', name: 'string' },
};
const nobodySchema: ModelSchema = { ...defaults, name: 'Nobody', idName: null, idType: 'any', types: {} };

const schemas = [orderSchema, tagSchema, thingSchema, placeSchema, nobodySchema];

/**
 * The suite that every connector passes: what the runtime relies on, and what
 * juggler 7.0.3's memory connector does (semantics observed there). Usable
 * from any test runner in Node or in a browser.
 */
export function connectorContract(hooks: ContractHooks, openConnector: OpenConnector): void {
  const { it } = hooks;
  const test = (name: string, body: (connector: Connector) => Promise<void>) =>
    it(name, async () => {
      const { connector, close } = await openConnector();
      try {
        await connector.define(schemas);
        await body(connector);
      } finally {
        await close();
      }
    });
  const suite: Suite = { expect: hooks.expect, test };
  hooks.describe('ids and counters', () => describeIds(suite));
  hooks.describe('rows', () => describeRows(suite));
  hooks.describe('write', () => describeWrite(suite));
  hooks.describe('where', () => describeWhere(suite));
  hooks.describe('where on ids and foreign keys', () => describeIndexes(suite));
  hooks.describe('order, pages and fields', () => describeOrder(suite));
  hooks.describe('update, destroy, findOrCreate', () => describeBulk(suite));
  hooks.describe('define and automigrate', () => describeDefine(suite));
  hooks.describe('failures', () => describeFailures(suite));
}

interface Suite {
  readonly expect: ContractHooks['expect'];
  readonly test: (name: string, body: (connector: Connector) => Promise<void>) => void;
}

async function ids(connector: Connector, model: string, filter: ConnectorFilter = {}): Promise<unknown[]> {
  return (await connector.find(model, filter)).map((row) => row['id']);
}

/** The name and code of the failure, or the value where there is none. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    const { name, code } = error as { name: string; code?: string };
    return code === undefined ? { name } : { name, code };
  }
}

function describeIds({ test, expect }: Suite): void {
  test('numbers rows without id from 1', async (connector) => {
    const outcomes = await connector.create('Order', [{ description: 'a' }, { description: 'b' }]);
    expect(outcomes).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await connector.find('Order', {})).toEqual([
      { description: 'a', id: 1 },
      { description: 'b', id: 2 },
    ]);
  });

  test('continues after the highest id that it has seen, and moves on with every row', async (connector) => {
    expect(await connector.create('Order', [{ id: 7 }, {}, { id: 3 }, {}])).toEqual([
      { id: 7 },
      { id: 8 },
      { id: 3 },
      { id: 10 },
    ]);
  });

  test('takes an id of 0 or null for none and keeps a negative one', async (connector) => {
    expect(await connector.create('Order', [{ id: 0 }, { id: null }, { id: -4 }, {}])).toEqual([
      { id: 1 },
      { id: 2 },
      { id: -4 },
      { id: 4 },
    ]);
    expect(await ids(connector, 'Order')).toEqual([-4, 1, 2, 4]);
  });

  test('refuses a taken id and stores the others', async (connector) => {
    const outcomes = await connector.create('Order', [
      { id: 1, description: 'first' },
      { id: 1, description: 'second' },
      { description: 'third' },
    ]);
    expect(outcomes).toEqual([{ id: 1 }, { duplicate: 1 }, { id: 3 }]);
    expect((await connector.find('Order', {})).map((row) => row['description'])).toEqual(['first', 'third']);
  });

  test('never gives an id again after a row is gone', async (connector) => {
    await connector.create('Order', [{}, {}]);
    await connector.destroy('Order', undefined);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 3 }]);
  });

  test('gives text ids as text and sorts them by code unit', async (connector) => {
    await connector.create('Tag', [{ id: 'b' }, {}, { id: 'B' }, { id: '10' }, { id: 'é' }, { id: '9' }]);
    expect(await ids(connector, 'Tag')).toEqual(['10', '2', '9', 'B', 'b', 'é']);
  });

  test('keeps 1 and "1" of an untyped id for the same', async (connector) => {
    expect(await connector.create('Thing', [{ id: '1' }, { id: 1 }, { id: 'x' }])).toEqual([
      { id: '1' },
      { duplicate: 1 },
      { id: 'x' },
    ]);
    expect(await ids(connector, 'Thing', { where: { id: 1 } })).toEqual(['1']);
  });

  test('numbers the rows of a model without id, under the name "undefined"', async (connector) => {
    await connector.create('Nobody', [{ name: 'x' }, { name: 'y' }]);
    expect(await connector.find('Nobody', {})).toEqual([
      { name: 'x', undefined: 1 },
      { name: 'y', undefined: 2 },
    ]);
  });

  test('numbers rows that are created at the same time without a clash', async (connector) => {
    const calls = Array.from({ length: 20 }, () => connector.create('Order', [{}]));
    const outcomes = (await Promise.all(calls)).flat();
    expect(outcomes.map((outcome) => ('id' in outcome ? outcome.id : 0)).sort((a, b) => +a - +b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });
}

function describeRows({ test, expect }: Suite): void {
  test('keeps rows apart from the objects that came in and went out', async (connector) => {
    const row = { tags: ['a'], nested: { deep: 1 } };
    await connector.create('Order', [row]);
    row.tags.push('b');
    const [found] = (await connector.find('Order', {})) as [{ nested: { deep: number } }];
    found.nested.deep = 2;
    expect(await connector.find('Order', {})).toEqual([{ id: 1, tags: ['a'], nested: { deep: 1 } }]);
  });

  test('leaves the objects that came in as they are', async (connector) => {
    const row = { description: 'mine' };
    await connector.create('Order', [row]);
    expect(row).toEqual({ description: 'mine' });
  });

  test('keeps awkward names and values', async (connector) => {
    const row = JSON.parse(
      '{"id":1,"__proto__":{"x":1},"constructor":"c","":"empty","a.b":5,"no":null}',
    ) as Row;
    await connector.create('Order', [row]);
    const [found] = await connector.find('Order', {});
    expect(JSON.stringify(found)).toEqual(JSON.stringify(row));
  });

  test('creates nothing for no rows', async (connector) => {
    expect(await connector.create('Order', [])).toEqual([]);
    expect(await connector.count('Order')).toEqual(0);
  });
}

function describeWrite({ test, expect }: Suite): void {
  const merge = { existing: 'merge', missing: 'skip' } as const;

  test('merges into the row that is there', async (connector) => {
    await connector.create('Order', [{ description: 'a', quantity: 1 }]);
    expect(await connector.write('Order', 1, { quantity: 2 }, merge)).toEqual('updated');
    expect(await connector.find('Order', {})).toEqual([{ id: 1, description: 'a', quantity: 2 }]);
  });

  test('removes a property that is merged as undefined and stores null', async (connector) => {
    await connector.create('Order', [{ description: 'a', quantity: 1 }]);
    await connector.write('Order', 1, { quantity: undefined, description: null }, merge);
    expect(await connector.find('Order', {})).toEqual([{ id: 1, description: null }]);
  });

  test('replaces the row that is there and keeps its id', async (connector) => {
    await connector.create('Order', [{ description: 'a', quantity: 1 }]);
    await connector.write('Order', 1, { quantity: 2 }, { existing: 'replace', missing: 'skip' });
    expect(await connector.find('Order', {})).toEqual([{ id: 1, quantity: 2 }]);
  });

  test('says that a row is missing and leaves it so', async (connector) => {
    expect(await connector.write('Order', 5, { quantity: 2 }, merge)).toEqual('missing');
    expect(await connector.count('Order')).toEqual(0);
  });

  test('inserts a missing row and leaves the counter alone', async (connector) => {
    const mode = { existing: 'merge', missing: 'insert' } as const;
    expect(await connector.write('Order', 2, { quantity: 2 }, mode)).toEqual('inserted');
    expect(await connector.create('Order', [{}, {}])).toEqual([{ id: 1 }, { duplicate: 2 }]);
  });

  test('creates a missing row and moves the counter past it', async (connector) => {
    const mode = { existing: 'replace', missing: 'create' } as const;
    expect(await connector.write('Order', 2, { id: 2, quantity: 2 }, mode)).toEqual('inserted');
    expect(await connector.create('Order', [{}])).toEqual([{ id: 3 }]);
  });

  test('keeps indexes up to date', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }]);
    await connector.write('Order', 1, { customerId: 2 }, merge);
    expect(await ids(connector, 'Order', { where: { customerId: 1 } })).toEqual([]);
    expect(await ids(connector, 'Order', { where: { customerId: 2 } })).toEqual([1]);
  });
}

const orders: readonly Row[] = [
  {
    id: 1,
    description: 'pen',
    quantity: 3,
    isPaid: true,
    placed: '2020-01-01T00:00:00.000Z',
    tags: ['a', 'b'],
  },
  { id: 2, description: 'ink.', quantity: 5, isPaid: false, placed: '2021-01-01T00:00:00.000Z', tags: [] },
  {
    id: 3,
    description: null,
    quantity: null,
    tags: ['c'],
    extra: { city: 'Oslo', lines: [{ n: 1 }, { n: 2 }] },
  },
  { id: 4, description: 'Pencil', quantity: 10, isPaid: true, extra: { city: 'Rome' } },
];

/** Where clauses and the ids that juggler 7.0.3 answers to them. */
const whereCases: readonly (readonly [string, Where, readonly number[]])[] = [
  ['an empty clause', {}, [1, 2, 3, 4]],
  ['equality', { description: 'pen' }, [1]],
  ['loose equality', { quantity: '3' }, [1]],
  ['null as null or missing', { isPaid: null }, [3]],
  ['a date by its time', { placed: new Date('2020-01-01T00:00:00.000Z') }, [1]],
  ['a regular expression', { description: /^pe/i }, [1, 4]],
  ['regexp', { description: { regexp: /pe/ } }, [1]],
  ['neq', { description: { neq: 'pen' } }, [2, 3, 4]],
  ['neq null', { description: { neq: null } }, [1, 2, 4]],
  ['gt', { quantity: { gt: 3 } }, [2, 4]],
  ['gte', { quantity: { gte: 3 } }, [1, 2, 4]],
  ['lt', { quantity: { lt: 5 } }, [1]],
  ['lte null', { quantity: { lte: null } }, [3]],
  ['gt before lt in one clause', { quantity: { lt: 5, gt: 3 } }, [2, 4]],
  ['gt on dates', { placed: { gt: new Date('2020-06-01') } }, [2]],
  ['between', { quantity: { between: [3, 5] } }, [1, 2]],
  ['inq', { quantity: { inq: [3, '10'] } }, [1, 4]],
  ['inq with null', { quantity: { inq: [null] } }, [3]],
  ['an empty inq', { quantity: { inq: [] } }, []],
  ['nin', { quantity: { nin: [3, 5] } }, [3, 4]],
  ['like, unanchored', { description: { like: 'en' } }, [1, 4]],
  ['like with % and _', { description: { like: 'P%c_l' } }, [4]],
  ['like, where a dot is any character', { description: { like: 'in..' } }, [2]],
  ['like on null as text', { description: { like: 'null' } }, [3]],
  ['nlike', { description: { nlike: 'en' } }, [2, 3]],
  ['ilike', { description: { ilike: 'PEN' } }, [1, 4]],
  ['nilike', { description: { nilike: 'PEN' } }, [2, 3]],
  ['an element of an array', { tags: 'a' }, [1]],
  ['neq on an array', { tags: { neq: 'c' } }, [1, 2, 4]],
  ['a dotted path', { 'extra.city': 'Rome' }, [4]],
  ['a path through an array', { 'extra.lines.n': 2 }, [3]],
  ['an index of an array', { 'tags.0': 'a' }, [1]],
  ['an object, never', { extra: { city: 'Rome' } }, []],
  ['and', { and: [{ isPaid: true }, { quantity: { gt: 3 } }] }, [4]],
  ['or', { or: [{ quantity: 3 }, { description: 'ink.' }] }, [1, 2]],
  ['or beside another clause', { or: [{ id: 1 }, { id: 4 }], quantity: 10 }, [4]],
  ['an empty or', { or: [] }, []],
  ['an empty and', { and: [] }, [1, 2, 3, 4]],
  ['nor, never', { nor: [{ id: 1 }] }, []],
  ['an unknown operator, never', { quantity: { near3: 3 } }, []],
  ['an unknown property', { nothing: 1 }, []],
];

function describeWhere({ test, expect }: Suite): void {
  for (const [name, where, expected] of whereCases) {
    test(name, async (connector) => {
      await connector.create('Order', orders);
      expect(await ids(connector, 'Order', { where })).toEqual(expected);
      expect(await connector.count('Order', where)).toEqual(expected.length);
    });
  }

  test('near sorts by distance and leaves out what has no point', async (connector) => {
    await connector.create('Place', [
      { name: 'far', at: { lat: 40, lng: 10 } },
      { name: 'here', at: { lat: 10, lng: 10 } },
      { name: 'nowhere' },
      { name: 'close', at: { lat: 11, lng: 10 } },
    ]);
    const near = { lat: 10, lng: 10 };
    const names = async (where: Where) =>
      (await connector.find('Place', { where })).map((row) => row['name']);
    expect(await names({ at: { near } })).toEqual(['here', 'close', 'far']);
    expect(await names({ at: { near, maxDistance: 100 } })).toEqual(['here', 'close']);
    expect(await names({ at: { near, maxDistance: 100, unit: 'kilometers' } })).toEqual(['here']);
    expect(await names({ at: { near, minDistance: 10 } })).toEqual(['close', 'far']);
  });
}

const foreignKeys: readonly Row[] = [
  { id: 1, customerId: 1 },
  { id: 2, customerId: '1' },
  { id: 3, customerId: 2 },
  { id: 4 },
  { id: 5, customerId: null },
  { id: 6, customerId: 1, isPaid: true },
  { id: 10, customerId: 30 },
];

const indexCases: readonly (readonly [string, Where, readonly number[]])[] = [
  ['a foreign key, loosely', { customerId: 1 }, [1, 2, 6]],
  ['a foreign key given as text', { customerId: '1' }, [1, 2, 6]],
  ['a foreign key that is null or missing', { customerId: null }, [4, 5]],
  ['a foreign key among others', { and: [{ isPaid: true }, { customerId: 1 }] }, [6]],
  ['two clauses on one foreign key', { and: [{ customerId: 2 }, { customerId: 1 }] }, []],
  ['inq on a foreign key, in the order of ids', { customerId: { inq: [2, 1] } }, [1, 2, 3, 6]],
  ['inq with a value twice', { customerId: { inq: [2, '2', 2] } }, [3]],
  ['inq with null', { customerId: { inq: [null, 2] } }, [3, 4, 5]],
  ['an id', { id: 3 }, [3]],
  ['an id given as text', { id: '3' }, [3]],
  ['no such id', { id: 99 }, []],
  ['an id that is no number', { id: Number.NaN }, []],
  ['an id that is null', { id: null }, []],
  ['inq on ids, in the order of ids', { id: { inq: [10, 3, 3, 99] } }, [3, 10]],
  ['gt on ids', { id: { gt: 5 } }, [6, 10]],
  ['gte on ids', { id: { gte: 5 } }, [5, 6, 10]],
  ['lt on ids', { id: { lt: 2 } }, [1]],
  ['lte on ids', { id: { lte: 2 } }, [1, 2]],
  ['between on ids', { id: { between: [2, 4] } }, [2, 3, 4]],
  ['between with the greater first', { id: { between: [4, 2] } }, []],
  ['an id and a foreign key', { id: 3, customerId: 1 }, []],
  ['or over ids and foreign keys', { or: [{ id: 3 }, { customerId: 30 }] }, [3, 10]],
  ['neq on a foreign key', { customerId: { neq: 1 } }, [3, 4, 5, 10]],
];

function describeIndexes({ test, expect }: Suite): void {
  for (const [name, where, expected] of indexCases) {
    test(name, async (connector) => {
      await connector.create('Order', foreignKeys);
      expect(await ids(connector, 'Order', { where })).toEqual(expected);
      expect(await connector.count('Order', where)).toEqual(expected.length);
    });
  }

  test('ranges on text ids go by code unit', async (connector) => {
    await connector.create('Tag', [{ id: '9' }, { id: '10' }, { id: 'b' }, { id: 'B' }]);
    expect(await ids(connector, 'Tag', { where: { id: { gt: '9' } } })).toEqual(['B', 'b']);
    expect(await ids(connector, 'Tag', { where: { id: { between: ['1', '9'] } } })).toEqual(['10', '9']);
    expect(await ids(connector, 'Tag', { where: { id: { inq: ['b', 9] } } })).toEqual(['9', 'b']);
  });

  test('foreign keys of any name and any value', async (connector) => {
    const rows: Row[] = [
      { id: 1, 'owner-id': 'x' },
      { id: 2, 'owner-id': true },
      { id: 3, 'owner-id': ['x', 1] },
      { id: 4, 'owner-id': '01' },
      { id: 5, 'owner-id': { a: 1 } },
      { id: 6, 'owner-id': '' },
    ];
    await connector.create('Thing', rows);
    const found = (value: unknown) => ids(connector, 'Thing', { where: { 'owner-id': value } });
    expect(await found('x')).toEqual([1, 3]);
    expect(await found(1)).toEqual([2, 3, 4]);
    expect(await found('01')).toEqual([2, 3, 4]);
    expect(await found('1')).toEqual([2, 3]);
    expect(await found(0)).toEqual([6]);
    expect(await found('')).toEqual([6]);
    expect(await connector.count('Thing', { 'owner-id': '1' })).toEqual(2);
    expect(await connector.count('Thing', { 'owner-id': 1 })).toEqual(3);
  });

  test('a foreign key whose name looks like a path', async (connector) => {
    await connector.create('Thing', [
      { id: 1, a: { b: 1 } },
      { id: 2, 'a.b': 1 },
    ]);
    expect(await ids(connector, 'Thing', { where: { 'a.b': 1 } })).toEqual([1]);
  });
}

function describeOrder({ test, expect }: Suite): void {
  const sorted = async (connector: Connector, order: readonly string[], filter: ConnectorFilter = {}) => {
    await connector.create('Order', orders);
    return ids(connector, 'Order', { ...filter, order });
  };

  test('sorts numerically by id without an order', async (connector) => {
    await connector.create('Order', [{ id: 10 }, { id: 9 }, { id: 100 }]);
    expect(await ids(connector, 'Order')).toEqual([9, 10, 100]);
  });

  test('sorts downwards', async (connector) => {
    expect(await sorted(connector, ['id DESC'])).toEqual([4, 3, 2, 1]);
    expect(await ids(connector, 'Order', { order: ['id DESC'], limit: 2, offset: 1 })).toEqual([3, 2]);
  });

  test('sorts texts by code unit', async (connector) => {
    expect(await sorted(connector, ['description ASC'], { where: { description: { neq: null } } })).toEqual([
      4, 2, 1,
    ]);
  });

  test('puts a missing value first', async (connector) => {
    expect(await sorted(connector, ['placed ASC', 'id DESC'])).toEqual([4, 3, 1, 2]);
  });

  test('sorts by several properties', async (connector) => {
    expect(await sorted(connector, ['isPaid DESC', 'quantity DESC'], { where: { id: { neq: 3 } } })).toEqual([
      4, 1, 2,
    ]);
  });

  test('sorts by a path', async (connector) => {
    expect(await sorted(connector, ['extra.city DESC', 'id ASC'])).toEqual([4, 3, 1, 2]);
  });

  test('pages, with 0 for no limit', async (connector) => {
    await connector.create('Order', orders);
    expect(await ids(connector, 'Order', { limit: 2 })).toEqual([1, 2]);
    expect(await ids(connector, 'Order', { limit: 2, offset: 3 })).toEqual([4]);
    expect(await ids(connector, 'Order', { offset: 2 })).toEqual([3, 4]);
    expect(await ids(connector, 'Order', { limit: 0 })).toEqual([1, 2, 3, 4]);
    expect(await ids(connector, 'Order', { limit: 2, offset: 9 })).toEqual([]);
    expect(await ids(connector, 'Order', { where: { quantity: { gt: 1 } }, limit: 2, offset: 1 })).toEqual([
      2, 4,
    ]);
  });

  test('pages what an index finds', async (connector) => {
    await connector.create('Order', foreignKeys);
    expect(await ids(connector, 'Order', { where: { customerId: 1 }, limit: 1, offset: 1 })).toEqual([2]);
    expect(await ids(connector, 'Order', { where: { customerId: 1 }, order: ['id DESC'], limit: 2 })).toEqual(
      [6, 2],
    );
    expect(await ids(connector, 'Order', { where: { id: { gt: 1 } }, limit: 2 })).toEqual([2, 3]);
  });

  test('answers the fields asked for and no others', async (connector) => {
    await connector.create('Order', orders);
    expect(await connector.find('Order', { fields: ['quantity', 'nothing'], limit: 1 })).toEqual([
      { quantity: 3 },
    ]);
  });
}

function describeBulk({ test, expect }: Suite): void {
  test('update merges into every match and leaves ids alone', async (connector) => {
    await connector.create('Order', orders);
    const changes = { id: 77, quantity: 1, isPaid: undefined };
    expect(await connector.update('Order', { quantity: { gt: 4 } }, changes)).toEqual(2);
    expect(await connector.find('Order', { where: { quantity: 1 }, fields: ['id', 'isPaid'] })).toEqual([
      { id: 2 },
      { id: 4 },
    ]);
    expect(await connector.update('Order', undefined, { quantity: 2 })).toEqual(4);
  });

  test('update moves rows in the indexes', async (connector) => {
    await connector.create('Order', foreignKeys);
    expect(await connector.update('Order', { customerId: 1 }, { customerId: 9 })).toEqual(3);
    expect(await ids(connector, 'Order', { where: { customerId: 9 } })).toEqual([1, 2, 6]);
    expect(await connector.count('Order', { customerId: 1 })).toEqual(0);
  });

  test('destroy removes every match', async (connector) => {
    await connector.create('Order', foreignKeys);
    expect(await connector.destroy('Order', { customerId: 1 })).toEqual(3);
    expect(await connector.destroy('Order', { id: 3 })).toEqual(1);
    expect(await connector.destroy('Order', { id: 3 })).toEqual(0);
    expect(await connector.destroy('Order', undefined)).toEqual(3);
    expect(await connector.count('Order')).toEqual(0);
  });

  test('findOrCreate finds the first match', async (connector) => {
    await connector.create('Order', foreignKeys);
    expect(await connector.findOrCreate('Order', { where: { customerId: 2 } }, { customerId: 2 })).toEqual({
      row: { id: 3, customerId: 2 },
      isCreated: false,
    });
  });

  test('findOrCreate inserts where nothing matches', async (connector) => {
    const filter = { where: { customerId: 2 } };
    expect(await connector.findOrCreate('Order', filter, { customerId: 2 })).toEqual({
      row: { customerId: 2, id: 1 },
      isCreated: true,
    });
    expect(await connector.findOrCreate('Order', filter, { customerId: 3, id: 1 })).toEqual({
      row: { customerId: 2, id: 1 },
      isCreated: false,
    });
    expect(await connector.findOrCreate('Order', { where: { id: 5 } }, { id: 1 })).toEqual({ duplicate: 1 });
  });

  test('findOrCreate inserts once however often it is called', async (connector) => {
    const call = () => connector.findOrCreate('Order', { where: { customerId: 2 } }, { customerId: 2 });
    const outcomes = await Promise.all(Array.from({ length: 5 }, call));
    expect(outcomes.filter((outcome) => 'isCreated' in outcome && outcome.isCreated).length).toEqual(1);
    expect(await connector.count('Order')).toEqual(1);
  });

  test('keeps two thousand rows of one call', async (connector) => {
    const rows = Array.from({ length: 2000 }, (_, index) => ({ customerId: index % 20 }));
    const outcomes = await connector.create('Order', rows);
    expect(outcomes.length).toEqual(2000);
    expect(await connector.count('Order', { customerId: 7 })).toEqual(100);
    expect(await connector.count('Order')).toEqual(2000);
  });
}

function describeDefine({ test, expect }: Suite): void {
  test('defining again keeps rows and counters', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }]);
    await connector.define([orderSchema]);
    expect(await ids(connector, 'Order')).toEqual([1]);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 2 }]);
  });

  test('a new index finds the rows that were there', async (connector) => {
    await connector.create('Tag', [{ id: 'a', ownerId: 1 }, { id: 'b', ownerId: '1' }, { id: 'c' }]);
    const types = { ...tagSchema.types, ownerId: 'number' as const };
    await connector.define([{ ...tagSchema, types, indexes: ['ownerId'] }]);
    expect(await ids(connector, 'Tag', { where: { ownerId: 1 } })).toEqual(['a', 'b']);
    expect(await ids(connector, 'Tag', { where: { ownerId: null } })).toEqual(['c']);
  });

  test('a new type of a foreign key finds the rows that were there', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }, { customerId: '01' }]);
    await connector.define([{ ...orderSchema, types: { ...orderSchema.types, customerId: 'string' } }]);
    expect(await ids(connector, 'Order', { where: { customerId: '1' } })).toEqual([1]);
    await connector.define([orderSchema]);
    expect(await ids(connector, 'Order', { where: { customerId: 1 } })).toEqual([1, 2]);
  });

  test('a model more leaves the others as they are', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }]);
    await connector.define([{ ...tagSchema, name: 'Later' }]);
    await connector.create('Later', [{ id: 'a' }]);
    expect(await connector.count('Order')).toEqual(1);
    expect(await connector.count('Later')).toEqual(1);
  });

  test('calls that run beside a define are answered', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }]);
    const [count] = await Promise.all([
      connector.count('Order'),
      connector.define([{ ...tagSchema, name: 'Beside' }]),
      connector.create('Order', [{ customerId: 2 }]),
    ]);
    expect(count).toEqual(1);
    expect(await connector.count('Order')).toEqual(2);
    expect(await connector.count('Beside')).toEqual(0);
  });

  test('automigrate empties the models named and starts their counters again', async (connector) => {
    await connector.create('Order', [{}, {}]);
    await connector.create('Tag', [{}]);
    await connector.automigrate(['Order']);
    expect(await connector.count('Order')).toEqual(0);
    expect(await connector.count('Tag')).toEqual(1);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 1 }]);
  });
}

function describeFailures({ test, expect }: Suite): void {
  const names: readonly Key[] = ['Nope', '__proto__', 'constructor'];
  for (const name of names) {
    test(`an unknown model: ${name}`, async (connector) => {
      const unknown = { name: 'ConnectorError', code: 'UNKNOWN_MODEL' };
      expect(await failureOf(connector.find(String(name), {}))).toEqual(unknown);
      expect(await failureOf(connector.create(String(name), [{}]))).toEqual(unknown);
      expect(await failureOf(connector.automigrate([String(name)]))).toEqual(unknown);
    });
  }

  test('a where that cannot be judged rejects as in LoopBack', async (connector) => {
    await connector.create('Order', orders);
    const number = connector.find('Order', { where: { quantity: { regexp: 'x' } } });
    expect(await failureOf(number)).toEqual({ name: 'TypeError' });
    const pattern = connector.find('Order', { where: { description: { like: '(' } } });
    expect(await failureOf(pattern)).toEqual({ name: 'SyntaxError' });
    expect(await connector.count('Order')).toEqual(4);
  });

  test('a failed update or destroy changes nothing', async (connector) => {
    await connector.create('Order', orders);
    const where = { tags: null } as Where;
    expect(await failureOf(connector.update('Order', where, { quantity: 0 }))).toEqual({ name: 'TypeError' });
    expect(await failureOf(connector.destroy('Order', where))).toEqual({ name: 'TypeError' });
    expect((await connector.find('Order', {})).length).toEqual(4);
    expect(await connector.count('Order', { quantity: 0 })).toEqual(0);
  });

  test('calls after disconnect', async (connector) => {
    await connector.disconnect();
    const closed = { name: 'ConnectorError', code: 'CLOSED' };
    expect(await failureOf(connector.find('Order', {}))).toEqual(closed);
    expect(await failureOf(connector.create('Order', [{}]))).toEqual(closed);
    expect(await failureOf(connector.disconnect())).toEqual(undefined);
  });
}
