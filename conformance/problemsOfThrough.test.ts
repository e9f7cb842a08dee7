/** Compares what LoopBack 3.28 writes and reads through a through model with what the designer says about it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Project } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { type BootedProject, bootProject, type EngineInstance } from './testing/bootProject.ts';
import { codesOf, projectOf } from './testing/definitions.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

interface ThroughAccessor {
  add(id: unknown): Promise<EngineInstance>;
  find(): Promise<readonly EngineInstance[]>;
  count(): Promise<number>;
  exists(id: unknown): Promise<boolean>;
  findById(id: unknown): Promise<EngineInstance>;
  remove(id: unknown): Promise<unknown>;
}

interface Model {
  create(data: object): Promise<EngineInstance>;
  findById(id: unknown): Promise<EngineInstance>;
  find(filter?: object): Promise<readonly EngineInstance[]>;
}

function modelOf(name: string): Model {
  const model = booted?.models[name];
  if (!model) throw new Error(`LoopBack has no model ${name}`);
  return model as unknown as Model;
}

const toOne = (model: string) => ({ type: 'belongsTo', model });

const through = (relation: object, link: object): Project =>
  projectOf(
    { name: 'A', relations: { bs: { type: 'hasMany', model: 'B', through: 'Link', ...relation } } },
    { name: 'B' },
    { name: 'Link', relations: link },
  );

/** Links a B to an A through the relation; returns what each method finds. */
async function findThrough(project: Project) {
  booted = await bootProject(project);
  // Makes the ids of A and B differ.
  await modelOf('B').create({});
  const [a, b] = [await modelOf('A').create({ code: 'a' }), await modelOf('B').create({ code: 'b' })];
  await (a['bs'] as unknown as ThroughAccessor).add(b['id']);
  const fresh = await modelOf('A').findById(a['id']);
  const accessor = fresh['bs'] as unknown as ThroughAccessor;
  const find = await accessor.find().then(
    (rows) => rows.length,
    (error: Error) => error.message,
  );
  const [included] = await modelOf('A').find({ include: 'bs' });
  const rows = JSON.parse(JSON.stringify(included)) as { readonly bs: readonly unknown[] };
  const result = {
    find,
    include: rows.bs.length,
    count: await accessor.count(),
    exists: await accessor.exists(b['id']),
    byId: (await accessor.findById(b['id']))['id'] === b['id'],
  };
  await accessor.remove(b['id']);
  return { ...result, left: (await modelOf('Link').find()).length };
}

const works = { find: 1, include: 1, count: 1, exists: true, byId: true, left: 0 };
const links = { a: toOne('A'), b: toOne('B') };

describe('PB29: keys that differ', () => {
  it.each<[string, object, object, object]>([
    ['another foreignKey', { foreignKey: 'z' }, links, { find: 0, include: 0, count: 0 }],
    [
      'another belongsTo to the owner',
      { foreignKey: 'ownerId' },
      { ...links, owner: toOne('A') },
      { find: 0, include: 0, count: 0 },
    ],
    ['another keyThrough', { keyThrough: 'z' }, links, { include: 0 }],
    [
      'another belongsTo to the target',
      { keyThrough: 'partnerId' },
      { ...links, partner: toOne('B') },
      { find: 0, include: 0 },
    ],
    [
      'no belongsTo named like the target',
      {},
      { a: toOne('A'), buddy: toOne('B') },
      { find: 'Relation "b" is not defined for Link model', include: 0 },
    ],
    ['both', { foreignKey: 'z', keyThrough: 'y' }, links, { find: 0, include: 0, count: 0 }],
  ])('PB29: %s', async (_what, relation, link, fails) => {
    const project = through(relation, link);
    const [problem] = findProblems(project).filter(({ code }) => code === 'through-keys-differ');
    expect(await findThrough(project)).toEqual({ ...works, ...fails });
    const isListWrong = 'find' in fails;
    expect(problem?.severity).toBe(isListWrong ? 'error' : 'warning');
    expect(/Only an include/.test(problem?.why ?? '')).toBe(!isListWrong);
    expect(/Lists fail/.test(problem?.why ?? '')).toBe(
      typeof (fails as { find?: unknown }).find === 'string',
    );
    expect(/count, exists, findById and remove work/.test(problem?.why ?? '')).toBe(!('count' in fails));
    booted?.close();
    expect(await findThrough(problem?.fix?.apply(project) ?? project)).toEqual(works);
  });
});

describe('PB28: a belongsTo that points at another property', () => {
  const code = { properties: { code: 'string' } };
  it.each<[string, object, object, object]>([
    ['of the relation', { primaryKey: 'code' }, {}, {}],
    ['of the link to the owner', {}, { primaryKey: 'code' }, {}],
    ['of the link to the target', {}, {}, { primaryKey: 'code' }],
  ])('PB28: %s', async (_what, relation, a, b) => {
    const project = projectOf(
      {
        name: 'A',
        ...code,
        relations: { bs: { type: 'hasMany', model: 'B', through: 'Link', ...relation } },
      },
      { name: 'B', ...code },
      { name: 'Link', relations: { a: { ...toOne('A'), ...a }, b: { ...toOne('B'), ...b } } },
    );
    expect(codesOf(project)).toEqual(['missing-through-link']);
    expect((await findThrough(project)).find).toBe(0);
    booted?.close();
    const fixed = findProblems(project)[0]?.fix?.apply(project) ?? project;
    const { find, include } = await findThrough(fixed);
    expect([find, include]).toEqual([1, 1]);
  });
});

describe('PB68: roles through RoleMapping', () => {
  const roles = (more: object) =>
    projectOf({
      name: 'Person',
      relations: { roles: { type: 'hasMany', model: 'Role', through: 'RoleMapping', ...more } },
    });

  async function linked(project: Project) {
    booted = await bootProject(project);
    const person = await modelOf('Person').create({});
    const role = await modelOf('Role').create({ name: 'admin' });
    const link = await (person['roles'] as unknown as ThroughAccessor).add(role['id']);
    const mapping = { principalType: 'USER', principalId: person['id'], roleId: role['id'] };
    const find = async () => {
      const fresh = await modelOf('Person').findById(person['id']);
      return (await (fresh['roles'] as unknown as ThroughAccessor).find()).length;
    };
    const before = await find();
    await modelOf('RoleMapping').create(mapping);
    return { link: JSON.parse(JSON.stringify(link)), before, after: await find() };
  }

  it('PB68: a role that is linked through the relation is not found, one that is mapped directly is found by its key', async () => {
    const project = roles({ foreignKey: 'principalId' });
    expect(codesOf(project)).toEqual(['built-in-through']);
    expect(findProblems(project)[0]?.severity).toBe('warning');
    const { link, before, after } = await linked(project);
    expect(link).toEqual({ id: 1, roleId: 1, undefined: 1 });
    expect([before, after]).toEqual([0, 1]);
  });

  it('PB68: with another key nothing is found', async () => {
    const project = roles({});
    expect(findProblems(project)[0]?.severity).toBe('error');
    const { before, after } = await linked(project);
    expect([before, after]).toEqual([0, 0]);
  });
});

describe('PB130: a throughTable that names a model', () => {
  const link = { name: 'Link', properties: { at: 'date' }, relations: { b: toOne('B') } };
  const many = { type: 'hasAndBelongsToMany', model: 'B', throughTable: 'Link' };
  const a = { name: 'A', relations: { bs: many } };

  /** Links a B to an A; returns what the relation and the model of the file read. */
  async function readLinked(project: Project) {
    booted = await bootProject(project);
    const [first, second] = [await modelOf('A').create({}), await modelOf('B').create({})];
    await modelOf('Link').create({ at: new Date(0) });
    await (first['bs'] as unknown as ThroughAccessor).add(second['id']);
    const messageOf = (error: Error): string => error.message;
    const fresh = await modelOf('A').findById(first['id']);
    const found = await (fresh['bs'] as unknown as ThroughAccessor)
      .find()
      .then((rows) => rows.length, messageOf);
    const [row] = await modelOf('Link').find();
    const included = await modelOf('Link')
      .find({ include: 'b' })
      .then((rows) => rows.length, messageOf);
    booted.close();
    return { found, date: row?.['at'] instanceof Date, included };
  }

  const works = { found: 1, date: true, included: 2 };

  it.each<[string, Project, object]>([
    ['after the relation', projectOf(a, { name: 'B' }, link), {}],
    ['before the relation', projectOf(link, a, { name: 'B' }), { date: false }],
  ])('PB130: LoopBack defines the model %s', async (_when, project, fails) => {
    expect(codesOf(project)).toEqual(['replaced-through-model']);
    expect(await readLinked(project)).toEqual({ ...works, ...fails });
    const [problem] = findProblems(project);
    const fixed = problem?.fix?.apply(project) ?? project;
    expect(codesOf(fixed)).toEqual([]);
    expect(await readLinked(fixed)).toEqual(works);
  });

  it('PB130: without the belongsTo of its file, reads of the relation fail', async () => {
    const project = projectOf(a, { name: 'B' }, { ...link, relations: { shop: toOne('B') } });
    expect((await readLinked(project)).found).toBe('Relation "b" is not defined for Link model');
  });

  it('PB130: a table with a name in other case is another one', async () => {
    const project = projectOf(
      { name: 'A', relations: { bs: { ...many, throughTable: 'link' } } },
      { name: 'B' },
      link,
    );
    expect(codesOf(project)).toEqual([]);
    expect(await readLinked(project)).toEqual({ ...works, included: 1 });
  });
});
