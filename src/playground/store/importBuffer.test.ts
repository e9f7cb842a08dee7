import { describe, expect, it } from 'vitest';
import { describeImport, nameRow } from '../panel/data/describeImport.ts';
import type { ModelPlan } from '../wire/importing.ts';
import { createImportBuffer } from './importBuffer.ts';

const rows = new Map([['Customer', [{ id: 1, name: 'Ada', age: 'x' }, { id: 2 }, {}]]]);

function checkedBuffer(unknown: readonly string[] = []) {
  const buffer = createImportBuffer({ rows, unknown, skipped: 2 }, () => 'id');
  const refused = { row: null, refused: "`name` can't be blank", lost: [] };
  buffer.applyChecked('Customer', 0, [
    { row: { id: 1, name: 'Ada', age: null, city: 'Ulm' }, refused: null, lost: ['age'] },
  ]);
  buffer.applyChecked('Customer', 1, [refused, refused]);
  return buffer;
}

describe('the import buffer', () => {
  it('returns as many rows as fit into a message, but at least one', () => {
    const wide = Array.from({ length: 5 }, (_, index) => ({ id: index, text: 'x'.repeat(200_000) }));
    const list = [...wide, { id: 5, text: 'x'.repeat(2_000_000) }, { id: 6 }];
    const buffer = createImportBuffer(
      { rows: new Map([['Customer', list]]), unknown: [], skipped: 0 },
      () => 'id',
    );
    const ids = (start: number) => buffer.rows('Customer', start, 100).map(({ id }) => id);
    expect([ids(0), ids(3), ids(5), ids(6)]).toEqual([[0, 1, 2], [3, 4], [5], [6]]);
  });

  it('keeps a row that LoopBack would store as it is, and counts its properties as kept', () => {
    const buffer = createImportBuffer({ rows, unknown: [], skipped: 0 }, () => 'id');
    buffer.applyChecked('Customer', 0, [{ row: null, refused: null, lost: [] }]);
    expect(buffer.rows('Customer', 0, 1)).toEqual([{ id: 1, name: 'Ada', age: 'x' }]);
    expect(buffer.summary().models[0]?.kept).toEqual(['id', 'name', 'age']);
  });

  it('lists the rows that LoopBack refuses, and returns the others as LoopBack stores them', () => {
    const buffer = checkedBuffer(['Ghost']);
    const summary = buffer.summary();
    expect(summary.refused.map((row) => [nameRow(row), row.reason])).toEqual([
      ['Customer 2', "`name` can't be blank"],
      ['Row 3 (Customer)', "`name` can't be blank"],
    ]);
    const fitting = { id: 1, name: 'Ada', age: null, city: 'Ulm' };
    expect([...buffer.pages(false, 2)]).toEqual([['Customer', [fitting]]]);
    expect([...buffer.pages(true, 2)]).toEqual([
      ['Customer', [fitting, { id: 2 }]],
      ['Customer', [{}]],
    ]);
    const plan = (withRefused: boolean, way: ModelPlan['way'], others: readonly ModelPlan[] = []) => ({
      withRefused,
      models: [{ model: 'Customer', way, taken: 'skip' } as const, ...others],
    });
    const stored = { model: 'Customer', added: 1, replaced: 0, skipped: 0 };
    expect(describeImport(summary, plan(false, 'replace'), [stored], 0)).toBe(
      'Rows now: 1 Customer. 2 skipped, because LoopBack would refuse them. Invalid values stored as null (as LoopBack does): Customer.age of 1. Not in the design, skipped: Ghost. 2 list items that are not objects were skipped.',
    );
    const single = { ...summary, models: [{ ...summary.models[0], refused: 1 }], skipped: 1 };
    expect(describeImport(single as typeof summary, plan(false, 'replace'), [stored], 0)).toContain(
      'Rows now: 1 Customer. 1 skipped, because LoopBack would refuse it. ',
    );
    expect(describeImport(single as typeof summary, plan(true, 'replace'), [stored], 0)).toMatch(
      / 1 list item that is not an object was skipped\.$/,
    );
    const order: ModelPlan = { model: 'Order', way: 'leave', taken: 'skip' };
    const added = { ...stored, added: 1_000, replaced: 1, skipped: 2 };
    expect(describeImport(summary, plan(true, 'append', [order]), [added], 3)).toContain(
      'Added: 1,000 Customer. Stored rows replaced: 1 Customer. 3 got a new id. Skipped, because the id is taken: 2 Customer. Not imported: Order. 2 stored unchanged, although LoopBack would refuse them.',
    );
  });

  it('names the first refused rows and counts them all', () => {
    const many = Array.from({ length: 80 }, (_, id) => ({ id }));
    const buffer = createImportBuffer(
      { rows: new Map([['Order', many]]), unknown: [], skipped: 0 },
      () => 'id',
    );
    buffer.applyChecked(
      'Order',
      0,
      many.map(() => ({ row: null, refused: 'no', lost: [] })),
    );
    expect(buffer.summary()).toMatchObject({ models: [{ model: 'Order', rows: 80, refused: 80 }] });
    expect(buffer.summary().refused).toHaveLength(50);
    expect(buffer.rows('Order', 78, 10)).toEqual([{ id: 78 }, { id: 79 }]);
  });
});
