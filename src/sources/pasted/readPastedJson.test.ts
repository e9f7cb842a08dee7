import { describe, expect, it } from 'vitest';
import { looksLikeJson } from './looksLikeJson.ts';
import { readPastedJson } from './readPastedJson.ts';

describe('readPastedJson', () => {
  it('reads one definition with its exact text', () => {
    const text = '{\n\t"name": "OrderItem",\n\t"x": 1.50\n}';
    const read = readPastedJson(`\n${text}\n`);
    expect(read).toMatchObject({
      ok: true,
      value: { models: [{ path: 'common/models/order-item.json', source: { text } }] },
    });
  });

  it.each([
    ['hello world', '“hello”'],
    ['id,name\n1,2', '“id,name”'],
    ['7', '“7”'],
    ['', 'nothing'],
  ])('refuses the text %j, and says what can be pasted', (text, found) => {
    const read = readPastedJson(text);
    expect(read).toMatchObject({ ok: false, error: { path: 'pasted words', found } });
    expect(read).toMatchObject({ error: { expected: expect.stringContaining('SQL, DBML, Prisma') } });
  });

  it('names a definition without a name', () => {
    const read = readPastedJson('{"properties": {"a": "string"}}');
    expect(read).toMatchObject({
      value: { models: [{ path: 'common/models/pasted-model.json', definition: { name: 'PastedModel' } }] },
    });
  });

  it('reads a list of definitions, and a model-config.json', () => {
    expect(readPastedJson('[{"name": "A"}, {"name": "B"}]')).toMatchObject({
      value: { models: [{ definition: { name: 'A' } }, { definition: { name: 'B' } }] },
    });
    expect(readPastedJson('{"_meta": {}, "A": {"dataSource": "db"}}')).toMatchObject({
      value: { models: [], modelConfig: { path: 'server/model-config.json' } },
    });
  });

  it.each([
    ['{\n  "name" "A"\n}', /line 2/],
    ['[{"properties": {}}]', /number 1 of the list.*expected a name/],
    ['[{"name": "A", "properties": 5}, {"a": 1}]', /^A, number 1 of the list, at properties/],
    ['{"a": 1}', /a model with a name/],
    ['[1, 2]', /expected/],
    ['[]', /expected/],
  ])('refuses %j and says why', (text, message) => {
    const read = readPastedJson(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error.message).toMatch(message);
  });

  it('reads the valid definitions of a list, and names those that it skips', () => {
    const read = readPastedJson(
      '[{"name": "A"}, {"name": "B", "relations": {"as": {"type": 5}}}, 7, {"properties": {}}, {"name": "C"}]',
    );
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.models.map(({ definition }) => definition.name)).toEqual(['A', 'C']);
    expect(read.value.problems.map(({ path }) => path)).toEqual([
      'B, number 2 of the list',
      'number 3 of the list',
      'number 4 of the list',
    ]);
    expect(read.value.problems[0]).toMatchObject({ jsonPath: 'relations.as.type' });
  });
});

it('looksLikeJson', () => {
  expect(looksLikeJson(' \n{"name": 1')).toBe(true);
  expect(looksLikeJson('[1]')).toBe(true);
  expect(looksLikeJson('Customer')).toBe(false);
  expect(looksLikeJson('https://example.org')).toBe(false);
});
