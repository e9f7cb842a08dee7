import { expect, it } from 'vitest';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { columnsOf, firstEditable, nextEditable } from './columns.ts';
import { nextCell } from './gridKeys.ts';
import { rowAt, scrollScaleOf, scrollToRow, topOf } from './useRange.ts';

it('the rows below an unfolded part make room for it', () => {
  const gap = { below: 1, height: 60 };
  const rowHeight = 25;
  expect([0, 1, 2, 3].map((row) => topOf(row, rowHeight, gap))).toEqual([0, 25, 110, 135]);
  expect([0, 1, 2].map((row) => topOf(row, rowHeight, null))).toEqual([0, 25, 50]);
  for (const row of [0, 1, 2, 9]) {
    expect(rowAt(topOf(row, rowHeight, gap), rowHeight, gap)).toBe(row);
    expect(rowAt(topOf(row, rowHeight, gap) + rowHeight - 1, rowHeight, gap)).toBe(row);
    expect(rowAt(topOf(row, rowHeight, null), rowHeight, null)).toBe(row);
  }
  // Within the unfolded part the next row counts.
  expect(rowAt(2 * rowHeight + 30, rowHeight, gap)).toBe(2);
});

it('a grid that is too high for a browser has all its rows within the bar, the first and the last included', () => {
  const [rowHeight, visible] = [25, 375];
  expect(scrollScaleOf(100_000 * rowHeight, visible)).toEqual({ bodyHeight: 2_500_000, factor: 1 });
  for (const rows of [320_001, 1_000_000, 10_000_000]) {
    const { bodyHeight, factor } = scrollScaleOf(rows * rowHeight, visible);
    expect(bodyHeight).toBe(8_000_000);
    const lowest = (bodyHeight - visible) * factor;
    expect(lowest + visible).toBeCloseTo(rows * rowHeight, 2);
    expect(factor).toBeGreaterThan(1);
  }
});

it('a row that is scrolled to is in view as a whole, from above and from below, at any height of the grid', () => {
  const [rowHeight, clientHeight] = [25, 400];
  for (const rows of [1_000, 1_000_000]) {
    const scale = scrollScaleOf(rows * rowHeight, clientHeight - rowHeight);
    const scroller = { clientHeight, scrollTop: 0 };
    for (const row of [rows - 1, 0, rows >> 1, (rows >> 1) + 40, (rows >> 1) - 40, rows - 2, 3]) {
      scrollToRow(scroller as HTMLElement, row, rowHeight, null, scale);
      const above = topOf(row, rowHeight, null) - scroller.scrollTop * scale.factor;
      expect(above).toBeGreaterThanOrEqual(-1e-6);
      expect(above + rowHeight).toBeLessThanOrEqual(clientHeight - rowHeight + 1e-6);
    }
  }
});

it('keys move within a grid, and never out of it', () => {
  const last = { row: 9, column: 3 };
  const at = (key: string, ctrlKey = false) => nextCell({ key, ctrlKey }, { row: 2, column: 1 }, 4, last);
  expect(at('ArrowUp')).toEqual({ row: 1, column: 1 });
  expect(at('PageUp')).toEqual({ row: 0, column: 1 });
  expect(at('PageDown')).toEqual({ row: 6, column: 1 });
  expect(at('End')).toEqual({ row: 2, column: 3 });
  expect(at('End', true)).toEqual({ row: 9, column: 1 });
  expect([at('a'), at('toString'), at('Enter')]).toEqual([null, null, null]);
});

it('Tab leads through the cells that can be edited, row by row', () => {
  const design = describeDesign(
    projectOf(
      { name: 'Line', properties: { name: 'string', place: 'Place', size: 'number' } },
      { name: 'Place', base: 'Model' },
    ),
  );
  const [line] = design;
  if (line === undefined) throw new Error('There is no model.');
  // id, name, place (unfolds), size, destroy
  const columns = columnsOf(line, [], [], design);
  expect(columns).toHaveLength(5);
  expect(firstEditable(columns)).toBe(
    columns.findIndex((one) => one.kind === 'property' && one.property.name === 'name'),
  );
  const names = (cell: ReturnType<typeof nextEditable>) => {
    const column = cell && columns[cell.column];
    return column?.kind === 'property' ? `${cell?.row} ${column.property.name}` : null;
  };
  const from = (name: string, row: number, step: 1 | -1) => {
    const column = columns.findIndex((one) => one.kind === 'property' && one.property.name === name);
    return names(nextEditable({ row, column }, step, 2, columns));
  };
  expect(from('name', 0, 1)).toBe('0 size');
  expect(from('size', 0, 1)).toBe('1 name');
  expect(from('size', 1, 1)).toBeNull();
  expect(from('name', 1, -1)).toBe('0 size');
  expect(from('name', 0, -1)).toBeNull();
});
