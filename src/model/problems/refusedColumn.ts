import { columnNameOf } from '../application/columns.ts';
import { databaseNames, type SqlDatabase } from '../application/databases.ts';
import { describeProperties } from '../describeProperties.ts';
import { effectivePropertiesOf } from '../effectiveProperties.ts';
import type { ModelEntry, Project } from '../project.ts';
import type { Finding } from './rules.ts';
import { sqlRule } from './sqlRule.ts';

/** Columns that every table of PostgreSQL has already. */
const systemColumns = new Set(['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']);

/** A property whose column a database refuses, and the whole table with it. */
export const refusedColumn = sqlRule('refused-column', (project, entry, { names }) => {
  const columns = columnsOf(project, entry);
  return names.flatMap((database) => findIn(entry, columns(database), database));
});

interface Column {
  readonly property: string;
  readonly column: string;
}

function columnsOf(project: Project, entry: ModelEntry): (database: SqlDatabase) => readonly Column[] {
  const definitions = new Map(
    effectivePropertiesOf(project, entry.definition).map(({ name, definition }) => [name, definition]),
  );
  const names = describeProperties(project, entry.id).map(({ name }) => name);
  return (database) =>
    names.map((property) => ({
      property,
      column: columnNameOf(property, definitions.get(property), database),
    }));
}

function findIn(
  { id: modelId, definition }: ModelEntry,
  columns: readonly Column[],
  database: SqlDatabase,
): readonly Finding[] {
  const first = new Map<string, Column>();
  return columns.flatMap((each) => {
    const { property, column } = each;
    const key = column.toLowerCase();
    const other = first.get(key);
    if (other === undefined) first.set(key, each);
    const reason =
      other !== undefined
        ? `${other.property} has a column of the same name, apart from upper and lower case`
        : database === 'postgresql' && systemColumns.has(column)
          ? `every table has a column ${column} already`
          : null;
    if (reason === null) return [];
    const title = `${definition.name}.${property}`;
    return [
      {
        severity: 'warning',
        place: { modelId, property },
        message: `${databaseNames[database]} does not create the table of ${definition.name} because of ${title}: ${reason}.`,
        why: `No row of ${definition.name} can be stored there.`,
        advice: `Rename the property, or name another column: "${database}": {"columnName": "…"}.`,
      },
    ];
  });
}
