import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { memoBy } from '../lib/memo.ts';
import { getOwn } from '../lib/own.ts';
import type { Project } from './project.ts';
import { lineageDefinitionsOf } from './projectIndex.ts';

/** The values that LoopBack knows, for the keys that have a fixed set of values. */
export const accessRuleChoices = {
  accessType: ['*', 'READ', 'WRITE', 'EXECUTE', 'REPLICATE'],
  principalType: ['ROLE', 'USER', 'APP'],
  permission: ['ALLOW', 'DENY', 'ALARM', 'AUDIT'],
} as const;

/**
 * Says what LoopBack does with the values of a rule that it does not know or that
 * are missing; an empty list for a rule that does what it says.
 *
 * @param userModels the models that are principal types of their own (see `userModelsIn`)
 */
export function explainAccessRule(rule: JsonValue, userModels: readonly string[]): readonly string[] {
  if (rule === null) return ['Every request to the model fails, because LoopBack reads this as a rule.'];
  if (!isJsonObject(rule)) return ['This is not an object: the rule applies to nobody.'];
  return [
    ...explainPrincipal(rule, userModels),
    ...explainAccessType(getOwn(rule, 'accessType')),
    ...explainProperty(getOwn(rule, 'property')),
    ...explainPermission(getOwn(rule, 'permission')),
  ];
}

function explainPrincipal(rule: JsonObject, userModels: readonly string[]): readonly string[] {
  const type = getOwn<JsonValue | undefined>(rule, 'principalType');
  const known: readonly JsonValue[] = [...accessRuleChoices.principalType, 'SCOPE', ...userModels];
  if (!type) return ['Without a principal type the rule applies to nobody.'];
  if (!known.includes(type))
    return [`${JSON.stringify(type)} is not a principal type: the rule applies to nobody.`];
  return getOwn(rule, 'principalId') ? [] : ['Without a principal the rule applies to nobody.'];
}

function explainAccessType(type: JsonValue | undefined): readonly string[] {
  if (!type || (accessRuleChoices.accessType as readonly JsonValue[]).includes(type)) return [];
  return [`${JSON.stringify(type)} is not an access type: the rule never applies.`];
}

function explainProperty(property: JsonValue | undefined): readonly string[] {
  if (Array.isArray(property) && property.includes('*'))
    return ['In a list "*" matches nothing. For all methods, leave the property empty.'];
  if (typeof property === 'string' && property.includes(','))
    return [`LoopBack reads ${JSON.stringify(property)} as one name. Write a list for several.`];
  return [];
}

function explainPermission(permission: JsonValue | undefined): readonly string[] {
  if (!permission)
    return ['Without a permission the rule allows, unless the model has another default permission.'];
  const known: readonly JsonValue[] = [...accessRuleChoices.permission, 'DEFAULT'];
  if (known.includes(permission)) return [];
  return [
    `${JSON.stringify(permission)} is not a permission: LoopBack denies only for "DENY", so this allows.`,
  ];
}

/** A rule with corrected values. */
export interface CorrectedRule {
  readonly rule: JsonObject;
  /** The new values. */
  readonly values: readonly string[];
}

/** Corrects values that differ from LoopBack's only in case; null where there are none. */
export function corrected(rule: JsonValue): CorrectedRule | null {
  if (!isJsonObject(rule)) return null;
  const values: string[] = [];
  let result: JsonObject = rule;
  for (const [key, known] of Object.entries<readonly string[]>(accessRuleChoices)) {
    const value = getOwn<JsonValue | undefined>(rule, key);
    if (typeof value !== 'string' || known.includes(value)) continue;
    const upper = value.toUpperCase();
    if (!known.includes(upper)) continue;
    values.push(upper);
    result = { ...result, [key]: upper };
  }
  return values.length === 0 ? null : { rule: result, values };
}

/** The models that extend User: with several of them, the name of one is a principal type. */
export const userModelsIn = memoBy(
  ({ models }: Project) => models,
  (project): readonly string[] =>
    project.models
      .filter(({ definition }) =>
        lineageDefinitionsOf(project, definition).some(({ name }) => name === 'User'),
      )
      .map(({ definition }) => definition.name),
);
