/** Reads what the DBML target writes with the parser of dbdiagram.io, and compares it with the tables of the SQL target. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Compiler, DEFAULT_ENTRY, MemoryProjectLayout } from '@dbml/parse';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runAtOnce } from '../src/lib/slices.ts';
import { createExampleProject, type Project } from '../src/model/index.ts';
import { projectOf } from '../src/model/testing/projects.ts';
import { readDbml } from '../src/sources/dbml/reading/readDbml.ts';
import type { Source } from '../src/sources/index.ts';
import { loadSource } from '../src/sources/loadSource.ts';
import { target } from '../src/targets/dbml/target.ts';
import { loadTarget } from '../src/targets/loadTarget.ts';
import { planTables } from '../src/targets/sql/planTables.ts';
import { postgresql } from '../src/targets/sql/postgresql.ts';
import { type Target, textOfFile } from '../src/targets/target.ts';
import { openFixture } from './testing/openFixture.ts';
import { projectArbitrary } from './testing/randomProject.ts';

function parse(project: Project) {
  const made = target.make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  return parseText([...made.value.files].map(textOfFile).join(''));
}

function parseText(text: string) {
  const layout = new MemoryProjectLayout();
  layout.setSource(DEFAULT_ENTRY, text);
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
    tables.flatMap(({ name, foreignKeys, indexes }) =>
      foreignKeys.map(({ column, target: { name: other } }) => {
        // The export of dbdiagram.io gives the key of one to one to the right side.
        const isUnique = indexes.some(
          ({ columns, isUnique: isOne }) => isOne && columns.length === 1 && columns[0]?.name === column,
        );
        return isUnique ? [other, name] : [name, other];
      }),
    ),
  );
});

const schemaOf = (texts: readonly { readonly path: string; readonly text: string }[]) =>
  runAtOnce(readDbml(texts, null)).schema;

it('DBS1: reads the tables, columns and references that the parser of dbdiagram.io reads', async () => {
  const text = await readFile(join(import.meta.dirname, '../e2e/fixtures/dbml/clinic.dbml'), 'utf8');
  const theirs = parseText(text);
  const ours = schemaOf([{ path: 'clinic.dbml', text }]);
  expect(ours.problems).toEqual([]);
  const own = ours.tables.filter(({ id }) => theirs.tables.some(({ name }) => name === id.name));
  expect(own.map(({ id, comment }) => [id.schema ?? 'public', id.name, comment])).toEqual(
    theirs.tables.map(({ schemaName, name, note }) => [
      schemaName ?? 'public',
      name,
      note?.value.trimEnd() ?? null,
    ]),
  );
  // Their parser lists what a partial brings apart.
  const fromPartial = ['created_at', 'changed_at'];
  expect(own.find(({ id }) => id.name === 'doctors')?.columns.map(({ name }) => name)).toEqual([
    ...['id', ...fromPartial, 'mail'],
  ]);
  for (const [index, { columns: all, primaryKey, uniques }] of own.entries()) {
    const columns = all.filter(({ name }) => !fromPartial.includes(name));
    const { fields, indexes } = theirs.tables[index] ?? { fields: [], indexes: [] };
    expect(columns.map((column) => [column.name, column.isNumbered, column.comment])).toEqual(
      fields.map((field) => [field.name, field.increment === true, field.note?.value ?? null]),
    );
    expect(columns.map(({ type: { name, args, isArray } }) => [name, args.join(','), isArray])).toEqual(
      fields.map(({ type: { type_name: name } }) => {
        const [, word = '', args = '', list] = /^(.*?)(?:\((.*)\))?(\[\d*\])?$/.exec(name) ?? [];
        return [word.toLowerCase(), args.replace(/['\s]/g, ''), list !== undefined];
      }),
    );
    const keyIndex = indexes.find(({ pk }) => pk === true);
    expect(primaryKey).toEqual(
      keyIndex?.columns.map(({ value }) => value) ?? fields.filter(({ pk }) => pk).map(({ name }) => name),
    );
    for (const { name } of fields.filter(({ unique }) => unique)) expect(uniques).toContainEqual([name]);
    for (const { columns: of } of indexes.filter(({ unique }) => unique === true))
      if (of.every(({ type }) => type === 'column'))
        expect(uniques).toContainEqual(of.map(({ value }) => value));
  }
  const keys = ours.tables.flatMap(({ id, foreignKeys }) =>
    foreignKeys.map(({ columns, table, to }) => `${id.name}(${columns}) → ${table.name}(${to})`),
  );
  const references = theirs.refs.flatMap(({ endpoints: [first, second] }) => {
    if (first.relation === '*' && second.relation === '*') return [];
    const [holder, target] = first.relation === '*' ? [first, second] : [second, first];
    return [`${holder.tableName}(${holder.fieldNames}) → ${target.tableName}(${target.fieldNames})`];
  });
  expect(keys.filter((key) => !key.startsWith('doctors_wards(')).toSorted()).toEqual(references.toSorted());
  expect(keys).toContain('doctors_wards(doctors_id) → doctors(id)');
  expect(keys).toContain('doctors_wards(wards_id) → wards(id)');
});

const randomProjects = fc.sample(projectArbitrary, { numRuns: 40, seed: 12 });

it.each(['postgresql', 'mysql', 'sqlite'])(
  'DBS6: what is written as DBML comes back as what is written as SQL does, for %s',
  async (database) => {
    const [dbml, sql] = await Promise.all([loadTarget('dbml'), loadTarget('sql')]);
    const [fromDbml, fromSql] = await Promise.all([loadSource('dbml'), loadSource('sql')]);
    let keys = 0;
    for (const project of [createExampleProject(), ...randomProjects]) {
      const open = (target: Target, source: Source, path: string) => {
        const made = target.make({ project, options: { database } });
        if (!made.ok) throw new Error(made.error.message);
        const files = [{ path, text: [...made.value.files].map(textOfFile).join('') }];
        const read = { files, problems: [], skipped: [] };
        const opened = runAtOnce(source.readInSteps({ read, options: { guessKeys: false } }));
        if (!opened.ok) throw new Error(opened.error.message);
        return opened.value;
      };
      const expected = open(sql, fromSql, 'all.sql');
      // No database has a table without columns.
      if (expected.problems.length > 0) continue;
      const { models, problems } = open(dbml, fromDbml, 'all.dbml');
      expect(problems).toEqual([]);
      // The note of a table begins with the name of its model.
      const definitionsOf = (all: typeof models) =>
        all.map(({ definition: { description: _note, ...definition } }) => definition);
      expect(definitionsOf(models)).toEqual(definitionsOf(expected.models));
      keys += JSON.stringify(models).split('"belongsTo"').length - 1;
    }
    expect(keys).toBeGreaterThan(15);
  },
);
