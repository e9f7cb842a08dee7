import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicateKeys, withoutDuplicateKeys } from './duplicateKeys.ts';
import { parseJson } from './parseJson.ts';

function refusal(text: string) {
  const result = parseJson('a.json', text);
  if (result.ok) throw new Error('was not refused');
  return result.error;
}

describe('parseJson', () => {
  const someValue = 'a string in double quotes, a number, true, false, null, a list or an object';

  it.each([
    ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma or the end of the list or object', '"b"'],
    ['a trailing comma', '{\n  "a": 1,\n}', 3, 1, 'a key in double quotes', '}'],
    ['a comment', '{\n  // no\n  "a": 1\n}', 2, 3, 'JSON without comments', '//'],
    ['single quotes', "{'a': 1}", 1, 2, someValue, "'a'"],
    ['an unclosed object', '{\n  "a": 1\n', 3, 1, 'a closing brace', 'the end of the file'],
    ['text after the end', '{}\n{}', 2, 1, 'the end of the file', '{'],
    ['an unclosed text', '{"a": "b\n}', 1, 7, 'a closing quote', '"b'],
    ['an empty file', '', 1, 1, 'a value', 'the end of the file'],
    ['a bare word', '{"a": undefined}', 1, 7, someValue, 'undefined'],
    ['a wrong escape', '{"a": "\\q"}', 1, 7, 'a known escape after the backslash', '"\\q"'],
  ])('RF1: %s is refused with line and column', (_what, text, line, column, expected, found) => {
    expect(refusal(text)).toMatchObject({ path: 'a.json', line, column, expected, found });
  });

  it('RF1: counts lines with any line ending', () => {
    expect(refusal('{\r\n"a": 1\r\n"b": 2}')).toMatchObject({ line: 3, column: 1 });
    expect(refusal('{\r"a": 1\r"b": 2}')).toMatchObject({ line: 3, column: 1 });
    expect(refusal('\uFEFF{"a": 1 "b"}')).toMatchObject({ line: 1, column: 9 });
  });

  it('RF2: uses the last of two equal keys, and finds both', () => {
    const text = '{\n  "x": {"name": 1,\n    "n\\u0061me": 2}\n}';
    expect(parseJson('a.json', text)).toEqual({ ok: true, value: { x: { name: 2 } } });
    expect(findDuplicateKeys(text)).toEqual([
      {
        path: ['x', 'name'],
        places: [
          { line: 2, column: 9 },
          { line: 3, column: 5 },
        ],
      },
    ]);
    expect(findDuplicateKeys('[{"a": 1}, {"a": 2}]')).toEqual([]);
    expect(withoutDuplicateKeys(text)).toBe('{\n  "x": {"n\\u0061me": 2}\n}');
    expect(withoutDuplicateKeys('{"a": {"b": 1, "b": 2}, "c": 0, "a": {"d": 1, "d": 3}}')).toBe(
      '{"c": 0, "a": {"d": 3}}',
    );
    expect(parseJson('a', '[{"a": 1}, {"a": 2}]').ok).toBe(true);
    expect(parseJson('a', '{"__proto__": 1, "constructor": 2}').ok).toBe(true);
  });

  it('RF3: skips a byte order mark, and refuses endless nesting', () => {
    expect(parseJson('a', '\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
    expect(parseJson('a', '['.repeat(199) + ']'.repeat(199)).ok).toBe(true);
    expect(refusal('['.repeat(100_000))).toMatchObject({ line: 1, column: 201 });
    expect(parseJson('a', JSON.stringify('['.repeat(1000))).ok).toBe(true);
  });

  it('RF1: accepts what JSON.parse accepts, and returns the same value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(parseJson('a', text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
      { seed: 1 },
    );
  });

  it('RF1: refuses what JSON.parse refuses', () => {
    const damaged = fc.tuple(
      fc.json(),
      fc.nat(200),
      fc.constantFrom('', ',', '"', '{', '}', '0', 'x', '\\', ' ', '/**/'),
    );
    fc.assert(
      fc.property(damaged, ([json, place, insert]) => {
        const at = place % (json.length + 1);
        const text = json.slice(0, at) + insert + json.slice(insert === '' ? at + 1 : at);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const result = parseJson('a', text);
        // JSON.parse accepts only duplicate keys.
        if (!isJson || result.ok || result.error.expected !== 'each key once in an object') {
          expect(result.ok).toBe(isJson);
        }
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
