import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import type { ModelEntry, Project } from './project.ts';

/**
 * Returns whether REST serves a method of a model, named as LoopBack names it ("find",
 * "prototype.__get__orders"): `options.remoting.sharedMethods` of its entry in model-config
 * can disable methods, by their names or with "*"
 * (loopback/lib/configure-shared-methods.js).
 */
export function servedMethodsOf(project: Project, { definition }: ModelEntry): (method: string) => boolean {
  const settings = settingsOf(project, definition.name);
  const names = Object.keys(settings);
  if (names.length === 0) return () => true;
  const patterns = names
    .filter((name) => name.includes('*') && settings[name] === false)
    .map((name) => name.split('*'));
  return (method) =>
    Object.hasOwn(settings, method)
      ? settings[method] !== false
      : !patterns.some((parts) => hasInOrder(method, parts));
}

/** Whether the parts of a pattern are in a name, in their order. As in LoopBack, it may begin and end anywhere. */
function hasInOrder(name: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const found = name.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return true;
}

function settingsOf({ modelConfig }: Project, name: string): JsonObject {
  let found: JsonValue | undefined = getOwn<JsonValue | undefined>(modelConfig?.config, name);
  for (const key of ['options', 'remoting', 'sharedMethods'])
    found = isJsonObject(found) ? getOwn<JsonValue | undefined>(found, key) : undefined;
  return isJsonObject(found) ? found : {};
}
