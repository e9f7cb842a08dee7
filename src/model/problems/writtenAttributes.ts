import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { settingOf } from '../settings.ts';
import { definitionRule } from './rules.ts';

/** The setting `attributes`, whose members LoopBack writes into every row of the model. */
export const writtenAttributes = definitionRule('written-attributes', (definition, modelId) => {
  const attributes = settingOf(definition, 'attributes');
  if (!isJsonObject(attributes) || Object.keys(attributes).length === 0) return [];
  const { options } = definition;
  // If both are present, LoopBack reads only these.
  if (isJsonObject(options) && getOwn<JsonValue | undefined>(options, 'properties')) return [];
  return [
    {
      severity: 'note',
      place: { modelId, key: 'attributes' },
      message: `The "attributes" of ${definition.name} are written into every row that is created, changed or replaced: ${listValues(attributes)}.`,
      why: 'What the caller passes there is silently lost.',
      advice: 'Keep them if that is intended; a "default" of a property lets the caller choose.',
    },
  ];
});

/** The maximum number of values in a message. */
const MAX_LISTED = 3;

/** Lists values for a sentence: `a "string" and b 5`. */
export function listValues(values: JsonObject): string {
  const entries = Object.entries(values);
  const named = entries.slice(0, MAX_LISTED).map(([name, value]) => `${name} ${shortened(value)}`);
  const more = entries.length - named.length;
  return more === 0 ? named.join(' and ') : `${named.join(', ')} and ${more} more`;
}

function shortened(value: JsonValue | undefined): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
