import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectOf } from '../testing/projects.ts';
import { jsonRangeOf } from './jsonRange.ts';

const entryOf = (text: string) => {
  const [entry] = projectOf(JSON.parse(text)).models;
  if (entry === undefined) throw new Error('There is no model.');
  return { ...entry, source: { text } };
};

/** Returns what a range covers. */
function textIn(text: string, range: ReturnType<typeof jsonRangeOf>): string | null {
  if (range === null) return null;
  expect(range.endLine).toBe(range.line);
  const line = text.split(/\r\n|\r|\n/)[range.line - 1] ?? '';
  return line.slice(range.column - 1, range.endColumn - 1);
}

describe('RF13: the range of a place', () => {
  const text = `{
  "name": "Customer",
  "properties": {"name": {"type": "string"}, "name": {"type": "number"}},
  "options": {"relations": {"orders": {"type": "hasMany", "model": "Order"}}}
}`;
  const at = (place: object) => textIn(text, jsonRangeOf(entryOf(text), { modelId: 'Customer', ...place }));

  it('covers the offending key, of two equal ones the one in force', () => {
    expect(at({})).toBe('"name"');
    expect(at({ relation: 'orders', key: 'model' })).toBe('"model"');
    expect(at({ relation: 'orders', key: 'foreignKey' })).toBe('"orders"');
    expect(jsonRangeOf(entryOf(text), { modelId: 'Customer', property: 'name' })?.column).toBe(46);
  });

  it('falls back on the name, and on nothing where there is none', () => {
    expect(at({ key: 'forceId' })).toBe('"name"');
    const nameless = '{"base": "Model"}';
    const entry = { ...entryOf(text), source: { text: nameless, filledName: 'Customer' } };
    expect(jsonRangeOf({ ...entry, definition: { name: 'Customer' } }, { modelId: 'Customer' })).toBeNull();
    expect(jsonRangeOf({ ...entry, source: null }, { modelId: 'Customer' })).toBeNull();
  });

  it('holds the offending key in any file', () => {
    const name = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
    const indent = fc.constantFrom('', '  ', '\t');
    fc.assert(
      fc.property(name, name, indent, fc.constantFrom('\n', '\r\n'), (property, key, space, end) => {
        const definition = { name: 'Model', properties: { [property]: { type: 'string', [key]: 1 } } };
        const file = `\uFEFF${JSON.stringify(definition, null, space).replaceAll('\n', end)}`;
        const entry = { ...entryOf(JSON.stringify(definition)), source: { text: file } };
        const range = jsonRangeOf(entry, { modelId: 'Model', property, key });
        const covered = textIn(file.slice(1), range);
        expect(JSON.parse(covered ?? 'null')).toBe(key);
      }),
      { seed: 20261130 },
    );
  });
});
