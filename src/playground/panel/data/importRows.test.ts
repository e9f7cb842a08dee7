import { describe, expect, it } from 'vitest';
import type { Playground } from '../../host/index.ts';
import { checkRows, describeImport, nameRow } from './importRows.ts';

const check: Playground['check'] = (_model, rows) =>
  Promise.resolve(
    rows.map((row) =>
      'name' in row
        ? { row: { ...row, city: 'Ulm' }, refused: null, lost: 'age' in row ? ['age'] : [] }
        : { row: null, refused: "`name` can't be blank", lost: [] },
    ),
  );
const found = new Map([['Customer', [{ id: 1, name: 'Ada', age: 'x' }, { id: 2 }, {}]]]);

describe('an import', () => {
  it('tells which rows LoopBack refuses, and gives the others as it stores them', async () => {
    const checked = await checkRows(check, found);
    if (checked === null) throw new Error('not checked');
    expect(checked.refused.map((row) => [nameRow(row, []), row.reason])).toEqual([
      ['Customer 2', "`name` can't be blank"],
      ['Customer in place 3', "`name` can't be blank"],
    ]);
    expect(checked.rows(false).get('Customer')).toEqual([{ id: 1, name: 'Ada', age: 'x', city: 'Ulm' }]);
    expect(checked.rows(true).get('Customer')).toEqual([
      { id: 1, name: 'Ada', age: 'x', city: 'Ulm' },
      { id: 2 },
      {},
    ]);
    expect(describeImport(checked.rows(false), checked, ['Ghost'], false)).toBe(
      'Rows now: 1 Customer. 2 left out, which LoopBack would refuse. Does not fit and is null, as LoopBack stores it: Customer.age of 1. Not in the design, left out: Ghost.',
    );
    expect(describeImport(checked.rows(true), checked, [], true)).toContain(
      '2 of them stored as they are, although LoopBack would refuse them.',
    );
  });

  it('is nothing where the sandbox cannot tell', async () => {
    expect(await checkRows(() => Promise.resolve(null), found)).toBeNull();
  });
});
