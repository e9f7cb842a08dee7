import type { Project } from '../../model/index.ts';
import { inlineText } from '../application/inlineText.ts';
import { connectingPart, sqlDifferencesPart, tablesPart, warningsPart } from '../application/readmeParts.ts';
import type { LoopBack3Options } from './options.ts';

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
    ...(facts.warnings.length === 0 ? [] : [warningsPart(facts.warnings)]),
    ...(options.databases.length === 0 ? [] : [connectingPart(options, facts.hasRows), tablesPart]),
    ...(options.databases.some((name) => name !== 'mongodb')
      ? [sqlDifferencesPart(options.databases, 3)]
      : []),
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

const operating = `## Operate

- \`GET /health\` answers 200 if the database does, else 503.
- SIGTERM answers what is under way, closes the database and ends.
- \`PORT\`, \`HOST\`: where it listens. With \`NODE_ENV=production\` errors are answered without a stack; those of the server are printed with it.
- LoopBack 3 no longer gets updates from its makers.`;
