import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelId } from '../project.ts';
import { isExcluded, typeOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { fixProperty } from './fixes.ts';
import type { ProblemFix } from './problem.ts';
import { definitionRule } from './rules.ts';

/** A property whose type is 0, or a list of 0, false or null: LoopBack stops with "Invalid type". */
export const invalidPropertyType = bootRule(
  'create',
  definitionRule('invalid-property-type', (definition, modelId) =>
    Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
      if (isExcluded(value) || !isInvalid(value)) return [];
      return [
        {
          severity: 'error',
          place: { modelId, property, key: 'type' },
          message: `${definition.name}.${property} has a type that LoopBack calls invalid, ${shortened(typeOf(value))}: ${noBoot}.`,
          why: 'A type is a name, a list with a type, or an object with the properties of a nested model.',
          advice: 'Write the name of a type, such as "string", or a list with one, such as ["string"].',
          ...fixFor(modelId, property, value),
        },
      ];
    }),
  ),
);

/**
 * Returns whether LoopBack resolves a type to nothing. It skips a property that
 * is null or false, and the empty text.
 *
 * @param isNested whether the type is the value of `type`, whose own `type` names a property
 */
function isInvalid(type: JsonValue | undefined, isNested = false): boolean {
  if (type === null || type === false || type === 0) return true;
  if (Array.isArray(type)) return type.length > 0 && isInvalid(type[0]);
  if (!isJsonObject(type)) return false;
  const named = getOwn<JsonValue | undefined>(type, 'type');
  if (!isNested && named) return isInvalid(named, true);
  return Object.values(type).some((member) => !isExcluded(member) && isInvalid(member));
}

/** Returns a fix only for a type without other settings, because replacing it loses nothing. */
function fixFor(modelId: ModelId, property: string, value: JsonValue): { readonly fix?: ProblemFix } {
  const type = typeOf(value);
  let inner = type;
  while (Array.isArray(inner)) inner = inner[0];
  if (isJsonObject(inner)) return {};
  const label = Array.isArray(type) ? 'Use a list of any' : 'Use "any"';
  return { fix: fixProperty(label, modelId, property, 'type', Array.isArray(type) ? ['any'] : 'any') };
}

function shortened(type: JsonValue | undefined): string {
  const text = JSON.stringify(type);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
