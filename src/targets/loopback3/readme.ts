import type { Project } from '../../model/index.ts';
import { inlineText } from './inlineText.ts';
import { type Database, databaseNames, type LoopBack3Options } from './options.ts';

interface ReadmeFacts {
  readonly project: Project;
  readonly options: LoopBack3Options;
  readonly hasRows: boolean;
  /** What the export warned of. */
  readonly warnings: readonly string[];
}

/** Prints the README of an exported application. */
export function printReadme(facts: ReadmeFacts): string {
  const { project, options } = facts;
  const parts = [
    `# ${inlineText(project.name) || 'LoopBack application'}`,
    'A LoopBack 3 application, exported from LoopBack Model Designer. The model files are exactly those of the design.',
    starting(facts),
    ...(facts.warnings.length === 0 ? [] : [warnings(facts.warnings)]),
    ...(options.databases.length === 0 ? [] : [connecting(options, facts.hasRows), tables]),
    ...(options.databases.some((name) => name !== 'mongodb') ? [differences(options.databases)] : []),
    operating,
  ];
  return `${parts.join('\n\n')}\n`;
}

const starting = ({ options: { port }, hasRows }: ReadmeFacts): string => `## Start

Node 20 or newer.

\`\`\`sh
npm install
npm start
\`\`\`

The REST API is at http://localhost:${port}/api, the explorer at http://localhost:${port}/explorer. Rows are in memory${
  hasRows ? ': each start begins with those of data/seed.json' : ''
}. \`MEMORY_FILE=rows.json npm start\` keeps them in a file.`;

const warnings = (texts: readonly string[]): string =>
  ['## Before you rely on it', '', ...texts.map((text) => `- ${inlineText(text)}`)].join('\n');

const urls: Readonly<Record<Database, string>> = {
  postgresql: 'postgres://user:password@localhost/shop',
  mysql: 'mysql://user:password@localhost/shop',
  mongodb: 'mongodb://localhost/shop',
};

const connecting = ({ databases }: LoopBack3Options, hasRows: boolean): string => `## Use a database

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

const tables = `## Tables

\`npm run migrate\` keeps the rows. It lists what it would drop, such as the column of a property that the model no longer has, and drops nothing without \`npm run migrate -- --yes\`. \`npm run migrate -- --reset --yes\` drops every table first, rows included. Take a backup before either.

- Numbers that are not ids or keys are doubles, because LoopBack would make integers of them.
- Every foreign key has an index, so that a relation costs what it returns. There are no foreign key constraints: LoopBack checks only that the owner of a nested route exists.
- Embedded values, lists and objects are stored as text.`;

const differences = (databases: readonly Database[]): string => {
  const isMySql = databases.includes('mysql');
  return `## What SQL databases do differently

The playground and the memory connector agree. SQL connectors differ:

| what | in memory | SQL |
|---|---|---|
| **a \`where\` with an unknown property** | finds nothing | **the condition is dropped: \`destroyAll({nope: 1})\` deletes every row** |
| a condition inside an embedded value | works | PostgreSQL fails, MySQL drops the condition |
| a property without a value | is absent | is \`null\` |
| a property that the model does not declare | is stored | is not stored |
| \`neq\`, \`nin\` | find rows without a value | do not |
| \`order\` by an unknown property | is ignored | fails |
| \`order\` with nulls | first | PostgreSQL: last |
| \`upsertWithWhere\` | validates the whole row | validates what is given |
| an id that is not a number | 404 | PostgreSQL: 500 |
| \`like\` | a regular expression | \`%\` and \`_\` |${
    isMySql
      ? `
| upper and lower case in \`where\` and \`order\` | differ | MySQL: are equal |
| \`ilike\` | works | MySQL: fails |
| \`regexp\` | works | MariaDB: fails |`
      : ''
  }
| rows of \`create([…])\` | ids in the order of the list | ids in any order |`;
};

const operating = `## Operate

- \`GET /health\` answers 200 if the database does, else 503.
- SIGTERM answers what is under way, closes the database and ends.
- \`PORT\`, \`HOST\`: where it listens. With \`NODE_ENV=production\` errors are answered without a stack.
- LoopBack 3 no longer gets updates from its makers.`;
