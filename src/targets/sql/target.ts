import { defineTarget, type Remark } from '../target.ts';
import { toFileName } from '../toFileName.ts';
import type { Dialect } from './dialect.ts';
import { dialects } from './dialects.ts';
import { optionsSchema, type SqlOptions } from './options.ts';
import { planTables, preparePlanInSteps } from './planTables.ts';
import { printSql } from './printSql.ts';

/** The tables of the project as SQL. */
export const target = defineTarget({
  options: optionsSchema,
  prepareInSteps: preparePlanInSteps,
  make({ project, options }) {
    const dialect = dialects[options.database];
    const { tables, remarks } = planTables(project, { ...options, dialect });
    return {
      files: [
        {
          path: `${toFileName(project.name)}.sql`,
          mediaType: 'application/sql',
          pieces: printSql(tables, dialect, project.name),
        },
      ],
      remarks: [...remarks, ...decisionsOf(options, dialect, tables.length)],
    };
  },
});

function decisionsOf(
  { foreignKeys, indexes }: SqlOptions,
  { label, connector }: Dialect,
  count: number,
): readonly Remark[] {
  const texts = [
    count === 0
      ? 'No model has rows in a database: there are no tables.'
      : `Names, types and NOT NULL are those that LoopBack’s connector for ${label} makes, except that numbers that are not ids or keys keep their fractions.`,
    ...(foreignKeys
      ? [
          'LoopBack makes no foreign keys: with them the database refuses rows that point at nothing, and a migration by LoopBack drops them again.',
        ]
      : []),
    ...(indexes ? ['Every foreign key has an index, because LoopBack makes none.'] : []),
    ...(connector === 'sqlite3' ? ['SQLite checks foreign keys only after PRAGMA foreign_keys = ON.'] : []),
  ];
  return texts.map((text) => ({ kind: 'decision', text }));
}
