/** Opens the SQL that the designer exports, and exports it again: the same tables, with the same columns and keys. */
import { expect, it } from 'vitest';
import { runAtOnce } from '../src/lib/slices.ts';
import { createExampleProject, type Project } from '../src/model/index.ts';
import { source } from '../src/sources/sql/source.ts';
import { toProject } from '../src/sources/toProject.ts';
import { target } from '../src/targets/sql/target.ts';
import { textOfFile } from '../src/targets/target.ts';
import { openFixture } from './testing/openFixture.ts';

function exportSql(project: Project, options: object): string {
  const made = target.make({ project, options });
  if (!made.ok) throw new Error(made.error.message);
  return [...made.value.files].map(textOfFile).join('');
}

function importSql(text: string): Project {
  const read = { files: [{ path: 'shop.sql', text }], problems: [], skipped: [] };
  const opened = runAtOnce(source.readInSteps({ read, options: {} }));
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value.problems).toEqual([]);
  return toProject(opened.value);
}

/** The statements without comments, sorted: an import sorts the models. */
const statementsIn = (sql: string): readonly string[] =>
  sql
    .replace(/^--.*\n/gm, '')
    // A boolean of an opened database is a TINYINT without its width.
    .replaceAll('TINYINT(1)', 'TINYINT')
    .split(/;\n/)
    .map((statement) => statement.trim())
    .toSorted();

const projects = ['the example', 'library', 'loopback-example-relations'];

it.each(projects.flatMap((name) => ['postgresql', 'mysql'].map((database) => ({ name, database }))))(
  'SQL for $database that is opened again makes the same tables: $name',
  async ({ name, database }) => {
    const project = name === 'the example' ? createExampleProject() : await openFixture(name);
    const exported = exportSql(project, { database, indexes: false });
    expect(statementsIn(exportSql(importSql(exported), { database, indexes: false }))).toEqual(
      statementsIn(exported),
    );
  },
);
