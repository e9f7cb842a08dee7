import { hasOwn } from '../../lib/own.ts';
import { attributesOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { definitionRule } from './rules.ts';

/** Attributes that look as if they checked something. (`length` is not among them: SQL connectors use it.) */
const idle = ['min', 'max', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'unique'];

/** A property with attributes that look like checks: LoopBack stores what breaks them. */
export const unenforcedConstraint = definitionRule('idle-constraint', (definition, modelId) =>
  Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
    const attributes = attributesOf(value);
    const [first, ...others] = idle.filter((attribute) => hasOwn(attributes, attribute));
    if (first === undefined) return [];
    const named = [first, ...others].map((attribute) => `"${attribute}"`).join(', ');
    return [
      {
        severity: 'warning',
        place: { modelId, property, key: first },
        message: `${definition.name}.${property} has ${named}, which LoopBack does not enforce.`,
        why: 'Values outside the limits are stored without an error.',
        advice: `Call ${definition.name}.validatesInclusionOf(…) or its like in the model's .js file.`,
      },
    ];
  }),
);
