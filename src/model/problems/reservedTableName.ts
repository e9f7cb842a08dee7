import { listDatabases } from '../application/databases.ts';
import { isReserved } from '../application/reservedWords.ts';
import { tableIn } from '../renaming/tableNames.ts';
import { sqlRule } from './sqlRule.ts';

/** A table whose name is a word of SQL. LoopBack quotes it; SQL that people write must do so, too. */
export const reservedTableName = sqlRule('reserved-table-name', (project, entry, { names }) => {
  const found = names.filter((database) => isReserved(database, tableIn(project, entry, database).name));
  const [first] = found;
  if (first === undefined) return [];
  const table = tableIn(project, entry, first).name;
  return [
    {
      severity: 'note',
      place: { modelId: entry.id },
      message: `The table of ${entry.definition.name} is called ${table}, which is a word of SQL in ${listDatabases(found)}.`,
      why: 'LoopBack quotes it everywhere. SQL that you write yourself fails without quotes.',
      advice: `Quote it in your own SQL, or name another table in the setting "${first}" of the model.`,
    },
  ];
});
