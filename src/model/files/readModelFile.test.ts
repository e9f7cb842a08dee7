import { describe, expect, it } from 'vitest';
import { addProperty } from '../commands/addProperty.ts';
import { describeProperties } from '../describeProperties.ts';
import { pluralOfModel } from '../modelFacts.ts';
import { createProject } from '../project.ts';
import { printModelFile } from './printFile.ts';
import { isModelConfigPath, readModelConfig, readModelFile } from './readModelFile.ts';

function refusal(value: unknown) {
  const result = readModelFile('common/models/thing.json', JSON.stringify(value));
  if (result.ok) throw new Error('was not refused');
  return result.error;
}

describe('readModelFile', () => {
  it('RF4: keeps the order of keys, and unknown keys', () => {
    const text =
      '{"zzz":1,"name":"Order","acls":[],"properties":{"b":"string","a":{"type":"x","odd":[1]}},"base":"Model"}';
    const result = readModelFile('common/models/order.json', text);
    if (!result.ok) throw new Error(result.error.message);
    expect(JSON.stringify(result.value.definition)).toBe(text);
    expect(result.value.source).toEqual({ text });
  });

  it('RF12: reads the indexes of a list as names, a number as a string, and an empty name from the file name', () => {
    const text =
      '{"name": "", "plural": 5, "properties": ["string"], "relations": [{"type": "belongsTo", "model": "Thing"}]}';
    const file = readModelFile('common/models/thing.json', text);
    if (!file.ok) throw new Error(file.error.message);
    const entry = { id: 'Thing', position: { x: 0, y: 0 }, ...file.value };
    const project = { ...createProject('P'), models: [entry] };
    expect(file.value.definition.name).toBe('Thing');
    expect(pluralOfModel(project, entry)).toBe('5');
    expect(describeProperties(project, 'Thing').map(({ name, typeLabel }) => [name, typeLabel])).toEqual([
      ['id', 'number'],
      ['0', 'string'],
      ['0Id', 'number'],
    ]);
    expect(printModelFile(entry)).toBe(text);
    const edited = addProperty(project, { modelId: 'Thing', name: 'more', type: 'date' });
    const [after] = edited.models;
    expect(after && JSON.parse(printModelFile(after))).toMatchObject({
      name: '',
      properties: { 0: 'string', more: {} },
    });
  });

  it('RF5: takes a missing name from the file name, as loopback-boot does', () => {
    const result = readModelFile('common/models/order-item.json', '{}');
    expect(result).toMatchObject({ ok: true, value: { definition: { name: 'OrderItem' } } });
  });

  it.each([
    ['a list', [], undefined, 'an object', 'an empty list'],
    ['a string', 'x', undefined, 'an object', '"x"'],
    ['null', null, undefined, 'an object', 'null'],
    ['a name that is not a string', { name: 5 }, 'name', 'the name of the model as a string', '5'],
    [
      'relations as a string',
      { relations: 'x' },
      'relations',
      'an object with a relation under each name',
      '"x"',
    ],
    [
      'a relation that is a string',
      { relations: { orders: 'Order' } },
      'relations.orders',
      'an object with the type and the model of the relation',
      '"Order"',
    ],
    [
      'a type that is not a string',
      { relations: { 'a b': { type: {} } } },
      'relations["a b"].type',
      'the type of the relation as a string',
      'an object',
    ],
    [
      'properties as a string',
      { properties: 'x' },
      'properties',
      'an object with a property under each name',
      '"x"',
    ],
  ])('RF6: refuses %s with the path in the JSON', (_what, value, jsonPath, expected, found) => {
    const problem = refusal(value);
    expect(problem.jsonPath).toBe(jsonPath);
    expect(problem).toMatchObject({ path: 'common/models/thing.json', expected, found });
    const place = jsonPath === undefined ? '' : `, at ${jsonPath}`;
    expect(problem.message).toBe(`common/models/thing.json${place}: expected ${expected}, found ${found}.`);
  });

  it('RF8: refuses a model of more properties or relations than can be shown', () => {
    const many = (count: number, value: unknown) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, value]));
    const problem = refusal({ name: 'A', properties: many(400_000, 'string') });
    expect(problem.message).toBe(
      'common/models/thing.json, at properties: expected at most 5,000 of them in a model, found 400,000.',
    );
    expect(refusal({ relations: many(5001, { type: 'hasMany', model: 'A' }) }).jsonPath).toBe('relations');
    const text = JSON.stringify({ properties: many(5000, 'string') });
    expect(readModelFile('a.json', text).ok).toBe(true);
  });

  it.each([
    { relations: [], properties: [], options: null, base: null, plural: null },
    { properties: { a: false, b: null, c: [], d: {}, e: ['x'], f: 'string' } },
    { relations: { a: { type: 'nonsense', foreignKey: null } }, validations: 'anything' },
    { name: '', idInjection: 'true', options: [], base: false, properties: 0, relations: true },
    { name: null, idInjection: 'false', options: ['x'], plural: 5, relations: [], relationships: 7 },
    { options: 'x', properties: ['string', { type: 'number' }], relations: [{ type: 'belongsTo' }] },
    { properties: { a: 0, b: [null], c: { type: [0] }, d: { e: [null] } } },
    { properties: { a: [''], b: [['']], c: { type: '' }, d: 5, e: true, f: { type: [''] } } },
    { relations: { a: { model: false, through: 0, keyThrough: '', primaryKey: false } } },
    { relations: { a: { model: ['A'], through: 5, keyThrough: {}, primaryKey: true, foreignKey: [1] } } },
    { plural: [], http: { path: ['a'] } },
  ])('RF6: accepts what LoopBack reads without an error (%#)', (value) => {
    expect(readModelFile('common/models/thing.json', JSON.stringify(value)).ok).toBe(true);
  });
});

describe('readModelConfig', () => {
  it('RF7: recognizes a config by its name', () => {
    expect(isModelConfigPath('server/model-config.json')).toBe(true);
    expect(isModelConfigPath('model-config.json')).toBe(true);
    expect(isModelConfigPath('common/models/config.json')).toBe(false);
    // loopback-workspace has a model ModelConfig.
    expect(isModelConfigPath('common/models/model-config.json')).toBe(false);
  });

  it('RF7: keeps its content, and refuses entries with which LoopBack does not boot', () => {
    const text = '{"_meta":{"sources":[]},"A":{"dataSource":null}}';
    expect(readModelConfig('server/model-config.json', text)).toEqual({
      ok: true,
      value: { path: 'server/model-config.json', config: JSON.parse(text), source: { text } },
    });
    expect(readModelConfig('server/model-config.json', '{"A": "db", "B": 5, "C": []}').ok).toBe(true);
    expect(readModelConfig('server/model-config.json', '{"A": null}')).toMatchObject({
      ok: false,
      error: { jsonPath: 'A', found: 'null' },
    });
  });
});
