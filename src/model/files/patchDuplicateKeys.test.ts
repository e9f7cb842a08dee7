import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameJson } from '../../lib/equal.ts';
import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { patchJson } from './patchJson.ts';

const text = `{
  "name": "A",
  "plural": "old",
  "properties": {"a": "string"},
  "plural":   "new",
  "properties": {
    "b": "string", "b": "number"
  }
}
`;

function patched(change: (value: JsonObject) => JsonValue): string {
  const value = JSON.parse(text) as JsonObject;
  return patchJson(text, value, change(value));
}

describe('patchJson with duplicate keys', () => {
  it('PF12: changes the value that takes effect, and not the other', () => {
    expect(patched((value) => ({ ...value, plural: 'changed' }))).toBe(text.replace('"new"', '"changed"'));
    expect(patched((value) => ({ ...value, name: 'B' }))).toBe(text.replace('"A"', '"B"'));
    expect(patched((value) => ({ ...value, properties: { b: 'date' } }))).toBe(
      text.replace('"number"', '"date"'),
    );
  });

  it('PF12: removes a key everywhere', () => {
    const { plural: _plural, ...rest } = JSON.parse(text);
    expect(patched(() => rest)).toBe(
      text.replace('"plural": "old",\n  ', '').replace('"plural":   "new",\n  ', ''),
    );
  });

  it('PF12: leaves no member with the old key after a rename', () => {
    const { name, plural, properties } = JSON.parse(text);
    const result = patched(() => ({ name, title: plural, properties }));
    expect(JSON.parse(result)).toEqual({ name, title: plural, properties });
    expect(result).not.toContain('plural');
  });

  it('PF12: writes the new value after any change, and keeps members without effect', () => {
    const keys = fc.constantFrom('a', 'b', 'c', '1', '__proto__');
    const members = fc.array(fc.tuple(keys, fc.integer({ min: 0, max: 9 })), { maxLength: 7 });
    const next = fc.dictionary(keys, fc.integer({ min: 10, max: 19 }), { maxKeys: 5 });
    fc.assert(
      fc.property(members, next, fc.boolean(), (old, changes, isMerged) => {
        const source = `{${old.map(([key, value]) => `"${key}": ${value}`).join(', ')}}`;
        const before = JSON.parse(source) as JsonObject;
        const after = isMerged ? { ...before, ...changes } : changes;
        const result = patchJson(source, before, after);
        expect(isSameJson(JSON.parse(result), after)).toBe(true);
        const isKept = ([key]: readonly [string, number]): boolean => Object.hasOwn(after, key);
        const shadowed = old.filter(
          ([key], index) => old.findLastIndex(([other]) => other === key) !== index,
        );
        const parts = result.slice(1, -1).split(', ');
        for (const member of shadowed.filter(isKept)) expect(parts).toContain(`"${member[0]}": ${member[1]}`);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
