/** Checks ids, defaults and scopes that the designer warns about in the real loopback 3.28. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Project } from '../src/model/index.ts';
import { type BootedProject, bootProject, type EngineInstance } from './testing/bootProject.ts';
import { codesOf, projectOf } from './testing/definitions.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

interface Model {
  create(data: object): Promise<EngineInstance>;
  find(): Promise<readonly EngineInstance[]>;
  findById(id: unknown): Promise<EngineInstance>;
  updateAll(where: object, data: object): Promise<unknown>;
  upsert(data: object): Promise<EngineInstance>;
}

async function modelOf(project: Project, name = 'A'): Promise<Model> {
  booted?.close();
  booted = await bootProject(project);
  return booted.models[name] as unknown as Model;
}

const withId = (id: object, settings: object = {}) =>
  projectOf({ name: 'A', ...settings, properties: { id: { type: 'string', id: true, ...id }, n: 'string' } });

describe('ids that no create can set', () => {
  it.each<[string, object, object]>([
    ['generated with defaultFn', { generated: true, defaultFn: 'uuid' }, {}],
    ['generated with a default', { generated: true, default: 'x' }, {}],
    ['forceId with defaultFn', { defaultFn: 'guid' }, { forceId: true }],
    ['forceId in options', { defaultFn: 'uuidv4' }, { options: { forceId: true } }],
    ['generated and required', { generated: true, required: true }, {}],
    ['forceId and required', { required: true }, { forceId: true }],
  ])('PB60: %s', async (_what, id, settings) => {
    const project = withId(id, settings);
    expect(codesOf(project)).toContain('unsettable-id');
    const model = await modelOf(project);
    await expect(model.create({ n: 'a' })).rejects.toThrow(/can't be (set|blank)/);
    await expect(model.create({ id: '7', n: 'a' })).rejects.toThrow(/can't be set/);
  });

  it.each<[string, object, object]>([
    ['only a default', { defaultFn: 'uuid' }, {}],
    ['forceId false', { generated: true, defaultFn: 'uuid' }, { forceId: false }],
    [
      'options that override the top level',
      { defaultFn: 'uuid' },
      { forceId: true, options: { forceId: false } },
    ],
    ['a blank default', { generated: true, default: null }, {}],
    ['a default that is not applied', { generated: true, default: 'x', applyDefaultOnWrites: false }, {}],
    ['a default that is not stored', { generated: true, default: 'x', persistDefaultValues: false }, {}],
    ['only forceId', {}, { forceId: true }],
  ])('PB60: allows %s', async (_what, id, settings) => {
    const project = withId(id, settings);
    expect(codesOf(project)).not.toContain('unsettable-id');
    const row = await (await modelOf(project)).create({ n: 'a' });
    expect(row['id']).toBeTruthy();
  });

  it('PB60: reports a subclass that forces the id of its base, or inherits a generated one', async () => {
    const id = { type: 'string', id: true, defaultFn: 'uuid' };
    const project = projectOf(
      { name: 'Base', properties: { id } },
      { name: 'A', base: 'Base', forceId: true },
      { name: 'Made', properties: { id: { ...id, generated: true } } },
      { name: 'B', base: 'Made' },
      { name: 'C', base: 'Made', properties: { id } },
    );
    // The problem of B is shown at its base; C gets its own id, which is not generated.
    expect(codesOf(project).filter((code) => code === 'unsettable-id')).toHaveLength(2);
    for (const name of ['A', 'Made', 'B'])
      await expect((await modelOf(project, name)).create({})).rejects.toThrow(/can't be set/);
    for (const name of ['Base', 'C'])
      expect((await (await modelOf(project, name)).create({}))['id']).toBeTruthy();
  });

  it('PB60: a generated and required id that is not forced must be given', async () => {
    const project = withId({ generated: true, required: true }, { forceId: false });
    expect(codesOf(project)).toContain('unsettable-id');
    const model = await modelOf(project);
    await expect(model.create({})).rejects.toThrow(/can't be blank/);
    expect((await model.create({ id: 7 }))['id']).toBe(7);
  });

  it('PB61: LoopBack reads one of two properties that are marked as the id', async () => {
    const project = projectOf({
      name: 'A',
      properties: { b: { type: 'number', id: 2 }, a: { type: 'number', id: 1 } },
    });
    expect(codesOf(project)).toEqual(['composite-id']);
    const model = await modelOf(project);
    await model.create({ a: 1, b: 1 });
    await expect(model.create({ a: 1, b: 2 })).rejects.toThrow(/Duplicate entry for A.a/);
    expect((await model.create({ a: 2, b: 1 }))['b']).toBe(1);
    expect((await model.findById(2))['a']).toBe(2);
  });
});

describe('defaults', () => {
  it('PB62: a function that LoopBack does not know sets no value', async () => {
    const functions = ['Now', 'random()', 'nanoid'];
    const properties = Object.fromEntries(
      functions.map((defaultFn, index) => [`p${index}`, { type: 'string', defaultFn }]),
    );
    const project = projectOf({ name: 'A', properties });
    expect(codesOf(project)).toEqual(functions.map(() => 'unknown-default-function'));
    const row = await (await modelOf(project)).create({});
    expect([row['p0'], row['p1'], row['p2']]).toEqual([undefined, undefined, undefined]);
  });

  it.each<[unknown, unknown]>([
    ['date', { default: 'now' }],
    ['date', { default: '' }],
    ['date', { default: {} }],
    ['date', { defaultFn: 'uuid' }],
    ['array', { default: 'x' }],
    ['array', { default: '' }],
    [['string'], { default: {} }],
    [['string'], { default: '5' }],
    [['string'], { defaultFn: 'now' }],
  ])('PB63: every create without a value is refused: %j %j', async (type, given) => {
    const project = projectOf({ name: 'A', properties: { p: { type, ...(given as object) } } });
    expect(codesOf(project)).toEqual(['refused-default']);
    await expect((await modelOf(project)).create({})).rejects.toThrow(
      /not a valid date|List|must be an array/,
    );
  });

  it.each<[string, unknown, unknown, unknown]>([
    ['number', 'abc', 'abc', null],
    ['number', '5', '5', 5],
    ['boolean', 'false', 'false', true],
    ['string', 5, 5, 5],
    ['geopoint', '1,2', '1,2', '1,2'],
    ['date', 1577836800000, 1577836800000, null],
  ])('PB63: a default of %s that is stored unchanged: %j', async (type, value, created, found) => {
    const project = projectOf({ name: 'A', properties: { p: { type, default: value } } });
    expect(codesOf(project)).toEqual(['refused-default']);
    const model = await modelOf(project);
    const row = await model.create({});
    expect(row['p']).toBe(created);
    const stored = await model.findById(row['id']);
    expect(JSON.parse(JSON.stringify(stored))['p']).toBe(found);
  });

  it.each<[unknown, unknown]>([
    ['date', '$now'],
    ['date', '2020-01-31'],
    ['array', []],
    [['number'], '[1]'],
    ['boolean', false],
    ['object', 'x'],
    ['any', 5],
    ['number', null],
  ])('PB63: allows %j with %j', async (type, value) => {
    const project = projectOf({ name: 'A', properties: { p: { type, default: value } } });
    expect(codesOf(project)).toEqual([]);
    expect((await (await modelOf(project)).create({}))['id']).toBe(1);
  });
});

describe('attributes without effect, and values that are overwritten', () => {
  it('PB64: "required" has no effect on a relation, but on the property of its key', async () => {
    const related = (properties: object, more: object) =>
      projectOf(
        { name: 'A', properties, relations: { b: { type: 'belongsTo', model: 'B', ...more } } },
        { name: 'B' },
      );
    const project = related({}, { required: true });
    expect(codesOf(project)).toEqual(['idle-required']);
    expect((await (await modelOf(project)).create({}))['id']).toBe(1);
    const checked = related({ bId: { type: 'number', required: true } }, {});
    expect(codesOf(checked)).toEqual([]);
    await expect((await modelOf(checked)).create({})).rejects.toThrow(/`bId` can't be blank/);
  });

  it('PB65: a default scope overwrites given values', async () => {
    const scoped = (where: object, more: object = {}) =>
      projectOf({ name: 'A', scope: { where }, properties: { kind: 'string' }, ...more });
    for (const where of [{ kind: 'a' }, { and: [{ kind: 'a' }] }]) {
      const project = scoped(where);
      expect(codesOf(project)).toEqual(['overwriting-scope']);
      const model = await modelOf(project);
      expect((await model.create({ kind: 'b' }))['kind']).toBe('a');
      expect((await model.upsert({ id: 1, kind: 'b' }))['kind']).toBe('a');
      await model.updateAll({}, { kind: 'b' });
      expect((await model.find()).map((row) => row['kind'])).toEqual(['a']);
    }
    const blocked = scoped({ id: 5 });
    expect(codesOf(blocked)).toEqual(['overwriting-scope']);
    await expect((await modelOf(blocked)).create({})).rejects.toThrow(/`id` can't be set/);
  });

  it.each<[string, object, object]>([
    ['an operator', { kind: { neq: 'a' } }, {}],
    ['or', { or: [{ kind: 'a' }] }, {}],
    ['a name that is not a property', { nobody: 'a' }, {}],
    ['null', { kind: null }, {}],
    ['attributes false', { kind: 'a' }, { attributes: false }],
  ])('PB65: a scope with %s overwrites nothing', async (_what, where, more) => {
    const project = projectOf({ name: 'A', scope: { where }, properties: { kind: 'string' }, ...more });
    expect(codesOf(project)).toEqual([]);
    expect((await (await modelOf(project)).create({ kind: 'b' }))['kind']).toBe('b');
  });
});
