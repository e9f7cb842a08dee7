import { groupBy } from '../../lib/groups.ts';
import type { ModelEntry, Project } from '../project.ts';
import { fixModelName, freeModelName } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** Two models with the same name, or with names that differ only in case. */
export const duplicateModelName: ProblemRule = {
  code: 'duplicate-model-name',
  find: (project) => {
    const groups = groupBy(project.models, (entry) => entry.definition.name.toLowerCase());
    return [...groups.values()].flatMap((group) =>
      group.length < 2 ? [] : group.map((entry) => createProblem(project, entry, group)),
    );
  },
};

function createProblem(project: Project, entry: ModelEntry, group: readonly ModelEntry[]): Problem {
  const { name } = entry.definition;
  const others = group.filter((other) => other !== entry);
  const isSame = others.some((other) => other.definition.name === name);
  const other = others[0]?.definition.name ?? name;
  return {
    code: 'duplicate-model-name',
    severity: isSame ? 'error' : 'warning',
    place: { modelId: entry.id },
    message: isSame
      ? `Several models are named "${name}": LoopBack keeps the one that it reads last and forgets the others.`
      : `"${name}" and "${other}" differ only in case: LoopBack may find either of them where it ignores case, and they share a REST path.`,
    why: isSame
      ? 'The properties and relations of the forgotten file are silently lost.'
      : 'Requests to one may be answered by the other.',
    advice: 'Give each model its own name.',
    fix: fixModelName(entry.id, freeModelName(project, `${name}2`)),
  };
}
