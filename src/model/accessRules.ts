import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { memoBy } from '../lib/memo.ts';
import { getOwn, withKeyBefore, withoutKey } from '../lib/own.ts';
import type { Project } from './project.ts';
import { lineageDefinitionsOf } from './projectIndex.ts';
import { settingOf } from './settings.ts';

/** The keys of an access rule, in the order in which LoopBack's generator writes them. */
export const accessRuleKeys = [
  'accessType',
  'principalType',
  'principalId',
  'permission',
  'property',
] as const;

export type AccessRuleKey = (typeof accessRuleKeys)[number];

/** The values that LoopBack knows, for the keys that have a fixed set of values. */
export const accessRuleChoices = {
  accessType: ['*', 'READ', 'WRITE', 'EXECUTE', 'REPLICATE'],
  principalType: ['ROLE', 'USER', 'APP'],
  permission: ['ALLOW', 'DENY', 'ALARM', 'AUDIT'],
} as const;

/** Roles that LoopBack resolves itself, and the one that most applications have. */
const commonRoles = ['$everyone', '$authenticated', '$unauthenticated', '$owner', 'admin'];

/** A new rule, as LoopBack's generator writes it. */
export const firstAccessRule: JsonObject = {
  accessType: '*',
  principalType: 'ROLE',
  principalId: '$everyone',
  permission: 'DENY',
};

/** Sets a key of a rule; undefined removes it. Other keys stay as they are. */
export function withAccessRuleKey(
  rule: JsonObject,
  key: AccessRuleKey,
  value: JsonValue | undefined,
): JsonObject {
  if (value === undefined) return withoutKey(rule, key);
  return withKeyBefore(rule, key, value, accessRuleKeys.slice(accessRuleKeys.indexOf(key) + 1));
}

/** Returns the names in a `property` as one text: `find, count`; null where text can't say it. */
export function textOfProperty(value: JsonValue | undefined): string | null {
  if (value === undefined) return '';
  if (typeof value === 'string') return isOneName(value) ? value : null;
  const isList = Array.isArray(value) && value.length > 0;
  return isList && value.every((name) => typeof name === 'string' && isOneName(name))
    ? value.join(', ')
    : null;
}

const isOneName = (text: string): boolean => text !== '' && text === text.trim() && !text.includes(',');

/** Reads the text of a `property`: nothing, a name, or a list of names. One name stays a list where it was one. */
export function propertyOfText(text: string, before: JsonValue | undefined): JsonValue | undefined {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return undefined;
  return names.length > 1 || Array.isArray(before) ? names : names[0];
}

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

/** The roles that access rules can name: LoopBack's own, `admin`, and those that the project uses. */
export const rolesIn = memoBy(
  ({ models }: Project) => models,
  ({ models }): readonly string[] => {
    const used = models.flatMap(({ definition }) => rolesOf(settingOf(definition, 'acls')));
    return [...commonRoles, ...new Set(used)].filter((role, index, all) => all.indexOf(role) === index);
  },
);

function rolesOf(rules: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((rule) => {
    if (!isJsonObject(rule) || rule['principalType'] !== 'ROLE') return [];
    return typeof rule['principalId'] === 'string' ? [rule['principalId']] : [];
  });
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
