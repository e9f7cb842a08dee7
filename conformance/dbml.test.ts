/** Reads what the DBML target writes with the parser of dbdiagram.io, and compares it with the tables of the SQL target. */
import { Compiler, DEFAULT_ENTRY, MemoryProjectLayout } from '@dbml/parse';
import { expect, it } from 'vitest';
import { createExampleProject, type Project } from '../src/model/index.ts';
import { projectOf } from '../src/model/testing/projects.ts';
import { target } from '../src/targets/dbml/target.ts';
import { planTables } from '../src/targets/sql/planTables.ts';
import { postgresql } from '../src/targets/sql/postgresql.ts';
import { textOfFile } from '../src/targets/target.ts';
import { openFixture } from './testing/openFixture.ts';

function parse(project: Project) {
  const made = target.make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  const layout = new MemoryProjectLayout();
  layout.setSource(DEFAULT_ENTRY, [...made.value.files].map(textOfFile).join(''));
  const compiler = new Compiler(layout);
  expect(compiler.parse.errors().map(({ diagnostic }) => diagnostic)).toEqual([]);
  const database = compiler.parse.rawDb();
  if (!database) throw new Error('The parser found no database.');
  return database;
}

const names = [
  'Order Item',
  'class',
  '__proto__',
  'a"b',
  "it's",
  'x\ny',
  'z\\',
  '日本語',
  "'''",
  '`',
  'a.b',
  '[x]',
];

const hostileProject = (): Project =>
  projectOf(
    ...names.map((name) => ({
      name,
      description: `${name} '''\n\``,
      indexes: { [name]: { keys: { [name]: 1 } } },
      properties: Object.fromEntries(
        names.map((each) => [each, { type: 'string', default: each, description: each }]),
      ),
      relations: { 'the "owner"': { type: 'belongsTo', model: 'a"b', foreignKey: 'owner\'s "id"' } },
    })),
  );

const projects = [
  { title: 'the example', open: async () => createExampleProject() },
  ...['shop', 'library', 'loopback-example-relations'].map((name) => ({
    title: `the project ${name}`,
    open: () => openFixture(name),
  })),
  { title: 'hostile names', open: async () => hostileProject() },
];

it.each(projects)('EX50: the parser finds the tables, indexes and references: $title', async ({ open }) => {
  const project = await open();
  const { tables } = planTables(project, { dialect: postgresql, foreignKeys: true, indexes: true });
  const read = parse(project);
  expect(
    read.tables.map(({ name, fields, indexes }) => ({
      name,
      columns: fields.map((field) => [field.name, field.type.type_name]),
      indexes: indexes.flatMap((index) => index.name ?? []),
    })),
  ).toEqual(
    tables.map(({ name, columns, indexes }) => ({
      name,
      columns: columns.map((column) => [column.name, column.type.toLowerCase()]),
      indexes: indexes.map((index) => index.name),
    })),
  );
  expect(read.refs.map(({ endpoints }) => endpoints.map(({ tableName }) => tableName))).toEqual(
    tables.flatMap(({ name, foreignKeys }) => foreignKeys.map((key) => [name, key.target.name])),
  );
});
