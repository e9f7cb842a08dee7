import { renameProperty } from '../commands/renameProperty.ts';
import { camelOf } from '../naming.ts';
import { isExcluded } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { definitionRule } from './rules.ts';

interface Harm {
  readonly effect: string;
  readonly why: string;
}

/** The harm of a property that hides a member of rows that LoopBack needs. */
const harmOf: ReadonlyMap<string, Harm> = new Map([
  [
    'constructor',
    {
      effect: 'LoopBack warns at boot, and finds it where it looks for the class of a row',
      why: 'No row can be created.',
    },
  ],
  [
    'toObject',
    {
      effect: 'LoopBack calls the method of that name on rows, and finds the value',
      why: 'No row with a value there can be stored.',
    },
  ],
  [
    'toJSON',
    {
      effect: 'LoopBack calls the method of that name on rows, and finds the value',
      why: 'Responses show the internals of a row instead of its properties.',
    },
  ],
  ...['trigger', 'isValid'].map((name): [string, Harm] => [
    name,
    {
      effect: 'LoopBack calls the method of that name on every new row, and finds the property',
      why: 'No row can be stored.',
    },
  ]),
  [
    'setAttributes',
    {
      effect: 'LoopBack calls the method of that name on rows, and finds the value',
      why: 'No row with a value there can be stored.',
    },
  ],
  [
    'errors',
    {
      effect: 'LoopBack stores the errors of the validation there',
      why: 'A value there is lost: the stored row holds false.',
    },
  ],
  ...['toString', 'valueOf'].map((name): [string, Harm] => [
    name,
    {
      effect: 'LoopBack stores what the method of that name returns',
      why: 'A value there is lost.',
    },
  ]),
]);

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
