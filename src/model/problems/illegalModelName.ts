import { typeNames } from '../propertyType.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** The names that LoopBack's documentation reserves, without case (semantics 1.4). */
const reservedNames = new Set([
  ...typeNames.filter((name) =>
    ['any', 'array', 'boolean', 'date', 'number', 'object', 'string'].includes(name),
  ),
  'file',
  'integer',
]);

/** What loopback-workspace accepts. */
const namePattern = /^[-_a-zA-Z0-9]+$/;

/** A model name that LoopBack's tools refuse or that is one of its types. */
export const illegalModelName: ProblemRule = {
  code: 'illegal-model-name',
  find: (project) =>
    project.models.flatMap((entry): Problem[] => {
      const { name } = entry.definition;
      const base = { code: 'illegal-model-name', place: { modelId: entry.id } };
      if (reservedNames.has(name.toLowerCase())) {
        return [
          {
            ...base,
            severity: 'warning',
            message: `"${name}" is the name of a type: LoopBack boots with a warning, and properties of that type mean its own.`,
            advice: 'Choose a name that is no type.',
          },
        ];
      }
      if (namePattern.test(name)) return [];
      return [
        {
          ...base,
          severity: 'warning',
          message: `LoopBack boots a model named "${name}", but its generator and workspace refuse the name, and its REST path needs escaping.`,
          advice: 'Use letters, digits, "-" and "_" only.',
        },
      ];
    }),
};
