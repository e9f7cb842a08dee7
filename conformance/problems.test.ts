/** Checks that what the designer warns about happens in the real loopback 3.28. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ProblemFix, Project } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { type BootedProject, bootProject, relationOf } from './testing/bootProject.ts';
import { codesOf, type Definition, projectOf } from './testing/definitions.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

const A = (definition: object): Definition => ({ name: 'A', ...definition });
const relation = (name: string, definition: object) => A({ relations: { [name]: definition } });

interface RestApplication {
  readonly app: {
    handler(type: 'rest'): {
      readonly adapter: {
        allRoutes(): readonly { readonly verb: string; readonly path: string; readonly method: string }[];
      };
    };
  };
}

type ScopedRow = Readonly<Record<string, unknown>> & { toJSON(): object };

interface ScopedModel {
  create(data: object): Promise<unknown>;
  middle(filter: object): Promise<readonly ScopedRow[]>;
  both(filter: object): Promise<readonly ScopedRow[]>;
}

interface QueriedModel
  extends Readonly<Record<'top' | 'late' | 'wrong' | 'none' | 'find', ScopedModel['middle']>> {
  create(data: object): Promise<unknown>;
  count(): Promise<number>;
}

async function modelA(project: Project) {
  booted = await bootProject(project);
  const model = booted.models['A'];
  if (!model) throw new Error('LoopBack has no model A');
  return model;
}

describe('problems that keep LoopBack from booting', () => {
  it.each<[string, string, Definition]>([
    ['PB9', 'invalid-relation-type', relation('as', { type: 'hasmany', model: 'A' })],
    ['PB18', 'illegal-relation-name', relation('trigger', { type: 'hasMany', model: 'A' })],
    ['PB19', 'illegal-property-name', A({ properties: { 'a.b': 'string' } })],
    ['PB25', 'null-relations', A({ relations: null })],
    ['PB26', 'invalid-polymorphic', relation('b', { type: 'belongsTo', model: 'A', polymorphic: true })],
    [
      'PB26',
      'invalid-polymorphic',
      relation('b', { type: 'hasMany', model: 'A', polymorphic: { foreignKey: 'x' } }),
    ],
    [
      'PB26',
      'invalid-polymorphic',
      relation('b', {
        type: 'hasMany',
        model: 'A',
        polymorphic: { selector: 's', foreignKey: 'x', discriminator: 'y' },
      }),
    ],
  ])('%s: %s', async (_id, code, definition) => {
    const project = projectOf(definition);
    expect(codesOf(project)).toContain(code);
    await expect(bootProject(project)).rejects.toThrow();
  });
});

it('PB26: each of the two fixes for keys beside a selector boots', async () => {
  const settings = { as: 's', foreignKey: 'x', discriminator: 'y' };
  const project = projectOf(relation('b', { type: 'hasMany', model: 'A', polymorphic: settings }));
  await expect(bootProject(project)).rejects.toThrow();
  const [problem] = findProblems(project);
  const foreignKeyAfter = async (fix: ProblemFix | undefined) => {
    if (fix === undefined) throw new Error('no fix');
    const { relations } = await modelA(fix.apply(project));
    return relations['b']?.keyTo;
  };
  expect([await foreignKeyAfter(problem?.fix), await foreignKeyAfter(problem?.otherFix)]).toEqual([
    'x',
    'sId',
  ]);
});

describe('problems that LoopBack silently ignores', () => {
  it('PB13 PB15: a misspelt key and "as" are ignored', async () => {
    const project = projectOf(relation('as', { type: 'hasMany', model: 'A', foreignkey: 'x', as: 'others' }));
    expect(codesOf(project)).toEqual(['misspelt-attribute', 'ignored-as']);
    const { relations } = await modelA(project);
    expect(Object.keys(relations)).toEqual(['as']);
    expect(relations['as']?.keyTo).toBe('aId');
  });

  it('PB20 PB21: a property without a type is nested, one with an unknown type cannot be stored', async () => {
    const project = projectOf(A({ properties: { nested: { required: true }, odd: 'strng' } }));
    expect(codesOf(project)).toEqual(['unknown-property-type', 'untyped-property']);
    const model = await modelA(project);
    const row = await model.create({ nested: 'x' });
    expect(row['nested']).not.toBe('x');
    await expect(model.create({ nested: {}, odd: 5 })).rejects.toThrow(/g is not defined/);
  });

  it('PB22 PB24: "options" wins, and limits are not checked', async () => {
    const project = projectOf(
      A({ plural: 'top', options: { plural: 'inner' }, properties: { age: { type: 'number', max: 9 } } }),
    );
    expect(codesOf(project)).toEqual(['overruled-setting', 'idle-constraint']);
    const model = await modelA(project);
    expect(model.pluralModelName).toBe('inner');
    expect((await model.create({ age: 10 }))['age']).toBe(10);
  });

  it('PB31: without an id no row can be found again', async () => {
    const project = projectOf(A({ idInjection: false, excludeBaseProperties: ['id'] }));
    expect(codesOf(project)).toEqual(['lost-id']);
    expect((await modelA(project)).definition.idName()).toBeUndefined();
  });

  it('PB33: an inherited plural puts two models under one path', async () => {
    const project = projectOf(A({ plural: 'folk' }), { name: 'B', base: 'A' });
    expect(codesOf(project)).toEqual(['shared-rest-path']);
    const { app } = (await modelA(project)) as unknown as RestApplication;
    expect(booted?.models['B']?.pluralModelName).toBe('folk');
    const lists = app
      .handler('rest')
      .adapter.allRoutes()
      .filter(({ verb, path }) => verb === 'get' && path === '/folk');
    expect(lists.map(({ method }) => method).toSorted()).toEqual(['A.find', 'B.find']);
  });

  it('PB34: an include object loads one relation, and a clause uses one operator', async () => {
    const relations = {
      as: { type: 'hasMany', model: 'A', foreignKey: 'parentId' },
      bs: { type: 'hasMany', model: 'A', foreignKey: 'otherId' },
    };
    const project = projectOf(
      A({
        properties: { age: 'number' },
        relations,
        scopes: { both: { include: { as: {}, bs: {} } }, middle: { where: { age: { lt: 3, gt: 1 } } } },
      }),
    );
    expect(codesOf(project)).toEqual(['filter-trap', 'filter-trap']);
    const model = (await modelA(project)) as unknown as ScopedModel;
    for (const age of [1, 2, 5]) await model.create({ age });
    const found = (await model.middle({})).map((row) => row['age']);
    expect(found).toEqual([2, 5]);
    const [row] = (await model.both({})).map((each) => each.toJSON());
    expect(row).toHaveProperty('as');
    expect(row).not.toHaveProperty('bs');
  });

  it('PB35 PB42: a generated id has its own type, and a hidden name that is not a property hides nothing', async () => {
    const properties = { id: { type: 'string', id: true, generated: true }, password: 'string' };
    const project = projectOf(A({ properties, hidden: ['pasword'] }));
    expect(codesOf(project)).toEqual(['generated-id-type', 'unknown-listed-property']);
    const row = await (await modelA(project)).create({ password: 'x' });
    expect(row['id']).toBe(1);
    expect((row as unknown as ScopedRow).toJSON()).toHaveProperty('password', 'x');
  });

  it('PB36 PB37 PB39 PB40 PB41: scopes treat limit, skip, where and order as the problems say', async () => {
    const project = projectOf(
      A({
        properties: { age: 'number' },
        scope: { order: 'age DESC, id' },
        scopes: {
          top: { limit: 2 },
          late: { skip: 1 },
          wrong: { order: 'age DSC' },
          none: { where: { age: { gtt: 1 } } },
        },
        relations: { as: { type: 'hasMany', model: 'A', foreignKey: 'pId', scope: { where: { age: 7 } } } },
      }),
    );
    expect(codesOf(project).toSorted()).toEqual([
      'fixed-limit',
      'invalid-order',
      'invalid-order',
      'skip-without-limit',
      'unknown-operator',
      'unwritten-scope',
    ]);
    const model = (await modelA(project)) as unknown as QueriedModel;
    for (let age = 0; age < 110; age += 1) await model.create({ age });
    expect((await model.find({ limit: 3 })).map((row) => row['age'])).toEqual([0, 1, 2]);
    expect(await model.top({ limit: 1 })).toHaveLength(2);
    expect(await model.late({})).toHaveLength(100);
    expect(await model.none({})).toEqual([]);
    await expect(model.wrong({})).rejects.toThrow(/invalid direction/);
    const [owner] = await model.find({ limit: 1 });
    const related = owner?.['as'] as ((filter: object) => Promise<unknown[]>) & {
      create(data: object): Promise<unknown>;
    };
    await related.create({});
    expect(await related({})).toEqual([]);
  });

  it('PB38: fields without the key make includes fail, and a row without its id is stored as a new one', async () => {
    const project = projectOf(
      A({
        properties: { age: 'number' },
        scope: { fields: ['age'] },
        relations: { a: { type: 'belongsTo', model: 'A', foreignKey: 'pId', scope: { fields: ['age'] } } },
      }),
    );
    expect(codesOf(project)).toEqual(['fields-without-key', 'fields-without-key']);
    const model = (await modelA(project)) as unknown as QueriedModel;
    await model.create({ age: 1 });
    const [row] = await model.find({});
    await (row as unknown as { save(): Promise<unknown> }).save();
    expect(await model.count()).toBe(2);
  });

  it('PB80: texts in a polymorphic key that is read as a number become null; the fix repairs it', async () => {
    const things = { things: { type: 'hasMany', model: 'Thing', polymorphic: 'owner' } };
    const thing = { name: 'Thing', relations: { owner: { type: 'belongsTo', polymorphic: true } } };
    const named = A({ properties: { id: { type: 'string', id: true } }, relations: things });
    const numbered = { name: 'B', relations: things };
    const readBack = async (project: Project) => {
      const owner = await (await modelA(project)).create({ id: 'a' });
      await relationOf(owner, 'things').create({});
      const { Thing } = (booted as BootedProject).models;
      const [row] = await (Thing as unknown as QueriedModel).find({});
      booted?.close();
      return JSON.parse(JSON.stringify(row)).ownerId;
    };
    for (const definitions of [
      [thing, named],
      [named, thing],
      [thing, named, numbered],
      [thing, numbered, named],
    ]) {
      const project = projectOf(...definitions);
      expect(codesOf(project)).toEqual(['polymorphic-key-types']);
      expect(await readBack(project)).toBeNull();
    }
    const fixed = findProblems(projectOf(thing, named))[0]?.fix?.apply(projectOf(thing, named));
    expect(await readBack(fixed as Project)).toBe('a');
    const texts = { ...thing, properties: { id: { type: 'string', id: true } } };
    expect(codesOf(projectOf(texts, numbered, named))).toEqual([]);
    expect(await readBack(projectOf(texts, numbered, named))).toBe('a');
  });

  it('PB81: a list of foreign keys is one key', async () => {
    const project = projectOf(relation('a', { type: 'belongsTo', model: 'A', foreignKey: ['x', 'y'] }));
    expect(codesOf(project)).toEqual(['listed-foreign-key']);
    const { definition } = await modelA(project);
    expect(Object.keys(definition.properties)).toContain('x,y');
  });

  it('PB32: a model that model-config leaves out is not created, nor are the relations to it', async () => {
    const project = {
      ...projectOf(A({ relations: { bs: { type: 'hasMany', model: 'B' } } }), { name: 'B' }),
      modelConfig: {
        path: 'server/model-config.json',
        config: { _meta: { sources: ['../common/models'] }, A: { dataSource: 'db' } },
        source: null,
      },
    };
    expect(codesOf(project)).toEqual(['missing-config']);
    const model = await modelA(project);
    expect(booted?.models['B']).toBeUndefined();
    expect((await model.create({}))['bs']).toBeUndefined();
  });
});
