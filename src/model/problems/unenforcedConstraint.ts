import { hasOwn } from '../../lib/own.ts';
import { attributesOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { definitionRule } from './rules.ts';

/** Attributes that look like checks. (`length` is not one of them, because SQL connectors use it.) */
const unenforced = [
  'min',
  'max',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'unique',
];

/** A property with attributes that look like checks: LoopBack stores values that violate them. */
export const unenforcedConstraint = definitionRule('idle-constraint', (definition, modelId) =>
  Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
    const attributes = attributesOf(value);
    const [first, ...others] = unenforced.filter((attribute) => hasOwn(attributes, attribute));
    if (first === undefined) return [];
    const named = [first, ...others].map((attribute) => `"${attribute}"`).join(', ');
    return [
      {
        severity: 'warning',
        place: { modelId, property, key: first },
        message: `${definition.name}.${property} has ${named}, which LoopBack does not enforce.`,
        why: 'Values outside the limits are stored without an error.',
        advice: `Call ${definition.name}.validatesInclusionOf(…) or a similar method in the model's .js file.`,
      },
    ];
  }),
);
