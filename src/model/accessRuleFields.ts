import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { memoBy } from '../lib/memo.ts';
import { withKeyBefore, withoutKey } from '../lib/own.ts';
import type { Project } from './project.ts';
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
 * Completes the text of a `property`: with each method in place of its last name, and
 * after it. A list of suggestions shows what begins with the whole text.
 */
export function completionsOf(text: string, methods: readonly string[]): readonly string[] {
  const given = propertyOfText(text, []);
  const names = Array.isArray(given) ? given.map(String) : [];
  const completed = (before: readonly string[]): readonly string[] =>
    methods.filter((name) => !before.includes(name)).map((name) => [...before, name].join(', '));
  return names.length === 0 ? methods : [...completed(names.slice(0, -1)), ...completed(names)];
}

/** The roles that access rules can name: LoopBack's own, `admin`, and those that the project uses. */
export const rolesIn = memoBy(
  ({ models }: Project) => models,
  ({ models }): readonly string[] => {
    const used = models.flatMap(({ definition }) => rolesOf(settingOf(definition, 'acls')));
    return [...new Set([...commonRoles, ...used])];
  },
);

function rolesOf(rules: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((rule) => {
    if (!isJsonObject(rule) || rule['principalType'] !== 'ROLE') return [];
    return typeof rule['principalId'] === 'string' ? [rule['principalId']] : [];
  });
}
