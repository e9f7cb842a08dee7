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

/** A plan in short: its kind and keys. */
function brief(where: Where, other?: Partial<ModelSchema>): unknown {
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
  it('reads everything where no index helps', () => {
    const hopeless: Where[] = [
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
    for (const where of hopeless) expect([where, brief(where)]).toEqual([where, 'all']);
  });

  it('finds ids by their keys', () => {
    expect(brief({ id: 5 })).toEqual(['ids', 5]);
    expect(brief({ id: '5' })).toEqual(['ids', 5]);
    expect(brief({ id: { inq: [3, '3', 1, 'x'] } })).toEqual(['ids', 3, 1]);
    expect(brief({ id: Number.NaN })).toEqual(['ids']);
    expect(brief({ id: null })).toEqual(['ids', Number.NEGATIVE_INFINITY]);
    expect(brief({ id: 'a' }, { idType: 'string' })).toEqual(['ids', 'a']);
    expect(brief({ id: 1 }, { idType: 'string' })).toBe('all');
    expect(brief({ id: '1' }, { idType: 'any' })).toEqual(['ids', 1]);
    expect(brief({ id: '01' }, { idType: 'any' })).toEqual(['ids', 1, '01']);
    expect(brief({ id: 1 }, { idType: 'any' })).toBe('all');
  });

  it('finds ranges of ids', () => {
    const end = Number.POSITIVE_INFINITY;
    expect(brief({ id: { gt: 5 } })).toEqual(['after', 5, 'to', end]);
    expect(brief({ id: { gte: 5 } })).toEqual(['from', 5, 'to', end]);
    expect(brief({ id: { lt: 5 } })).toEqual(['after', -end, 'before', 5]);
    expect(brief({ id: { lte: 5 } })).toEqual(['after', -end, 'to', 5]);
    expect(brief({ id: { between: [1, 5] } })).toEqual(['from', 1, 'to', 5]);
    expect(brief({ id: { between: [5, 1] } })).toEqual(['ids']);
    expect(brief({ id: { between: [undefined, 1] } })).toBe('all');
    expect(brief({ id: { gt: '5' } })).toBe('all');
    expect(brief({ id: { gte: null } })).toBe('all');
    expect(brief({ id: { gt: 'b' } }, { idType: 'string' })).toEqual(['after', 'b', 'to', []]);
  });

  it('finds foreign keys in their index', () => {
    expect(brief({ customerId: 5 })).toEqual(['customerId', 5]);
    expect(brief({ customerId: '5' })).toEqual(['customerId', 5]);
    expect(brief({ customerId: true })).toEqual(['customerId', 1]);
    expect(brief({ customerId: 'x' })).toEqual(['customerId']);
    expect(brief({ customerId: null })).toEqual(['customerId', nullKey]);
    expect(brief({ customerId: { inq: [1, '1', 2, null] } })).toEqual(['customerId', 1, 2, nullKey]);
    expect(brief({ shopId: 'x' })).toEqual(['shopId', 'x', complexKey]);
    expect(brief({ shopId: { inq: [] } })).toEqual(['shopId']);
  });

  it('takes the narrowest clause of several', () => {
    expect(brief({ and: [{ name: 'x' }, { and: [{ customerId: 5 }] }] })).toEqual(['customerId', 5]);
    expect(brief({ id: { gt: 5 }, customerId: 5 })).toEqual(['customerId', 5]);
    expect(brief({ customerId: 5, id: 7 })).toEqual(['ids', 7]);
    expect(brief({ customerId: { inq: [1, 2, 3] }, shopId: 'x' })).toEqual(['shopId', 'x', complexKey]);
    expect(brief({ or: [{ id: 1 }, { customerId: 2 }] })).toBe('union');
  });

  it('knows when nothing is left to judge', () => {
    expect(plan({}).isExact).toBe(true);
    expect(plan({ customerId: 5 }).isExact).toBe(true);
    expect(plan({ and: [{ id: { gt: 5 } }] }).isExact).toBe(true);
    expect(plan({ shopId: 'x' }).isExact).toBe(true);
    expect(plan({ shopId: '1' }).isExact).toBe(false);
    expect(plan({ customerId: 5, id: 7 }).isExact).toBe(false);
    expect(plan({ name: 'x' }).isExact).toBe(false);
  });
});
