import { renameProperty } from '../commands/renameProperty.ts';
import { camelOf } from '../naming.ts';
import { isExcluded } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { definitionRule } from './rules.ts';

/** Names of properties that LoopBack refuses, or warns about. */
export const illegalPropertyName = definitionRule('illegal-property-name', (definition, modelId) =>
  Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
    if (isExcluded(value)) return [];
    const place = { modelId, property };
    const to = camelOf(property.replaceAll('.', '_'));
    if (property.includes('.')) {
      return [
        {
          severity: 'error',
          place,
          message: `LoopBack does not boot with a dot in the name of a property: ${definition.name} has "${property}".`,
          why: 'In filters and include a dot divides a path.',
          advice: 'Give the property a name without dots.',
          fix: {
            label: `Rename it to "${to}"`,
            apply: (project) => renameProperty(project, { modelId, from: property, to }),
          },
        },
      ];
    }
    if (property !== 'constructor') return [];
    return [
      {
        severity: 'error',
        place,
        message: `${definition.name} has a property "constructor": LoopBack warns at boot, and instances lose their class.`,
        why: 'LoopBack reads the constructor of an instance to find its model.',
        advice: 'Give the property another name.',
      },
    ];
  }),
);
