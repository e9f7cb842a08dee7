import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelEntry, Project } from '../../model/index.ts';
import { definitionsOf, findModelByName, lineageOf, settingOf } from '../../model/index.ts';
import { code, table } from './markdownText.ts';

/** Writes the ACLs of a model as a table, and names the bases whose ACLs apply too; nothing without any. */
export function accessRules(project: Project, { definition }: ModelEntry): readonly (readonly string[])[] {
  const own = rulesIn(settingOf(definition, 'acls'));
  const bases = definitionsOf(lineageOf(project, definition))
    .slice(1)
    .filter(
      (base) =>
        rulesIn(settingOf(base, 'acls')).length > 0 ||
        (librariesWithRules.has(base.name) && findModelByName(project, base.name)?.definition !== base),
    )
    .map(({ name }) => code(name));
  return [
    ...(own.length === 0 ? [] : [table(['access by', 'type', 'permission', 'property'], own.map(rowOf))]),
    ...(bases.length === 0 ? [] : [[`The ACLs of ${bases.join(', ')} apply too.`]]),
  ];
}

/** LoopBack's own models that come with ACLs (loopback/common/models). */
const librariesWithRules: ReadonlySet<string> = new Set(['User', 'AccessToken']);

function rulesIn(acls: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(acls) ? acls.filter(isJsonObject) : [];
}

/** LoopBack reads a missing access type or property as all ("*"). */
function rowOf(rule: JsonObject): readonly string[] {
  const read = (key: string): JsonValue => getOwn<JsonValue | undefined>(rule, key) || '';
  const principal = [read('principalType'), read('principalId')].map(toText).filter(Boolean).join(' ');
  const property = read('property');
  const properties = Array.isArray(property) ? property.map(toText) : [toText(property) || '*'];
  return [
    code(principal),
    code(toText(read('accessType')) || '*'),
    code(toText(read('permission'))),
    properties.map(code).join(', '),
  ];
}

const toText = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
