import type { Row, Where } from '../../connector.ts';
import { ids, type Suite } from './suite.ts';

export const foreignKeys: readonly Row[] = [
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
  ['an id that is not a number', { id: Number.NaN }, []],
  ['an id that is null', { id: null }, []],
  ['inq on ids, in the order of ids', { id: { inq: [10, 3, 3, 99] } }, [3, 10]],
  ['inq on neighbouring ids', { id: { inq: [6, 5, 2, 3, 4, 9, 10, 11, 12, 13] } }, [2, 3, 4, 5, 6, 10]],
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

export function describeIndexes({ test, expect }: Suite): void {
  for (const [name, where, expected] of indexCases) {
    test(name, async (connector) => {
      await connector.create('Order', foreignKeys);
      expect(await ids(connector, 'Order', { where })).toEqual(expected);
      expect(await connector.count('Order', where)).toEqual(expected.length);
    });
  }

  test('ranges of text ids compare by code unit', async (connector) => {
    await connector.create('Tag', [{ id: '9' }, { id: '10' }, { id: 'b' }, { id: 'B' }]);
    expect(await ids(connector, 'Tag', { where: { id: { gt: '9' } } })).toEqual(['B', 'b']);
    expect(await ids(connector, 'Tag', { where: { id: { between: ['1', '9'] } } })).toEqual(['10', '9']);
    expect(await ids(connector, 'Tag', { where: { id: { inq: ['b', 9] } } })).toEqual(['9', 'b']);
  });

  test('finds neighbouring ids, and none between them', async (connector) => {
    const given = [1, 2, 2.5, 3, 4, 5];
    await connector.create('Order', [...given.map((id) => ({ id })), { id: 'x' }]);
    expect(await ids(connector, 'Order', { where: { id: { inq: [1, 2, 3, 4, 5, 6] } } })).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(await ids(connector, 'Order', { where: { id: { inq: [2.5, 3.5] } } })).toEqual([2.5]);
  });

  test('finds rows by foreign keys of any name and any value', async (connector) => {
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

  test('reads a foreign key whose name has a dot as a path', async (connector) => {
    await connector.create('Thing', [
      { id: 1, a: { b: 1 } },
      { id: 2, 'a.b': 1 },
    ]);
    expect(await ids(connector, 'Thing', { where: { 'a.b': 1 } })).toEqual([1]);
  });
}
