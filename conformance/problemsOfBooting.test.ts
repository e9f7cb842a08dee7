/** Checks what keeps the real loopback 3.28 from booting, and with which model-config it still boots. */
import { afterEach, describe, expect, it } from 'vitest';
import { addModel, type Project, relationsOf } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { type BootedProject, bootProject } from './testing/bootProject.ts';
import { codesOf, type Definition, projectOf } from './testing/definitions.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

const meta = { sources: ['../common/models'] };
const db = { dataSource: 'db' };
const none = { dataSource: null };

const configured = (project: Project, config: object): Project => ({
  ...project,
  modelConfig: {
    path: 'server/model-config.json',
    config: { _meta: meta, ...config },
    source: null,
  },
});

/** Whether LoopBack boots. */
async function boots(project: Project): Promise<boolean> {
  try {
    (await bootProject(project)).close();
    return true;
  } catch {
    return false;
  }
}

const related = (definition: object) => ({ relations: { x: definition } });

describe('messages that say "does not boot"', () => {
  const configs: readonly [string, object][] = [
    ['listed', { A: db, B: db, Sub: db }],
    ['without a data source', { A: none, B: db }],
    ['base of one that is listed', { B: db, Sub: db }],
    ['base of one without a data source', { B: db, Sub: none }],
    ['not listed', { B: db }],
    ['target without a data source', { A: db, B: none }],
    ['target not listed', { A: db }],
  ];
  const faults: readonly [string, object][] = [
    ['unknown-base', { base: 'Nope' }],
    ['unknown-base', { base: 'Sub' }],
    ['illegal-property-name', { properties: { 'a.b': 'string' } }],
    ['null-relations', { relations: null }],
    ['invalid-property-type', { properties: { a: [null] } }],
    ['invalid-relation-type', related({ type: 'many', model: 'B' })],
    ['illegal-relation-name', { relations: { trigger: { type: 'hasMany', model: 'B' } } }],
    ['invalid-polymorphic', related({ type: 'belongsTo', model: 'B', polymorphic: true })],
    ['missing-model', related({ type: 'belongsTo' })],
    ['missing-primary-key', related({ type: 'hasMany', model: 'B', primaryKey: 'zz' })],
    ['illegal-model-name', { name: 'File' }],
    ['illegal-property-name', { properties: { patchAttributes: 'string' } }],
    ['illegal-property-name', { properties: { hasOwnProperty: 'string' } }],
    ...'definition modelName prototype app sharedClass caller arguments'
      .split(' ')
      .map((name): [string, object] => ['illegal-scope-name', { scopes: { [name]: {} } }]),
  ];
  const cases = faults.flatMap(([code, fault]) =>
    configs.map(([what, config]) => ({ code, fault, what, config })),
  );

  it.each(cases)('PB67 PB6: $code $fault, $what', async ({ code, fault, config }) => {
    const definition: Definition = { name: 'A', ...fault };
    const project = configured(
      projectOf(definition, { name: 'B' }, { name: 'Sub', base: definition.name }),
      Object.fromEntries(
        Object.entries(config).map(([name, entry]) => [name === 'A' ? definition.name : name, entry]),
      ),
    );
    const problems = findProblems(project).filter((problem) => problem.code === code);
    const isRefused = problems.some(({ message }) =>
      /does not boot|keeps LoopBack from booting/.test(message),
    );
    expect(await boots(project)).toBe(!isRefused);
  });

  it.each([0, [0], [[null]], { type: [false] }, { type: 0 }, { b: [null] }, { type: { type: [0] } }])(
    'PB92: a property of the type %j keeps LoopBack from booting',
    async (type) => {
      const project = projectOf({ name: 'A', properties: { a: type } });
      expect(codesOf(project)).toEqual(['invalid-property-type']);
      expect(await boots(project)).toBe(false);
    },
  );

  it.each<[unknown, readonly string[]]>([
    [[], []],
    [[['']], ['unknown-property-type']],
    ['', ['unknown-property-type']],
    [[{ type: null }], []],
    [{ type: null }, ['untyped-property']],
    [{ type: '' }, ['untyped-property']],
    [{ type: false }, ['untyped-property']],
    [{ b: null }, []],
    [5, []],
    [[5], []],
  ])('PB92 PB20 PB21: a property of the type %j does not keep LoopBack from booting', async (type, codes) => {
    const project = projectOf({ name: 'A', properties: { a: type } });
    expect(codesOf(project)).toEqual(codes);
    booted = await bootProject(project);
    const isDefined = Object.hasOwn(booted.models['A']?.definition.properties ?? {}, 'a');
    expect(isDefined).toBe(!codes.includes('unknown-property-type'));
  });

  it('PB6: a File that is not served has no problem', async () => {
    const project = configured(projectOf({ name: 'File' }), { File: { ...db, public: false } });
    expect(codesOf(project)).toEqual([]);
    expect(await boots(project)).toBe(true);
  });

  it('PB21: "integer" is not a type of LoopBack', async () => {
    const project = projectOf({ name: 'A', properties: { n: 'integer' } });
    expect(codesOf(project)).toEqual(['unknown-property-type']);
    booted = await bootProject(project);
    await expect(booted.models['A']?.create({ n: 5 })).rejects.toThrow(/g is not defined/);
  });
});

describe('reserved names', () => {
  const stored = async (property: string, data: object) => {
    const project = projectOf({ name: 'A', properties: { [property]: 'string', n: 'string' } });
    expect(codesOf(project)).toEqual(['illegal-property-name']);
    booted = await bootProject(project);
    return booted.models['A']?.create({ n: 'x', ...data });
  };

  it.each(['trigger', 'isValid', 'constructor', '_initProperties', '__defineGetter__', '__defineSetter__'])(
    'PB19: with a property %s no row can be created',
    async (name) => {
      await expect(stored(name, {})).rejects.toThrow();
    },
  );

  it('PB19: a value of setAttributes breaks a row, one of errors, or of a name that every object has, is lost', async () => {
    await expect(stored('setAttributes', { setAttributes: 'v' })).rejects.toThrow();
    for (const name of [
      'errors',
      'toString',
      'toLocaleString',
      'valueOf',
      'isPrototypeOf',
      'propertyIsEnumerable',
      '__lookupGetter__',
      '__lookupSetter__',
    ]) {
      booted?.close();
      const row = await stored(name, { [name]: 'v' });
      expect(JSON.parse(JSON.stringify(row))[name]).not.toBe('v');
    }
  });

  it('PB70: a scope named like a method replaces it', async () => {
    const project = projectOf({
      name: 'A',
      properties: { n: 'string' },
      scopes: { count: { where: { n: 'x' } } },
    });
    expect(codesOf(project)).toEqual(['illegal-scope-name']);
    booted = await bootProject(project);
    await booted.models['A']?.create({ n: 'y' });
    const model = booted.models['A'] as unknown as { count(): unknown };
    expect(model.count()).toBeUndefined();
  });
});

describe('"through" and missing models', () => {
  const kinds = ['belongsTo', 'hasOne', 'embedsMany', 'embedsOne', 'referencesMany', 'hasMany'];
  const cases = [...kinds, 'hasAndBelongsToMany'].flatMap((type) =>
    ['C', 'RoleMapping', 'Nope'].map((through) => ({ type, through })),
  );

  it.each(cases)('HM3 PB12 RK2: $type through $through', async ({ type, through }) => {
    const project = projectOf(
      { name: 'A', relations: { x: { type, model: 'B', through } } },
      { name: 'B' },
      { name: 'C' },
    );
    const [entry] = project.models;
    const [relation] = entry ? relationsOf(project, entry.id) : [];
    booted = await bootProject(project);
    const real = booted.models['A']?.relations['x'];
    expect(real === undefined).toBe(through === 'Nope');
    expect(relation?.isSetUp).toBe(real !== undefined);
    expect(codesOf(project).includes('unknown-through')).toBe(real === undefined);
    if (!real) return;
    const hasProperty = Object.hasOwn(booted.models['A']?.definition.properties ?? {}, 'xId');
    expect(relation?.adds.some(({ name }) => name === 'xId') ?? false).toBe(hasProperty);
    const throughModel = (real as unknown as { modelThrough?: { modelName: string } }).modelThrough;
    expect(relation?.throughName ?? undefined).toBe(throughModel?.modelName);
  });

  it('PB66: relations to a model without a data source are not set up', async () => {
    const project = configured(
      projectOf(
        {
          name: 'A',
          relations: { bs: { type: 'hasMany', model: 'B' }, u: { type: 'belongsTo', model: 'User' } },
        },
        { name: 'B' },
      ),
      { A: db, B: none },
    );
    expect(codesOf(project)).toEqual(['unattached-model', 'unattached-model']);
    booted = await bootProject(project);
    expect(Object.keys(booted.models['A']?.relations ?? {})).toEqual([]);
    booted.close();
    const fixed = findProblems(project).reduce((result, { fix }) => fix?.apply(result) ?? result, project);
    booted = await bootProject(fixed);
    expect(Object.keys(booted.models['A']?.relations ?? {}).toSorted()).toEqual(['bs', 'u']);
  });
});

describe('a model that model-config lists', () => {
  const project = projectOf({ name: 'A' });

  it.each<[string, object]>([
    ['other folders', { _meta: { sources: ['./models'] } }],
    ['no folders', { _meta: undefined }],
  ])('PB76: keeps LoopBack from booting if _meta.sources names %s, until the fix', async (_, wrong) => {
    const listed = configured(project, { A: db, ...wrong });
    expect(codesOf(listed)).toEqual(['unfound-model']);
    expect(await boots(listed)).toBe(false);
    const fixed = findProblems(listed)[0]?.fix?.apply(listed);
    expect(fixed && codesOf(fixed)).toEqual([]);
    expect(fixed && (await boots(fixed))).toBe(true);
  });

  it('CM28: is found and boots when it was added to an application without common/models', async () => {
    const moved = { ...project, models: project.models.map((e) => ({ ...e, path: 'server/models/a.json' })) };
    const listed = configured(moved, { _meta: { sources: ['./models'] }, A: db });
    const added = addModel(listed, { id: 'b', name: 'B', position: { x: 0, y: 0 } });
    expect(codesOf(added)).toEqual([]);
    booted = await bootProject(added);
    expect(Object.keys(booted.models)).toContain('B');
  });

  it('PB77: keeps LoopBack from booting if its data source is not in datasources.json', async () => {
    const dataSources = { path: 'server/datasources.json', connectors: { db: ['memory'] }, unreadPaths: [] };
    const listed = {
      ...configured(project, { A: { dataSource: 'mongo' } }),
      application: { packages: null, unread: [], dataSources },
    };
    expect(codesOf(listed)).toEqual(['unknown-data-source']);
    expect(await boots(listed)).toBe(false);
  });

  it('PB78: keeps LoopBack from booting if it has no file, until the fix', async () => {
    const listed = {
      ...configured(project, { A: db, Gone: db }),
      application: { packages: [], unread: [], dataSources: null },
    };
    expect(codesOf(listed)).toEqual(['missing-file']);
    expect(await boots(listed)).toBe(false);
    const fixed = findProblems(listed)[0]?.fix?.apply(listed);
    expect(fixed && (await boots(fixed))).toBe(true);
  });
});
