import { isJsonObject } from '../../lib/json.ts';
import { sqlInView } from '../application/databasesInView.ts';
import { dataSourceOf } from '../bootedModels.ts';
import type { ModelEntry, Project } from '../project.ts';
import { tableIn } from '../renaming/tableNames.ts';
import { settingOf } from '../settings.ts';
import { fixSetting } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';

const code = 'shared-table';

/** PostgreSQL cuts longer names. Bytes. */
const LONGEST_NAME = 63;

/** Models with different names whose rows PostgreSQL would keep in one table: it ignores case and the end of long names. */
export const sharedTable: ProblemRule = {
  code,
  find: (project) => {
    const first = new Map<string, ModelEntry>();
    return project.models.flatMap((entry): readonly Problem[] => {
      if (!sqlInView(project, entry).names.includes('postgresql')) return [];
      const { name: table, isDerived } = tableIn(project, entry, 'postgresql');
      const key = JSON.stringify([dataSourceOf(project, entry.definition.name), cut(table)]);
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, entry);
        return [];
      }
      // LoopBack has one model of a name, and two models may name the same table on purpose.
      const isIntended =
        other.definition.name === entry.definition.name ||
        (!isDerived && !tableIn(project, other, 'postgresql').isDerived);
      return isIntended ? [] : [createProblem(project, entry, other)];
    });
  },
};

/** Cuts a name as PostgreSQL does, between two characters. */
function cut(name: string): string {
  let bytes = 0;
  const kept: string[] = [];
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > LONGEST_NAME) break;
    kept.push(character);
  }
  return kept.join('');
}

function createProblem(project: Project, entry: ModelEntry, other: ModelEntry): Problem {
  const { id, definition } = entry;
  const taken = new Set(project.models.map((each) => cut(tableIn(project, each, 'postgresql').name)));
  const base = cut(definition.name.toLowerCase()).slice(0, LONGEST_NAME - 4);
  let free = `${base}_2`;
  for (let number = 3; taken.has(free); number += 1) free = `${base}_${number}`;
  const settings = settingOf(definition, 'postgresql');
  const value = { ...(isJsonObject(settings) ? settings : {}), table: free };
  return {
    code,
    severity: 'warning',
    place: { modelId: id },
    message: `PostgreSQL keeps the rows of ${definition.name} and ${other.definition.name} in one table: it ignores case, and what follows the ${LONGEST_NAME}rd byte of a name.`,
    why: 'The migration of one drops the columns of the other, and rows can’t be stored.',
    advice: 'Name another table in the setting "postgresql" of one of them.',
    fix: fixSetting(`Use the table "${free}"`, id, 'postgresql', value),
  };
}
