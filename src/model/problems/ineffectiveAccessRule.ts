import { isSameJson } from '../../lib/equal.ts';
import type { JsonValue } from '../../lib/json.ts';
import { corrected, explainAccessRule, userModelsIn } from '../accessRules.ts';
import { editDefinition } from '../commands/edit.ts';
import { withSetting } from '../definitionEdits.ts';
import type { ModelEntry, ModelId } from '../project.ts';
import { settingOf } from '../settings.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';

const code = 'ineffective-access-rule';
const none: readonly Problem[] = [];

/** Access rules that do something else in LoopBack than they say. */
export const ineffectiveAccessRule: ProblemRule = {
  code,
  find: (project) =>
    project.models.flatMap((entry) => {
      const rules = settingOf(entry.definition, 'acls');
      return rules === undefined || rules === null ? none : findIn(entry, rules, userModelsIn(project));
    }),
};

function findIn(
  { id, definition }: ModelEntry,
  rules: JsonValue,
  userModels: readonly string[],
): readonly Problem[] {
  const { name } = definition;
  const place = { modelId: id, key: 'acls' };
  if (!Array.isArray(rules))
    return [
      {
        code,
        severity: 'error',
        place,
        message: `The access rules of ${name} are not a list: every request to the model fails.`,
        why: 'LoopBack goes through "acls" at each request.',
        advice: 'Write the rules as a list, or remove "acls".',
      },
    ];
  return rules.flatMap((rule: JsonValue, index) => {
    const remarks = explainAccessRule(rule, userModels);
    if (remarks.length === 0) return [];
    const fix = fixFor(id, rule, index);
    return [
      {
        code,
        severity: rule === null ? ('error' as const) : ('warning' as const),
        place,
        message: `Access rule ${index + 1} of ${name}: ${remarks.join(' ')}`,
        why: 'Requests may be allowed that the rule seems to deny, or denied that it seems to allow.',
        advice: 'Correct the rule, or remove it.',
        ...(fix === null ? {} : { fix }),
      },
    ];
  });
}

function fixFor(modelId: ModelId, rule: JsonValue, index: number): ProblemFix | null {
  const correction = corrected(rule);
  if (correction === null) return null;
  return {
    label: `Use ${correction.values.map((value) => `"${value}"`).join(' and ')}`,
    apply: (project) =>
      editDefinition(project, modelId, (definition) => {
        const rules = settingOf(definition, 'acls');
        if (!Array.isArray(rules) || !isSameJson(rules[index], rule)) return definition;
        return withSetting(definition, 'acls', rules.with(index, correction.rule));
      }),
  };
}
