import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import {
  definitionsOf,
  findModelByName,
  givenName,
  inheritedSetting,
  lineageOf,
  type ModelEntry,
  type Project,
  settingOf,
} from '../../model/index.ts';
import type { Todo } from './appModel.ts';
import { classOriginOf } from './classOrigin.ts';

/** Settings that have a place of their own in LoopBack 4, or none. */
const leftOut = new Set(
  (
    'name plural loopback4 base super properties relations relationships acls methods mixins hidden protected http ' +
    'remoting options validations idInjection excludeBaseProperties replaceOnPUT validateUpsert scopes ' +
    'description strict public dataSource sharedMethods defaultPermission trackChanges id $schema _meta ' +
    'injectOptionsFromRemoteContext createOptionsFromRemotingContext strictObjectIDCoercion'
  ).split(' '),
);

/** What a model that was opened from LoopBack 4 has elsewhere; everything else is a setting of it. */
const elsewhere = new Set(
  (
    'name base super properties relations relationships acls methods mixins hidden protected http ' +
    'options validations excludeBaseProperties description strict loopback4'
  ).split(' '),
);

export interface ModelSettings {
  readonly isOpen: boolean;
  readonly description: string | null;
  readonly settings: JsonObject;
  readonly todos: readonly Todo[];
}

/** Returns the settings of a model and of its bases as LoopBack 4 takes them. */
export function settingsOfModel(project: Project, entry: ModelEntry): ModelSettings {
  const line = definitionsOf(lineageOf(project, entry.definition));
  const kept: Record<string, JsonValue> = {};
  const isFromLoopBack4 = classOriginOf(entry.definition) !== null;
  const others = isFromLoopBack4 ? elsewhere : leftOut;
  // There a class does not inherit the settings of its base.
  for (const definition of isFromLoopBack4 ? line.slice(0, 1) : line.toReversed()) {
    if (findModelByName(project, definition.name)?.definition !== definition) continue;
    const options = definition['options'];
    for (const [key, value] of Object.entries({ ...definition, ...(isJsonObject(options) ? options : {}) }))
      if (!others.has(key) && value !== undefined) kept[key] = value as JsonValue;
  }
  const hidden = line.flatMap((definition) => namesIn(settingOf(definition, 'hidden')));
  const protectedNames = isFromLoopBack4 ? namesIn(settingOf(entry.definition, 'protected')) : [];
  const strict = inheritedSetting(project, entry, 'strict');
  const description = isFromLoopBack4
    ? settingOf(entry.definition, 'description')
    : inheritedSetting(project, entry, 'description');
  return {
    isOpen: !strict,
    description: Array.isArray(description) ? description.join('\n') : givenName(description),
    settings: {
      strict: strict || false,
      ...kept,
      ...(hidden.length > 0 ? { hiddenProperties: [...new Set(hidden)] } : {}),
      ...(protectedNames.length > 0 ? { protectedProperties: protectedNames } : {}),
    },
    todos: todosOf(line, (key) => inheritedSetting(project, entry, key)),
  };
}

const namesIn = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

function todosOf(line: readonly JsonObject[], read: (key: string) => JsonValue | undefined): readonly Todo[] {
  const acls = line.flatMap((definition) => listIn(settingOf(definition as never, 'acls')));
  const todos: Todo[] = acls.map((rule) => ({ about: 'an ACL', text: describeRule(rule), topic: 'acl' }));
  const add = (about: string, text: string): unknown => todos.push({ about, text });
  const scopes = read('scopes');
  if (isJsonObject(scopes))
    for (const [name, filter] of Object.entries(scopes))
      add(
        `the scope ${JSON.stringify(name)}`,
        `Write a method of the repository with the filter ${JSON.stringify(filter)}.`,
      );
  const mixins = read('mixins');
  if (isJsonObject(mixins))
    for (const name of Object.keys(mixins))
      add(`the mixin ${JSON.stringify(name)}`, 'Its code is not in the JSON: write it as a mixin class.');
  const methods = read('methods');
  if (isJsonObject(methods))
    for (const name of Object.keys(methods))
      add(`the remote method ${JSON.stringify(name)}`, 'Write it as a method of a controller.');
  if (namesIn(read('protected')).length > 0)
    add(
      'protected properties',
      `LoopBack 4 also returns ${namesIn(read('protected')).join(', ')} of included rows: hide them, or leave them out with fields.`,
    );
  return todos;
}

const listIn = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/** An ACL as a sentence: what LoopBack 3 refused or allowed, and to whom. */
function describeRule(rule: JsonValue): string {
  if (!isJsonObject(rule)) return 'A rule that is not an object.';
  const { principalType, principalId, permission, accessType, property } = rule;
  const methods = property === undefined ? 'every method' : [property].flat().join(', ');
  return `${permission ?? 'ALLOW'} ${accessType ?? '*'} on ${methods} to ${principalType ?? ''} ${principalId ?? ''}.`;
}
