import { describe, expect, it } from 'vitest';
import { createMemoryConnector } from '../../runtime/index.ts';
import { checkRows } from './checkRows.ts';
import { loadModels } from './loadModels.ts';

async function check(...rows: Parameters<typeof checkRows>[1]) {
  const definition = {
    name: 'Customer',
    strict: true,
    properties: {
      name: { type: 'string', required: true },
      age: 'number',
      born: 'date',
      city: { type: 'string', default: 'Ulm' },
    },
  };
  const { models } = await loadModels(
    [{ name: 'customer.json', text: JSON.stringify(definition) }],
    createMemoryConnector(),
    () => {},
  );
  const Customer = models.get('Customer');
  if (Customer === undefined) throw new Error('Customer is not loaded');
  return checkRows(Customer, rows);
}

describe('checkRows', () => {
  it('coerces as LoopBack does, fills in defaults and keeps ids', async () => {
    expect(await check({ id: 7, name: 'Ada', age: '36', born: '1815-12-10' })).toEqual([
      {
        row: { id: 7, name: 'Ada', age: 36, born: '1815-12-10T00:00:00.000Z', city: 'Ulm' },
        refused: null,
        lost: [],
      },
    ]);
  });

  it('returns LoopBack’s reasons to refuse a row', async () => {
    const [blank, unknown, date] = await check(
      { id: 1 },
      { id: 2, name: 'Bob', colour: 'red' },
      { id: 3, name: 'Cy', born: 'soon' },
    );
    expect(blank?.refused).toBe("`name` can't be blank");
    expect(unknown?.refused).toBe('`colour` is not defined in the model');
    expect(date?.refused).toContain('`born`');
    expect(blank?.row).toBeNull();
  });

  it('sends only rows that LoopBack would change', async () => {
    const same = { name: 'Ada', age: 36, born: null, city: 'Ulm', id: 7 };
    const sameInOtherOrder = { id: 7, city: 'Ulm', born: null, age: 36, name: 'Ada' };
    const asText = { ...same, age: '36' };
    const unchanged = { row: null, refused: null, lost: [] };
    expect(await check(same, sameInOtherOrder, asText, { name: 'Ada', age: 36, born: null, id: 7 })).toEqual([
      unchanged,
      unchanged,
      { row: same, refused: null, lost: [] },
      { row: same, refused: null, lost: [] },
    ]);
  });

  it('ends where the answer would be too large for a message, but after at least one row', async () => {
    const wide = { id: 1, name: 'x'.repeat(700_000), age: '1' };
    expect(await check(wide, wide, wide)).toHaveLength(1);
    const narrow = { id: 1, name: 'x'.repeat(200_000), age: '1' };
    expect(await check(narrow, narrow, narrow, narrow)).toHaveLength(3);
  });

  it('lists values that LoopBack silently drops', async () => {
    const [row] = await check({ id: 1, name: 'Ada', age: 'many' });
    expect(row).toMatchObject({ refused: null, lost: ['age'], row: { age: null } });
  });
});
