import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installedPostgres } from '../../scripts/postgres.js';
import { columnNameOf } from '../../src/model/application/columns.ts';
import {
  allRelations,
  describeProperties,
  type ModelEntry,
  type Project,
  tableNameOf,
} from '../../src/model/index.ts';
import { propertiesOf } from '../../src/model/settings.ts';
import { toProject } from '../../src/sources/index.ts';
import { openSql } from './openSql.ts';

/** Dumps the structure of a database with PostgreSQL's own tool, and opens the dump. */
export async function openDump(url: string): Promise<Project> {
  const programs = installedPostgres();
  if (programs === null) throw new Error('There is no PostgreSQL.');
  const dumped = spawnSync(join(programs, 'pg_dump'), ['--schema-only', url], { encoding: 'utf8' });
  if (dumped.status !== 0) throw new Error(dumped.stderr);
  const opened = await openSql(dumped.stdout);
  if (opened.problems.length > 0) throw new Error(opened.problems.map(({ message }) => message).join('\n'));
  return toProject(opened);
}

const tableOf = (project: Project, entry: ModelEntry): string => tableNameOf(project, entry, 'postgresql');

const columnOf = (project: Project, entry: ModelEntry, name: string): string => {
  const property = Object.entries(propertiesOf(entry.definition)).find(([each]) => each === name)?.[1];
  return `${tableOf(project, entry)}.${columnNameOf(name, property, 'postgresql')}`;
};

/** The names of the tables of a project. */
export const tablesIn = (project: Project): ReadonlySet<string> =>
  new Set(project.models.map((entry) => tableOf(project, entry)));

/** What a column can't say of a property (docs/sources.md#there-and-back). */
interface Column {
  readonly type: string;
  readonly isId: boolean;
  readonly isRequired: boolean;
  readonly isGenerated: boolean;
}

/** Types that PostgreSQL has columns for; the connector stores the others as text. */
const columnTypes = new Set(['string', 'number', 'boolean', 'date', 'geopoint', 'buffer']);

function asColumn({ type, isId, isRequired, isGenerated }: Column): string {
  const isNumbered = isGenerated && type === 'number';
  return [
    columnTypes.has(type) ? type : 'string',
    // A primary key can't be empty; only numbers are made by the database.
    ...(isRequired || (isId && !isNumbered) ? ['required'] : []),
    ...(isId ? ['id'] : []),
    ...(isNumbered ? ['generated'] : []),
  ].join(' ');
}

/** Lists the columns of some tables, each with what its property is. */
export function columnsIn(project: Project, tables: ReadonlySet<string>): readonly string[] {
  return project.models
    .filter((entry) => tables.has(tableOf(project, entry)))
    .flatMap((entry) =>
      describeProperties(project, entry.id).map(({ name, typeLabel, ...facts }) => {
        const isReallyGenerated = facts.isGenerated && !facts.isRequired;
        const column = { type: typeLabel, ...facts, isGenerated: isReallyGenerated };
        return `${columnOf(project, entry, name)} ${asColumn(column)}`;
      }),
    )
    .toSorted();
}

/** Lists the foreign keys of some tables: "order.customerid → customer". */
export function keysIn(project: Project, tables: ReadonlySet<string>): readonly string[] {
  const keys = allRelations(project).flatMap(
    ({ keyHolder, foreignKey, target, owner, kind, through, definition }) => {
      if (keyHolder === null || foreignKey === null || target === null || kind === null) return [];
      // A key that points at several models, and a list of keys, are not foreign keys of a database.
      if (definition['polymorphic'] || (kind.keyOn === 'owner' && kind.isMultiple)) return [];
      const pointedAt = kind.keyOn === 'owner' ? target : owner;
      if (through === null && kind.type === 'hasAndBelongsToMany') return [];
      if (!tables.has(tableOf(project, keyHolder)) || !tables.has(tableOf(project, pointedAt))) return [];
      return [`${columnOf(project, keyHolder, foreignKey.value)} → ${tableOf(project, pointedAt)}`];
    },
  );
  return [...new Set(keys)].toSorted();
}
