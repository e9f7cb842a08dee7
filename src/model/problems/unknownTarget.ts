import { builtInModel } from '../builtins.ts';
import type { Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { closestName } from './closestName.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A relation whose model does not exist, or is spelled in another case: LoopBack drops it without a word. */
export const unknownTarget: ProblemRule = {
  code: 'unknown-target',
  find: (project) =>
    allRelations(project).flatMap(({ ref, owner, definition, target, targetName }): Problem[] => {
      const isFound = target !== null || targetName === null || builtInModel(targetName) !== undefined;
      if (isFound) return [];
      return [
        {
          code: 'unknown-target',
          severity: 'error',
          place: { modelId: ref.modelId, relation: ref.name },
          message: `No model is named "${targetName}", so LoopBack leaves ${owner.definition.name}.${ref.name} out without an error.`,
          advice: adviceFor(project, targetName, definition.type),
        },
      ];
    }),
};

function adviceFor(project: Project, targetName: string, type: string | undefined): string {
  const names = project.models.map((entry) => entry.definition.name);
  const close = closestName(targetName, names);
  if (close === null)
    return `Add a model "${targetName}", or point the ${type ?? 'relation'} at a model that exists.`;
  const isCase = close.toLowerCase() === targetName.toLowerCase();
  return isCase
    ? `Write "${close}": LoopBack compares model names with their case.`
    : `Did you mean "${close}"?`;
}
