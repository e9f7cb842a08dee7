import { isJsonObject } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { editDefinition } from '../commands/edit.ts';
import { withDefinitionKey } from '../definitionEdits.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { definitionRule } from './rules.ts';

/** `"relations": null`, with which LoopBack does not boot. */
export const nullRelations = bootRule(
  'create',
  definitionRule('null-relations', (definition, modelId) => {
    if (getOwn(definition, 'relations') !== null || isJsonObject(definition['relationships'])) return [];
    return [
      {
        severity: 'error',
        place: { modelId, key: 'relations' },
        message: `The "relations" of ${definition.name} are null: ${noBoot}.`,
        why: 'LoopBack iterates over relations without checking for null.',
        advice: 'Write {} if there are none.',
        fix: {
          label: 'Write {}',
          apply: (project) =>
            editDefinition(project, modelId, (current) => withDefinitionKey(current, 'relations', {})),
        },
      },
    ];
  }),
);
