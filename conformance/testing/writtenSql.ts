import type { Project } from '../../src/model/index.ts';
import { projectOf } from '../../src/model/testing/projects.ts';
import { target } from '../../src/targets/sql/target.ts';
import { textOfFile } from '../../src/targets/target.ts';

/** The tables of a project as the SQL target writes them. */
export function sqlOf(project: Project, options: object): string {
  const made = target.make({ project, options });
  if (!made.ok) throw new Error(made.error.message);
  return [...made.value.files].map(textOfFile).join('');
}

/** Names that SQL has to quote. */
export const hostileNames = [
  'Order Item',
  'class',
  '__proto__',
  'a"b',
  "it's",
  'x\ny',
  'z;--',
  '日本語',
  'select',
];

/** Longer than the names of PostgreSQL, which cuts it, and of MySQL, which refuses it. */
export const longName = `${'long'.repeat(17)}A`;

/** Tables and columns with names that SQL has to quote. */
export const hostileTables = (...more: readonly string[]): Project =>
  projectOf(
    ...[...hostileNames, ...more].map((name) => ({
      name,
      properties: Object.fromEntries(hostileNames.map((each) => [each, { type: 'string', default: each }])),
      relations: { 'the "owner"': { type: 'belongsTo', model: 'Order Item', foreignKey: 'owner\'s "id"' } },
    })),
  );
