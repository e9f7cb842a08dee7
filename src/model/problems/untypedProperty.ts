import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { hasOwn } from '../../lib/own.ts';
import { editProperties } from '../commands/edit.ts';
import type { ModelId } from '../project.ts';
import { propertiesOf } from '../settings.ts';
import type { ProblemFix } from './problem.ts';
import { definitionRule } from './rules.ts';

/** Attribute names that are very unlikely as properties of a nested model. */
const likelyAttributes = [
  'required',
  'generated',
  'default',
  'defaultFn',
  'index',
  'id',
  'length',
  'min',
  'max',
  'enum',
  'hidden',
  'unique',
];

/** A property with attributes but without a type, or with an empty one: LoopBack treats it as a nested model. */
export const untypedProperty = definitionRule('untyped-property', (definition, modelId) =>
  Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
    if (!isJsonObject(value)) return [];
    const effect = hasOwn(value, 'type') ? effectOfEmptyType(value) : effectOfAttributes(value);
    if (effect === null) return [];
    return [
      {
        severity: 'warning',
        place: { modelId, property, key: 'type' },
        message: `${definition.name}.${property} ${effect}.`,
        why: 'Text or a number that is stored there becomes an object.',
        advice: 'Give the property a type.',
        fix: fixFor(modelId, property),
      },
    ];
  }),
);

/** Describes the effect of an empty type, which LoopBack ignores. It refuses 0. */
function effectOfEmptyType({ type }: JsonObject): string | null {
  const isEmpty = type === '' || type === null || type === false;
  return isEmpty ? 'has an empty type: LoopBack treats it as a nested model' : null;
}

function effectOfAttributes(value: JsonObject): string | null {
  const found = likelyAttributes.find((attribute) => isAttribute(value, attribute));
  return found === undefined
    ? null
    : `has no type: LoopBack treats it as a nested model with a property "${found}"`;
}

/** Returns whether a key is an attribute: it has a value where a nested model would have a type. */
function isAttribute(value: JsonObject, attribute: string): boolean {
  if (!hasOwn(value, attribute)) return false;
  const content = value[attribute];
  return attribute === 'defaultFn' || typeof content === 'boolean' || typeof content === 'number';
}

function fixFor(modelId: ModelId, property: string): ProblemFix {
  return {
    label: 'Give it the type "string"',
    apply: (project) =>
      editProperties(project, modelId, (properties) => {
        const value = properties[property];
        if (!isJsonObject(value) || value['type']) return properties;
        return {
          ...properties,
          [property]: hasOwn(value, 'type') ? { ...value, type: 'string' } : { type: 'string', ...value },
        };
      }),
  };
}
