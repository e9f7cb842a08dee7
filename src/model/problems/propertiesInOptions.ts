import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn, hasOwn, withoutKey } from '../../lib/own.ts';
import { editDefinition } from '../commands/edit.ts';
import type { ModelDefinition, PropertyDefinition } from '../definition.ts';
import { withDefinitionKey } from '../definitionEdits.ts';
import type { ModelId } from '../project.ts';
import { propertiesOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import type { ProblemFix } from './problem.ts';
import { definitionRule, type Finding } from './rules.ts';
import { listValues } from './writtenAttributes.ts';

/**
 * `properties` inside of `options`. LoopBack does not create properties from them:
 * they are a setting of the same name, whose members it writes into every row.
 */
export const propertiesInOptions = bootRule(
  'create',
  definitionRule('properties-in-options', (definition, modelId): readonly Finding[] => {
    const { options } = definition;
    if (!isJsonObject(options) || !hasOwn(options, 'properties')) return [];
    const given = getOwn<JsonValue | undefined>(options, 'properties');
    const place = { modelId, key: 'options' };
    if (given === null)
      return [
        {
          severity: 'error',
          place,
          message: `The "properties" in the "options" of ${definition.name} are null: ${noBoot}.`,
          why: 'One such model keeps the whole application from starting.',
          advice: 'Remove them.',
          fix: removalFix(modelId),
        },
      ];
    if (!isJsonObject(given) || Object.keys(given).length === 0) return [];
    return [
      {
        severity: 'error',
        place,
        message: `${definition.name} has "properties" in its "options": LoopBack does not create properties from them, but writes ${listValues(given)} into every row that is created, changed or replaced.`,
        why: 'What the caller passes there is silently lost.',
        advice: 'Move them to the "properties" of the model.',
        fix: moveFix(modelId),
      },
    ];
  }),
);

function removalFix(modelId: ModelId): ProblemFix {
  return {
    label: 'Remove them',
    apply: (project) => editDefinition(project, modelId, withoutOptionProperties),
  };
}

/** Creates a fix that moves the properties; those that the model declares itself stay unchanged. */
function moveFix(modelId: ModelId): ProblemFix {
  return {
    label: 'Move them to "properties"',
    apply: (project) =>
      editDefinition(project, modelId, (definition) => {
        const { options } = definition;
        const given = isJsonObject(options) ? getOwn<JsonValue | undefined>(options, 'properties') : null;
        if (!isJsonObject(given)) return definition;
        const properties = { ...given, ...propertiesOf(definition) } as Record<string, PropertyDefinition>;
        return withDefinitionKey(withoutOptionProperties(definition), 'properties', properties);
      }),
  };
}

function withoutOptionProperties(definition: ModelDefinition): ModelDefinition {
  const { options } = definition;
  if (!isJsonObject(options)) return definition;
  const rest = withoutKey(options, 'properties');
  return Object.keys(rest).length === 0
    ? (withoutKey(definition as JsonObject, 'options') as ModelDefinition)
    : withDefinitionKey(definition, 'options', rest);
}
