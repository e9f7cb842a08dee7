/** Compares the problems that a database in view has with what LoopBack's connector does on a PostgreSQL, before a fix and after it. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { isReserved } from '../src/model/application/reservedWords.ts';
import type { Project } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { type Definition, projectOf } from './testing/definitions.ts';
import { type PostgresServer, startPostgres } from './testing/postgres.ts';

process.env['NO_DEPRECATION'] = 'loopback-datasource-juggler';
const require = createRequire(import.meta.url);
const loopback = require('loopback');
const connector = require('loopback-connector-postgresql');

interface Model {
  create(data: object): Promise<{ readonly id: unknown }>;
  find(filter?: object): Promise<readonly object[]>;
  findById(id: unknown): Promise<{ updateAttributes(data: object): Promise<object> }>;
  destroyById(id: unknown): Promise<{ readonly count: number }>;
}

type Models = Readonly<Record<string, Model>>;

let server: PostgresServer | null = null;
let databaseCount = 0;

beforeAll(async () => {
  server = await startPostgres();
}, 120_000);

afterAll(() => server?.stop(), 120_000);

beforeEach((context) => {
  context.skip(server === null, 'PostgreSQL is not installed: npm test installs it on Debian');
});

/** Makes the tables of a project in a database of its own, and uses its models there. */
async function onPostgres<Value>(project: Project, use: (models: Models) => Promise<Value>): Promise<Value> {
  databaseCount += 1;
  const url = (await server?.createDatabase(`problems${databaseCount}`)) ?? '';
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  const database = app.dataSource('db', { connector, url });
  const models: Record<string, Model> = {};
  for (const { definition } of project.models) {
    models[definition.name] = app.registry.createModel(structuredClone(definition));
    app.model(models[definition.name], { dataSource: 'db' });
  }
  try {
    await database.autoupdate(Object.keys(models));
    return await use(models);
  } finally {
    await database.disconnect();
  }
}

const design = (...definitions: readonly Definition[]): Project => ({
  ...projectOf(...definitions),
  databases: ['postgresql'],
});

const modelIn = (models: Models, name: string): Model => {
  const model = models[name];
  if (model === undefined) throw new Error(`There is no model ${name}.`);
  return model;
};

interface Case {
  readonly code: string;
  readonly project: Project;
  readonly use: (models: Models) => Promise<unknown>;
  /** A part of the error that PostgreSQL gives before the fix. */
  readonly refusal: string;
  /** What is answered after the fix. */
  readonly answer: unknown;
}

/** As long as PostgreSQL keeps. */
const longName = `ALong${'g'.repeat(58)}`;

const cases: readonly Case[] = [
  {
    code: 'integer-column',
    project: design({ name: 'A', properties: { price: 'number' } }),
    use: async (models) => {
      await modelIn(models, 'A').create({ price: 12.5 });
      return modelIn(models, 'A').find();
    },
    refusal: 'invalid input syntax for type integer: "12.5"',
    answer: [{ price: 12.5, id: 1 }],
  },
  {
    code: 'generated-uuid',
    project: design({
      name: 'A',
      properties: { id: { type: 'string', id: true, generated: true, postgresql: { dataType: 'uuid' } } },
    }),
    use: async (models) => typeof (await modelIn(models, 'A').create({})).id,
    refusal: 'function uuid_generate_v4() does not exist',
    answer: 'string',
  },
  {
    code: 'unguarded-key',
    project: design(
      {
        name: 'A',
        properties: { email: 'string' },
        relations: { bs: { type: 'hasMany', model: 'B', foreignKey: 'email', primaryKey: 'email' } },
      },
      {
        name: 'B',
        properties: { email: 'string' },
        foreignKeys: { fk: { name: 'fk', entity: 'A', entityKey: 'email', foreignKey: 'email' } },
      },
    ),
    use: (models) => modelIn(models, 'B').find(),
    refusal: 'there is no unique constraint matching given keys',
    answer: [],
  },
  {
    code: 'shared-table',
    project: design(
      { name: longName, properties: { n: 'string' } },
      { name: `${longName}2`, properties: { m: 'string' } },
    ),
    use: (models) => modelIn(models, longName).create({ n: 'x' }),
    refusal: 'column "n" of relation "along',
    answer: { n: 'x', id: 1 },
  },
  {
    code: 'constraint-column',
    project: design(
      { name: 'A', properties: { n: 'string' } },
      {
        name: 'B',
        properties: { aId: 'number' },
        foreignKeys: { fk: { name: 'fk', entity: 'A', entityKey: 'id', foreignKey: 'aId' } },
      },
    ),
    use: (models) => modelIn(models, 'B').find(),
    refusal: 'column "aId" referenced in foreign key constraint does not exist',
    answer: [],
  },
];

it.each(cases)(
  'PB131 PB132 PB136 PB137 PB139: PostgreSQL refuses $code, and not after the fix',
  async ({ code, project, use, refusal, answer }) => {
    const problems = findProblems(project).filter((problem) => problem.code === code);
    expect(problems).toHaveLength(1);
    await expect(onPostgres(project, use)).rejects.toThrow(refusal);
    const fixed = problems[0]?.fix?.apply(project) ?? project;
    expect(JSON.parse(JSON.stringify(await onPostgres(fixed, use)))).toEqual(answer);
  },
);

it.each([
  [{ userId: 'string', userid: 'string' }, 'column "userid" specified more than once'],
  [{ xmin: 'string' }, 'column name "xmin" conflicts with a system column name'],
])('PB138: PostgreSQL does not create a table with the columns %j', async (properties, refusal) => {
  const project = design({ name: 'A', properties });
  expect(findProblems(project).map(({ code }) => code)).toEqual(['refused-column']);
  await expect(onPostgres(project, async () => null)).rejects.toThrow(refusal);
});

it('PB135: PostgreSQL stores two rows with the same first part of the id, and changes and deletes both', async () => {
  const project = design({
    name: 'A',
    properties: { a: { type: 'number', id: 1 }, b: { type: 'number', id: 2 }, n: 'string' },
  });
  await onPostgres(project, async (models) => {
    const model = modelIn(models, 'A');
    await model.create({ a: 1, b: 1, n: 'x' });
    await model.create({ a: 1, b: 2, n: 'y' });
    await (await model.findById(1)).updateAttributes({ n: 'z' });
    expect(JSON.parse(JSON.stringify(await model.find()))).toEqual([
      { a: 1, b: 1, n: 'z' },
      { a: 1, b: 2, n: 'z' },
    ]);
    expect(await model.destroyById(1)).toEqual({ count: 2 });
  });
});

it('PB133: the words of SQL are those of PostgreSQL, and LoopBack can use each as a table', async () => {
  const url = (await server?.createDatabase('words')) ?? '';
  const words =
    (await server?.query(url, "SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T') ORDER BY 1")) ??
    [];
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter(({ word }) => !isReserved('postgresql', String(word)))).toEqual([]);
  const found = await onPostgres(
    design({ name: 'Order', properties: { desc: 'string' } }, { name: 'User2' }, { name: 'Table' }),
    async (models) => {
      await modelIn(models, 'Order').create({ desc: 'x' });
      await modelIn(models, 'Table').create({});
      return modelIn(models, 'Order').find({ where: { desc: 'x' }, order: 'desc DESC' });
    },
  );
  expect(found).toHaveLength(1);
});
