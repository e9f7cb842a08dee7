import { typeNames } from '../propertyType.ts';
import { fixModelName } from './fixes.ts';
import { definitionRule } from './rules.ts';

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
export const illegalModelName = definitionRule('illegal-model-name', ({ name }, modelId) => {
  const place = { modelId };
  if (reservedNames.has(name.toLowerCase())) {
    return [
      {
        severity: 'warning',
        place,
        message: `"${name}" is the name of a type: LoopBack boots with a warning, and properties of that type mean its own.`,
        why: 'A property of this model as its type gets the built-in type instead.',
        advice: 'Choose a name that is no type.',
      },
    ];
  }
  if (namePattern.test(name)) return [];
  const legal = name.replace(/[^-_a-zA-Z0-9]+(.?)/g, (_gap, next: string) => next.toUpperCase());
  return [
    {
      severity: 'warning',
      place,
      message: `LoopBack boots a model named "${name}", but its generator and workspace refuse the name, and its REST path needs escaping.`,
      why: 'The tools of LoopBack cannot open the model, and clients have to escape its path.',
      advice: 'Use letters, digits, "-" and "_" only.',
      ...(namePattern.test(legal) ? { fix: fixModelName(modelId, legal) } : {}),
    },
  ];
});
