import { renameProperty } from '../commands/renameProperty.ts';
import { harmOf } from '../harmfulNames.ts';
import { camelOf } from '../naming.ts';
import { isExcluded } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { definitionRule } from './rules.ts';

/** A property name that LoopBack refuses, or warns about. */
export const illegalPropertyName = bootRule(
  'create',
  definitionRule('illegal-property-name', (definition, modelId) =>
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
      if (property === 'patchAttributes') {
        return [
          {
            severity: 'error',
            place,
            message: `${definition.name} has a property "${property}", where LoopBack needs its method: ${noBoot}.`,
            why: 'One such name keeps the whole application from starting.',
            advice: 'Give the property another name.',
          },
        ];
      }
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
