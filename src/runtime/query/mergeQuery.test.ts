import { describe, expect, test } from 'vitest';
import { DataSource } from '../dataSource.ts';
import { copyScopeValues, mergeQuery } from './mergeQuery.ts';

describe('two filters', () => {
  test('both hold: their wheres are joined, and an empty one does not count', () => {
    expect(mergeQuery({ where: { a: 1 } }, { where: { b: 2 } })).toEqual({
      where: { and: [{ a: 1 }, { b: 2 }] },
    });
    expect(mergeQuery({ where: {} }, { where: { b: 2 } })).toEqual({ where: { b: 2 } });
    expect(mergeQuery({ where: { a: 1 } }, { where: {} })).toEqual({ where: { a: 1 } });
  });

  test('the order of the first wins, the limit, skip, offset and fields of the second', () => {
    const first = { order: 'a', limit: 1, skip: 1, offset: 1, fields: ['a'] };
    const second = { order: 'b', limit: 2, skip: 0, offset: 0, fields: ['b'] };
    expect(mergeQuery({ ...first }, second)).toEqual({ ...second, order: 'a' });
    expect(mergeQuery({}, second)).toEqual(second);
    expect(mergeQuery({ fields: 'a' }, { fields: ['b'] }, { joinsFields: true })).toEqual({
      fields: ['a', 'b'],
    });
  });

  test('are merged into the first one itself; without a second one it stays as it is', () => {
    const base = { limit: 1 };
    expect(mergeQuery(base, { limit: 2 })).toBe(base);
    expect(base).toEqual({ limit: 2 });
    expect(mergeQuery(base, null)).toBe(base);
    expect(base).toEqual({ limit: 2 });
  });

  test('an included relation of the second replaces that of the first with the same name', () => {
    expect(mergeQuery({ include: 'orders' }, { include: 'tags' })).toEqual({
      include: [{ tags: true }, { orders: true }],
    });
    expect(mergeQuery({ include: ['orders', 'tags'] }, { include: { orders: 'items' } })).toEqual({
      include: [{ orders: 'items' }, { tags: true }],
    });
    const scoped = { relation: 'orders', scope: { limit: 1 } };
    expect(mergeQuery({ include: [{ relation: 'orders' }, 'tags'] }, { include: scoped })).toEqual({
      include: [scoped, { tags: true }],
    });
    expect(mergeQuery({ include: 'orders' }, { include: {} })).toEqual({ include: [{ orders: true }] });
    expect(mergeQuery({}, { include: 'tags' })).toEqual({ include: 'tags' });
  });

  test('an include goes under that of the second where they are nested', () => {
    expect(mergeQuery({ include: 'orders' }, { include: 'customer' }, { nestedInclude: true })).toEqual({
      include: { customer: 'orders' },
    });
  });
});

describe('the values of a scope', () => {
  const Task = new DataSource('memory').define('Task', { open: Boolean, at: Date, size: Number });

  test('are the plain ones of declared properties, also of those within an and', () => {
    const at = new Date(5);
    const data = { size: 7 };
    const where = {
      open: true,
      unknown: 1,
      size: { gt: 5 },
      and: [{ at }, { and: [{ open: false }] }],
      or: [{ size: 1 }],
    };
    copyScopeValues(data, where, Task);
    expect(data).toEqual({ size: 7, open: false, at });
  });
});
