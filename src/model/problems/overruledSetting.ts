import { isSameJson } from '../../lib/equal.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn, hasOwn, withoutKey } from '../../lib/own.ts';
import { editDefinition } from '../commands/edit.ts';
import { keepDerivedNames } from '../commands/keepDerived.ts';
import type { ModelDefinition } from '../definition.ts';
import { definitionRule } from './rules.ts';

/** Keys that LoopBack does not merge into the settings. */
const ownKeys = new Set(['name', 'properties', 'options']);

/** A setting that has one value at the top level and another in `options`: LoopBack reads the one in `options`. */
export const overruledSetting = definitionRule('overruled-setting', (definition, modelId) => {
  const { options } = definition;
  if (!isJsonObject(options)) return [];
  return Object.keys(options)
    .filter((key) => isOverruled(definition, options, key))
    .map((key) => ({
      severity: 'warning',
      place: { modelId, key },
      message: `${definition.name} gives "${key}" twice: LoopBack uses the one in "options" and ignores the top-level one.`,
      why: 'Changing the top-level one, which people see first, has no effect.',
      advice: `Keep one of the two.`,
      fix: {
        label: `Keep the "${key}" of "options"`,
        apply: (project) =>
          keepDerivedNames(
            project,
            editDefinition(
              project,
              modelId,
              (current) => withoutKey(current as JsonObject, key) as ModelDefinition,
            ),
          ),
      },
    }));
});

function isOverruled(definition: ModelDefinition, options: JsonObject, key: string): boolean {
  if (ownKeys.has(key) || !hasOwn(definition, key)) return false;
  const top = getOwn<JsonValue | undefined>(definition, key);
  return !isSameJson(options[key], top);
}
