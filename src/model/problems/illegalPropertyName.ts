import { renameProperty } from '../commands/renameProperty.ts';
import { harmOf } from '../harmfulNames.ts';
import { camelOf } from '../naming.ts';
import { isExcluded } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import type { ProblemRule } from './problem.ts';
import { definitionRule, type Finding } from './rules.ts';

const code = 'illegal-property-name';

const createdWithHarm = bootRule(
  'create',
  definitionRule(code, (definition, modelId) =>
    Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
      if (isExcluded(value)) return [];
      const place = { modelId, property };
      const to = camelOf(property.replaceAll('.', '_'));
      if (property.includes('.')) {
        return [
          {
            severity: 'error',
            place,
            message: `${definition.name} has a property with a dot in its name, "${property}": ${noBoot}.`,
            why: 'In filters and includes, a dot separates the parts of a path.',
            advice: 'Give the property a name without dots.',
            fix: {
              label: `Rename it to "${to}"`,
              apply: (project) => renameProperty(project, { modelId, from: property, to }),
            },
          },
        ];
      }
      if (property === 'patchAttributes') return [hidesNeededMethod(definition.name, modelId, property)];
      const harm = harmOf.get(property);
      if (!harm) return [];
      return [
        {
          severity: 'error',
          place,
          message: `${definition.name} has a property "${property}": ${harm.effect}.`,
          why: harm.why,
          advice: 'Give the property another name.',
        },
      ];
    }),
  ),
);

/** LoopBack looks for this one when it connects the model with its data source. */
const hidesHasOwnProperty = bootRule(
  'relate',
  definitionRule(code, (definition, modelId) => {
    const properties = propertiesOf(definition);
    const name = 'hasOwnProperty';
    if (!Object.hasOwn(properties, name) || isExcluded(properties[name])) return [];
    return [hidesNeededMethod(definition.name, modelId, name)];
  }),
);

/** A property name that LoopBack refuses, or warns about. */
export const illegalPropertyName: ProblemRule = {
  code,
  find: (project) => [...createdWithHarm.find(project), ...hidesHasOwnProperty.find(project)],
};

function hidesNeededMethod(model: string, modelId: string, property: string): Finding {
  return {
    severity: 'error',
    place: { modelId, property },
    message: `${model} has a property "${property}", where LoopBack needs its method: ${noBoot}.`,
    why: 'One such name keeps the whole application from starting.',
    advice: 'Give the property another name.',
  };
}
