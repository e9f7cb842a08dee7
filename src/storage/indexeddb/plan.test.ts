import { describe, expect, it } from 'vitest';
import type { ModelSchema, Where } from '../../runtime/connector.ts';
import { complexKey, nullKey, toLayout } from './layout.ts';
import { planWhere } from './plan.ts';

const schema: ModelSchema = {
  name: 'Order',
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  types: { id: 'number', customerId: 'number', shopId: 'string', placed: 'date' },
  indexes: ['customerId', 'shopId', 'placed', 'a.b'],
};
const layout = toLayout(schema);

const plan = (where: Where, other?: Partial<ModelSchema>) =>
  planWhere(where, other ? toLayout({ ...schema, ...other }) : layout);

/** Summarises a plan: its kind and keys. */
function summarise(where: Where, other?: Partial<ModelSchema>): unknown {
  const { source } = plan(where, other);
  if (source.kind === 'range') {
    const { lower, upper, lowerOpen, upperOpen } = source.range;
    return [lowerOpen ? 'after' : 'from', lower, upperOpen ? 'before' : 'to', upper];
  }
  if (source.kind === 'index') return [source.index.property, ...source.keys];
  if (source.kind === 'keys') return ['ids', ...source.keys];
  return source.kind;
}

describe('planWhere', () => {
  it('reads everything if no index helps', () => {
    const unindexed: Where[] = [
      { name: 'x' },
      { id: { neq: 1 } },
      { id: { nin: [1] } },
      { customerId: { gt: 1 } },
      { customerId: { inq: [1], gt: 0 } },
      { customerId: { eq: 1 } },
      { customerId: /1/ },
      { customerId: [1] },
      { placed: new Date(0) },
      { 'a.b': 1 },
      { id: new Date(0) },
      { or: [{ id: 1 }, { name: 'x' }] },
      { nor: [{ id: 1 }] },
      { and: [5] } as unknown as Where,
    ];
    for (const where of unindexed) expect([where, summarise(where)]).toEqual([where, 'all']);
  });

  it('finds ids by their keys', () => {
    expect(summarise({ id: 5 })).toEqual(['ids', 5]);
    expect(summarise({ id: '5' })).toEqual(['ids', 5]);
    expect(summarise({ id: { inq: [3, '3', 1, 'x'] } })).toEqual(['ids', 3, 1]);
    expect(summarise({ id: Number.NaN })).toEqual(['ids']);
    expect(summarise({ id: null })).toEqual(['ids', Number.NEGATIVE_INFINITY]);
    expect(summarise({ id: 'a' }, { idType: 'string' })).toEqual(['ids', 'a']);
    expect(summarise({ id: 1 }, { idType: 'string' })).toBe('all');
    expect(summarise({ id: '1' }, { idType: 'any' })).toEqual(['ids', 1]);
    expect(summarise({ id: '01' }, { idType: 'any' })).toEqual(['ids', 1, '01']);
    expect(summarise({ id: 1 }, { idType: 'any' })).toBe('all');
  });

  it('finds ranges of ids', () => {
    const end = Number.POSITIVE_INFINITY;
    expect(summarise({ id: { gt: 5 } })).toEqual(['after', 5, 'to', end]);
    expect(summarise({ id: { gte: 5 } })).toEqual(['from', 5, 'to', end]);
    expect(summarise({ id: { lt: 5 } })).toEqual(['after', -end, 'before', 5]);
    expect(summarise({ id: { lte: 5 } })).toEqual(['after', -end, 'to', 5]);
    expect(summarise({ id: { between: [1, 5] } })).toEqual(['from', 1, 'to', 5]);
    expect(summarise({ id: { between: [5, 1] } })).toEqual(['ids']);
    expect(summarise({ id: { between: [undefined, 1] } })).toBe('all');
    expect(summarise({ id: { gt: '5' } })).toBe('all');
    expect(summarise({ id: { gte: null } })).toBe('all');
    expect(summarise({ id: { gt: 'b' } }, { idType: 'string' })).toEqual(['after', 'b', 'to', []]);
  });

  it('finds foreign keys in their index', () => {
    expect(summarise({ customerId: 5 })).toEqual(['customerId', 5]);
    expect(summarise({ customerId: '5' })).toEqual(['customerId', 5]);
    expect(summarise({ customerId: true })).toEqual(['customerId', 1]);
    expect(summarise({ customerId: 'x' })).toEqual(['customerId']);
    expect(summarise({ customerId: null })).toEqual(['customerId', nullKey]);
    expect(summarise({ customerId: { inq: [1, '1', 2, null] } })).toEqual(['customerId', 1, 2, nullKey]);
    expect(summarise({ shopId: 'x' })).toEqual(['shopId', 'x', complexKey]);
    expect(summarise({ shopId: { inq: [] } })).toEqual(['shopId']);
  });

  it('uses the narrowest of several clauses', () => {
    expect(summarise({ and: [{ name: 'x' }, { and: [{ customerId: 5 }] }] })).toEqual(['customerId', 5]);
    expect(summarise({ id: { gt: 5 }, customerId: 5 })).toEqual(['customerId', 5]);
    expect(summarise({ customerId: 5, id: 7 })).toEqual(['ids', 7]);
    expect(summarise({ customerId: { inq: [1, 2, 3] }, shopId: 'x' })).toEqual(['shopId', 'x', complexKey]);
    expect(summarise({ or: [{ id: 1 }, { customerId: 2 }] })).toBe('union');
  });

  it('is exact if nothing is left to evaluate', () => {
    expect(plan({}).isExact).toBe(true);
    expect(plan({ customerId: 5 }).isExact).toBe(true);
    expect(plan({ and: [{ id: { gt: 5 } }] }).isExact).toBe(true);
    expect(plan({ shopId: 'x' }).isExact).toBe(true);
    expect(plan({ shopId: '1' }).isExact).toBe(false);
    expect(plan({ customerId: 5, id: 7 }).isExact).toBe(false);
    expect(plan({ name: 'x' }).isExact).toBe(false);
  });
});
