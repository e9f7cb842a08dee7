import { printSqlDifferences, type SqlDifference, sqlDifferences } from '../../model/index.ts';
import { inlineText } from './inlineText.ts';
import { type ApplicationOptions, type Database, databaseNames } from './options.ts';

/** Lists what the export warned of. */
export const warningsPart = (texts: readonly string[]): string =>
  ['## Before you rely on it', '', ...texts.map((text) => `- ${inlineText(text)}`)].join('\n');

const urls: Readonly<Record<Database, string>> = {
  postgresql: 'postgres://user:password@localhost/shop',
  mysql: 'mysql://user:password@localhost/shop',
  mongodb: 'mongodb://localhost/shop',
};

/** Says how a database is chosen. */
export const connectingPart = (
  { databases }: ApplicationOptions,
  hasRows: boolean,
): string => `## Use a database

\`DATABASE_URL\` chooses it:

\`\`\`sh
export DATABASE_URL=${urls[databases[0] ?? 'postgresql']}
npm run migrate    # creates the tables, columns and indexes that are missing
${hasRows ? 'npm run seed       # stores the rows of data/seed.json in models that have none\n' : ''}npm start
\`\`\`

| database | DATABASE_URL | with Docker |
|---|---|---|
${databases.map(databaseLine).join('\n')}

${[
  'Another database needs its connector: `npm install loopback-connector-…`.',
  databases.includes('mysql') ? 'MySQL needs a database with `CHARACTER SET utf8mb4`.' : '',
  databases.includes('postgresql')
    ? 'Engines that speak PostgreSQL’s protocol (Citus, CockroachDB, YugabyteDB) take a `postgres:` address; only PostgreSQL itself was tried.'
    : '',
  databases.includes('mongodb')
    ? '**MongoDB was not tested here**: the connector loads and defines the models, but no server was run with it.'
    : '',
]
  .filter((line) => line !== '')
  .join('\n')}`;

const databaseLine = (name: Database): string =>
  `| ${databaseNames[name]}${name === 'mongodb' ? ' (not tested here)' : ''} | \`${urls[name]}\` | \`docker compose -f compose.${name}.yaml up --build\` |`;

/** Says what tables become of the models. */
export const tablesPart = `## Tables

\`npm run migrate\` keeps the rows. It lists what it would drop, such as the column of a property that the model no longer has, and drops nothing without \`npm run migrate -- --yes\`. \`npm run migrate -- --reset --yes\` drops every table first, rows included. Take a backup before either.

- Numbers that are not ids or keys are doubles, because LoopBack would make integers of them.
- Every foreign key has an index, so that a relation costs what it returns. There are no foreign key constraints: LoopBack checks only that the owner of a nested route exists.
- Embedded values, lists and objects are stored as text.`;

/** Lists what SQL databases do differently from memory, in an application of that version of LoopBack. */
export const sqlDifferencesPart = (databases: readonly Database[], version: 3 | 4): string => {
  const shown = sqlDifferences.filter(
    (each: SqlDifference) =>
      !each.isSolvedByExport &&
      (version === 3 || !each.isLoopBack3Only) &&
      (each.databases?.some((name) => databases.includes(name)) ?? true),
  );
  return `## What SQL databases do differently

The playground and the memory connector agree. SQL connectors differ:

${printSqlDifferences(shown)}`;
};
