import { expect, it } from 'vitest';
import { editText, isNull, readCell, showCell } from './cellText.ts';

it('shows what is stored, and distinguishes null from undefined', () => {
  expect([showCell(undefined), showCell(null), showCell('')]).toEqual(['–', 'null', '']);
  expect([showCell(0), showCell(false), showCell({ a: [1] })]).toEqual(['0', 'false', '{"a":[1]}']);
  expect([isNull(undefined), isNull(null), isNull(0), isNull('')]).toEqual([true, true, false, false]);
});

it('shortens a stored date, and keeps a text that only begins like one', () => {
  expect(showCell('2026-03-04T05:06:07.000Z')).not.toContain('T05');
  expect(showCell('2026-03-04')).toBe('2026-03-04');
});

it('gives the editor a text that reads as the same value again', () => {
  for (const [value, type] of [
    [7, 'number'],
    [true, 'boolean'],
    ['seven', 'string'],
    [{ a: [1, null] }, 'object'],
    [null, 'number'],
  ] as const)
    expect(readCell(editText(value), type)).toEqual(value);
});

it('reads an empty text as null, or as an empty string where the property is a string', () => {
  expect([readCell('', 'number'), readCell('', 'date'), readCell('', 'string')]).toEqual([null, null, '']);
  // An invalid value is kept: LoopBack itself refuses or coerces it.
  expect(readCell('seven', 'number')).toBe('seven');
});

it('reads a list of numbers or strings with brackets and without', () => {
  expect(readCell('1, 2', '[number]')).toEqual([1, 2]);
  expect(readCell('[1,2]', '[number]')).toEqual([1, 2]);
  expect(readCell(' a,b c ,', '[string]')).toEqual(['a', 'b c']);
  expect(readCell('', '[number]')).toBeNull();
  expect(readCell('[]', '[number]')).toEqual([]);
  // Anything else is JSON; LoopBack refuses or coerces what is not.
  expect(readCell('{"a": 1}', '[Address]')).toEqual({ a: 1 });
  expect(readCell('one', '[number]')).toEqual(['one']);
});
