import { inlineText } from '../application/inlineText.ts';
import { connectingPart, sqlDifferencesPart, tablesPart, warningsPart } from '../application/readmeParts.ts';
import type { LoopBack4Options } from './options.ts';

interface ReadmeFacts {
  readonly projectName: string;
  readonly options: LoopBack4Options;
  readonly hasRows: boolean;
  /** What the export warned of. */
  readonly warnings: readonly string[];
}

/** Prints the README of an exported application. */
export function printReadme({ projectName, options, hasRows, warnings }: ReadmeFacts): string {
  const parts = [
    `# ${inlineText(projectName) || 'LoopBack 4 application'}`,
    'A LoopBack 4 application, exported from the LoopBack 3 design in LoopBack Model Designer. [MIGRATION.md](MIGRATION.md) says what LoopBack 4 does differently, and what stays to be done.',
    starting(options, hasRows),
    ...(warnings.length === 0 ? [] : [warningsPart(warnings)]),
    structure(options),
    ...(options.databases.length === 0 ? [] : [connectingPart(options, hasRows), tablesPart]),
    ...(options.databases.some((name) => name !== 'mongodb')
      ? [sqlDifferencesPart(options.databases, 4)]
      : []),
    operating,
  ];
  return `${parts.join('\n\n')}\n`;
}

const starting = ({ port, routes }: LoopBack4Options, hasRows: boolean): string => `## Start

Node 20 or newer. With Node 20, npm warns that packages of LoopBack want Node 22; the application was run with Node 20.

\`\`\`sh
npm install
npm start
\`\`\`

The REST API is at http://localhost:${port}${routes === 'loopback3' ? '/api' : ''}, the explorer at http://localhost:${port}/explorer, its description at http://localhost:${port}/openapi.json. Rows are in memory${
  hasRows ? ': each start begins with those of data/seed.json' : ''
}. \`MEMORY_FILE=rows.json npm start\` keeps them in a file.`;

const structure = ({ controllers }: LoopBack4Options): string => `## Where is what

| folder | holds |
|---|---|
| \`src/models\` | a class for each model, with its relations |
| \`src/repositories\` | a repository for each model that has rows |
| \`src/controllers\` | ${
  controllers === 'compact'
    ? 'the routes: a line for each set of routes in `index.ts`. Replace a line by a class that extends it to change a route'
    : 'a class for each set of routes. Override a method to change a route'
} |
| \`src/datasources\` | where the rows are |
| \`src/database\` | migration and sample rows |`;

const operating = `## Operate

- \`GET /health\` answers 200 if the database does, else 503.
- SIGTERM answers what is under way, closes the database and ends.
- \`PORT\`, \`HOST\`: where it listens.`;
