import { bootedModels } from '../bootedModels.ts';
import { editConfig, withNewModels } from '../modelConfig.ts';
import type { ModelEntry } from '../project.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A model that model-config does not list and that is not a base of a listed one: LoopBack does not create it. */
export const missingConfig: ProblemRule = {
  code: 'missing-config',
  find: (project) => {
    const booted = bootedModels(project);
    return booted
      ? project.models.filter(({ definition }) => !booted.created.has(definition)).map(createProblem)
      : [];
  },
};

function createProblem({ id, definition: { name } }: ModelEntry): Problem {
  return {
    code: 'missing-config',
    severity: 'warning',
    place: { modelId: id },
    message: `model-config.json does not list ${name}: LoopBack does not create the model.`,
    why: 'It has no data source and no REST routes, and relations that lead to it are left out without an error.',
    advice: `Add ${name} to model-config.json with its data source.`,
    fix: {
      label: 'Add it to model-config.json',
      apply: (project) => editConfig(project, (config) => withNewModels(project, config, [name])),
    },
  };
}
