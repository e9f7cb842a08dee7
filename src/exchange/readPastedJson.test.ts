import { describe, expect, it } from 'vitest';
import { looksLikeJson, readPastedJson } from './readPastedJson.ts';

describe('readPastedJson', () => {
  it('takes one definition with its very text', () => {
    const text = '{\n\t"name": "OrderItem",\n\t"x": 1.50\n}';
    const read = readPastedJson(`\n${text}\n`);
    expect(read).toMatchObject({
      ok: true,
      value: { models: [{ path: 'common/models/order-item.json', source: { text } }] },
    });
  });

  it('names a definition without a name', () => {
    const read = readPastedJson('{"properties": {"a": "string"}}');
    expect(read).toMatchObject({
      value: { models: [{ path: 'common/models/pasted-model.json', definition: { name: 'PastedModel' } }] },
    });
  });

  it('takes a list of definitions, and a model-config.json', () => {
    expect(readPastedJson('[{"name": "A"}, {"name": "B"}]')).toMatchObject({
      value: { models: [{ definition: { name: 'A' } }, { definition: { name: 'B' } }] },
    });
    expect(readPastedJson('{"_meta": {}, "A": {"dataSource": "db"}}')).toMatchObject({
      value: { models: [], modelConfig: { path: 'server/model-config.json' } },
    });
  });

  it.each([
    ['{\n  "name" "A"\n}', /line 2/],
    ['[{"name": "A"}, {"properties": {}}]', /\[1\].*expected a name/],
    ['{"a": 1}', /a model with a name/],
    ['[1, 2]', /expected/],
    ['[]', /expected/],
  ])('refuses %j and says why', (text, message) => {
    const read = readPastedJson(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error.message).toMatch(message);
  });
});

it('looksLikeJson', () => {
  expect(looksLikeJson(' \n{"name": 1')).toBe(true);
  expect(looksLikeJson('[1]')).toBe(true);
  expect(looksLikeJson('Customer')).toBe(false);
  expect(looksLikeJson('https://example.org')).toBe(false);
});
