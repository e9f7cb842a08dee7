import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameJson } from '../../lib/equal.ts';
import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { patchJson } from './patchJson.ts';

/** Returns the text after a change of its value. */
function patched(text: string, change: (value: JsonObject) => JsonValue): string {
  const value = JSON.parse(text.replace(/^\uFEFF/, '')) as JsonObject;
  return patchJson(text, value, change(value));
}

describe('patchJson', () => {
  const file = `{
  "name" : "A",
  "list": [1,   2],
  "inner": {
    "a": {"type": "string", "min": 1.50},
    "b": 12345678901234567890
  },
  "empty": {},
  "none": []
}
`;

  it('PF2: returns the same text if nothing changes', () => {
    expect(patched(file, (value) => structuredClone(value) as JsonValue)).toBe(file);
  });

  it('PF2: changes a value and nothing else', () => {
    expect(patched(file, (value) => ({ ...value, name: 'B' }))).toBe(file.replace('"A"', '"B"'));
    expect(patched(file, (value) => ({ ...value, list: [1, 3] }))).toBe(file.replace('[1,   2]', '[1,   3]'));
  });

  it('PF2: keeps the lines of what follows a new or removed member', () => {
    const text = '{ "a": 1, "b": 2,\n  "c": 3, "d": 4,\n  "e": 5 }';
    expect(patched(text, ({ a, b, ...rest }) => ({ a, b, x: 0, ...rest }) as JsonObject)).toBe(
      text.replace('2,\n', '2, "x": 0,\n'),
    );
    expect(patched(text, ({ b: _b, ...rest }) => rest)).toBe(text.replace(' "b": 2,', ''));
    expect(patched(text, ({ d: _d, ...rest }) => rest)).toBe(text.replace(' "d": 4,', ''));
    const list = '[1, 2,\n  3, 4]';
    expect(patchJson(list, [1, 2, 3, 4], [1, 2, 0, 3, 4])).toBe('[1, 2, 0,\n  3, 4]');
  });

  it('PF2: adds a line with the indent of its neighbours', () => {
    const inner = (value: JsonObject) => ({ ...(value['inner'] as JsonObject), c: { type: 'date' } });
    expect(patched(file, (value) => ({ ...value, inner: inner(value) }))).toBe(
      file.replace('67890\n', '67890,\n    "c": {\n      "type": "date"\n    }\n'),
    );
  });

  it('PF2: fills an empty object and list, and empties a full one', () => {
    expect(patched(file, (value) => ({ ...value, empty: { x: [1] }, none: ['y'] }))).toBe(
      file
        .replace('"empty": {}', '"empty": {\n    "x": [\n      1\n    ]\n  }')
        .replace('"none": []', '"none": [\n    "y"\n  ]'),
    );
    expect(patched(file, (value) => ({ ...value, inner: {}, list: [] }))).toBe(
      file.replace(/"inner": \{[\s\S]*?\n {2}\}/, '"inner": {}').replace('[1,   2]', '[]'),
    );
  });

  it('PF2: renames a key in place with its whole value', () => {
    const inner = { x: { type: 'string', min: 1.5 }, b: JSON.parse('12345678901234567890') };
    expect(patched(file, (value) => ({ ...value, inner }))).toBe(file.replace('"a":', '"x":'));
  });

  it('PF2: removes first, middle and last members with their commas', () => {
    const { name: _name, ...withoutName } = JSON.parse(file);
    expect(patched(file, () => withoutName)).toBe(file.replace('"name" : "A",\n  ', ''));
    const { inner: _inner, ...withoutInner } = JSON.parse(file);
    expect(patched(file, () => withoutInner)).toBe(file.replace(/ {2}"inner": \{[\s\S]*?\n {2}\},\n/, ''));
    const { none: _none, ...withoutNone } = JSON.parse(file);
    expect(patched(file, () => withoutNone)).toBe(file.replace(',\n  "none": []', ''));
  });

  it('PF2: moves members with their text', () => {
    const { name, ...others } = JSON.parse(file);
    expect(patched(file, () => ({ ...others, name }))).toBe(
      file.replace('  "name" : "A",\n', '').replace('"none": []', '"none": [],\n  "name" : "A"'),
    );
  });

  it('PF2: writes on one line where the neighbours do', () => {
    const text = '{\n  "a": {"type": "string", "required": true}\n}\n';
    expect(patched(text, () => ({ a: { type: 'string', required: true, index: { unique: true } } }))).toBe(
      '{\n  "a": {"type": "string", "required": true, "index": {"unique": true}}\n}\n',
    );
  });

  it('PF2: keeps a tight file tight', () => {
    expect(patched('{"a":{"b":1},"c":{}}', () => ({ a: { b: 1, d: [1, { e: 2 }] }, c: { f: null } }))).toBe(
      '{"a":{"b":1,"d":[1,{"e":2}]},"c":{"f":null}}',
    );
  });

  it('PF3: keeps CRLF, tabs, a byte order mark and the space around the value', () => {
    const text = '\uFEFF\r\n{\r\n\t"a": 1\r\n}\r\n\r\n';
    expect(patched(text, () => ({ a: 1, b: { c: 2 } }))).toBe(
      '\uFEFF\r\n{\r\n\t"a": 1,\r\n\t"b": {\r\n\t\t"c": 2\r\n\t}\r\n}\r\n\r\n',
    );
  });

  it('PF3: keeps escapes and long indents', () => {
    const text = '{\n            "\\u0061": "\\u00fc\\/",\n            "b": 1\n}';
    expect(patched(text, (value) => ({ ...value, b: { c: 1 } }))).toBe(
      '{\n            "\\u0061": "\\u00fc\\/",\n            "b": {\n                        "c": 1\n            }\n}',
    );
  });

  it('PF4: leaves number-like keys where they are in the text', () => {
    const text = '{\n  "b": 1,\n  "2": 2,\n  "a": 3,\n  "1": 4\n}';
    expect(patched(text, (value) => ({ ...value, a: 9 }))).toBe(text.replace('"a": 3', '"a": 9'));
    expect(patched(text, () => ({ 1: 4, 2: 5, b: 1, a: 3 }))).toBe(text.replace('"2": 2', '"2": 5'));
    expect(patched(text, () => ({ 1: 4, b: 1, a: 3 }))).toBe(text.replace('"2": 2,\n  ', ''));
  });

  it('PF4: treats __proto__ as an ordinary key', () => {
    const text = '{\n  "__proto__": {"a": 1},\n  "b": 2\n}';
    expect(patched(text, (value) => ({ ...value, b: 3 }))).toBe(text.replace('2', '3'));
    expect(patched('{"a": 1}', () => JSON.parse('{"a": 1, "__proto__": 2}'))).toBe(
      '{"a": 1, "__proto__": 2}',
    );
  });

  it('PF2: writes the new value after any change', () => {
    const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;
    const objects = fc.dictionary(
      fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', '1', '__proto__'), fc.string()),
      json,
    );
    const style = fc.constantFrom<[number | string, string, string]>(
      [2, '\n', ''],
      ['\t', '\r\n', '\uFEFF'],
      [0, '\n', ''],
      [7, '\r', ''],
    );
    fc.assert(
      fc.property(
        objects,
        objects,
        style,
        fc.boolean(),
        (first, second, [indent, lineEnd, mark], isMerged) => {
          // JSON has no -0, which the arbitrary generates.
          const before = JSON.parse(JSON.stringify(first)) as JsonObject;
          const other = JSON.parse(JSON.stringify(second)) as JsonObject;
          const next = isMerged ? { ...before, ...other } : other;
          const text = mark + JSON.stringify(before, null, indent).replaceAll('\n', lineEnd) + lineEnd;
          const result = patchJson(text, before, next);
          expect(isSameJson(JSON.parse(result.replace(/^\uFEFF/, '')), next)).toBe(true);
          expect(result.startsWith(mark)).toBe(true);
          expect(result.endsWith(lineEnd)).toBe(true);
        },
      ),
      { seed: 3, numRuns: 1000 },
    );
  });
});
