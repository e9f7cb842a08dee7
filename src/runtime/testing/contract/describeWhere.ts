import type { Row, Where } from '../../connector.ts';
import { ids, type Suite } from './suite.ts';

export const orders: readonly Row[] = [
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

/** Where clauses and the ids that juggler 7.0.3 returns for them. */
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
  ['an object, which never matches', { extra: { city: 'Rome' } }, []],
  ['and', { and: [{ isPaid: true }, { quantity: { gt: 3 } }] }, [4]],
  ['or', { or: [{ quantity: 3 }, { description: 'ink.' }] }, [1, 2]],
  ['or with another clause', { or: [{ id: 1 }, { id: 4 }], quantity: 10 }, [4]],
  ['an empty or', { or: [] }, []],
  ['an empty and', { and: [] }, [1, 2, 3, 4]],
  ['nor, which never matches', { nor: [{ id: 1 }] }, []],
  ['an unknown operator, which never matches', { quantity: { near3: 3 } }, []],
  ['an unknown property', { nothing: 1 }, []],
];

export function describeWhere({ test, expect }: Suite): void {
  for (const [name, where, expected] of whereCases) {
    test(name, async (connector) => {
      await connector.create('Order', orders);
      expect(await ids(connector, 'Order', { where })).toEqual(expected);
      expect(await connector.count('Order', where)).toEqual(expected.length);
    });
  }

  test('near sorts by distance and leaves out rows without a point', async (connector) => {
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
