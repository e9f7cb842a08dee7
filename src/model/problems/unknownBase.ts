import { builtInModel, builtInNames } from '../builtins.ts';
import type { ModelEntry, Project } from '../project.ts';
import { findModelByName } from '../projectIndex.ts';
import { baseNameOf } from '../settings.ts';
import { closestName } from './closestName.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A base that does not exist, or that leads back to the model: LoopBack does not boot. */
export const unknownBase: ProblemRule = {
  code: 'unknown-base',
  find: (project) =>
    project.models.flatMap((entry): Problem[] => {
      const base = baseNameOf(entry.definition);
      const { name } = entry.definition;
      const problem = { code: 'unknown-base', severity: 'error', place: { modelId: entry.id } } as const;
      if (builtInModel(base)) return [];
      if (isCircular(project, entry)) {
        return [
          {
            ...problem,
            message: `The base of ${name} leads back to ${name}: LoopBack does not boot.`,
            advice: 'Give one of the models in the circle another base.',
          },
        ];
      }
      if (findModelByName(project, base)) return [];
      const close = closestName(base, [
        ...project.models.map((model) => model.definition.name),
        ...builtInNames,
      ]);
      return [
        {
          ...problem,
          message: `The base of ${name}, "${base}", does not exist: LoopBack does not boot.`,
          advice:
            close === null
              ? 'Choose a base that exists, such as PersistedModel.'
              : `Did you mean "${close}"?`,
        },
      ];
    }),
};

function isCircular(project: Project, entry: ModelEntry): boolean {
  const seen = new Set([entry.definition.name]);
  let next = findModelByName(project, baseNameOf(entry.definition));
  while (next) {
    if (next.definition.name === entry.definition.name) return true;
    if (seen.has(next.definition.name)) return false;
    seen.add(next.definition.name);
    const base = baseNameOf(next.definition);
    next = builtInModel(base) ? null : findModelByName(project, base);
  }
  return false;
}
