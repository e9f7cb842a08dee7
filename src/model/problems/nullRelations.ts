import { isJsonObject } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { editDefinition } from '../commands/edit.ts';
import { withDefinitionKey } from '../definitionEdits.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { definitionRule } from './rules.ts';

/** `"relations": null`, which makes LoopBack fail at boot. */
export const nullRelations = bootRule(
  'make',
  definitionRule('null-relations', (definition, modelId) => {
    if (getOwn(definition, 'relations') !== null || isJsonObject(definition['relationships'])) return [];
    return [
      {
        severity: 'error',
        place: { modelId, key: 'relations' },
        message: `The "relations" of ${definition.name} are null: ${noBoot}.`,
        why: 'LoopBack iterates over relations without checking for null.',
        advice: 'Write {} where there are none.',
        fix: {
          label: 'Write {}',
          apply: (project) =>
            editDefinition(project, modelId, (current) => withDefinitionKey(current, 'relations', {})),
        },
      },
    ];
  }),
);
