import type { JsonObject, JsonValue } from '../../../lib/json.ts';
import { createClassNames } from '../../../targets/index.ts';
import { Code, isObjectValue, placeIn, toJson, type Value } from '../reading/values.ts';
import type { ModelContext } from './modelContext.ts';

/** Settings that a model file of LoopBack 3 has at its top level, by their names in LoopBack 4. */
const atTopLevel: ReadonlyMap<string, string> = new Map([
  ...['strict', 'forceId', 'idInjection', 'plural', 'scope', 'scopes', 'indexes', 'foreignKeys'].map(
    (name) => [name, name] as const,
  ),
  ['hiddenProperties', 'hidden'],
  ['protectedProperties', 'protected'],
]);

/** Names that mean something else in a model file of LoopBack 3. */
const taken = new Set(
  (
    'name base super properties relations relationships acls methods mixins options validations ' +
    'hidden protected http loopback4 excludeBaseProperties'
  ).split(' '),
);

/** The members of `@model` that have a place of their own. */
const readApart = new Set(['name', 'description', 'settings', 'properties', 'relations']);

/** What a model file says besides its properties and relations. */
export interface ReadSettings {
  readonly description: string | null;
  /** Settings at the top level. */
  readonly top: JsonObject;
  readonly options: JsonObject;
}

/**
 * Reads the settings of a class. LoopBack 4 lets no other properties in unless they say so.
 *
 * @param hidden the properties that are marked as hidden
 * @param file the name of the file for the class, without its ending; null if another class has it
 */
export function readSettings(
  context: ModelContext,
  hidden: readonly string[],
  file: string | null,
): ReadSettings {
  const { attributes } = context.opened;
  const { source, notes } = context;
  const settings = attributes.get('settings');
  const top: [string, JsonValue][] = [['strict', true]];
  const options: [string, JsonValue][] = [];
  let description = textOf(attributes.get('description'));
  const [written] = source.model?.args ?? [];
  if (written instanceof Code) notes.addCode(source, written, `what @model says of ${source.name}`);
  if (settings instanceof Code) notes.addCode(source, settings, `"settings" of ${source.name}`);
  for (const [key, value] of isObjectValue(settings) ? settings : []) {
    const json = readMember(key, value, context);
    const name = atTopLevel.get(key);
    if (json === undefined) continue;
    if (name !== undefined) top.push([name, json]);
    else if (key === 'description') description ??= textOf(value);
    else if (taken.has(key))
      notes.add(
        'warning',
        source,
        source.model?.at ?? source.at,
        `the setting ${JSON.stringify(key)} means something else in LoopBack 3 and is left out.`,
      );
    else options.push([key, json]);
  }
  const merged = Object.fromEntries(top);
  const given = merged['hidden'];
  const all = [...(Array.isArray(given) ? given : []), ...hidden];
  return {
    description,
    top: all.length === 0 ? merged : { ...merged, hidden: [...new Set(all)] },
    options: { ...Object.fromEntries(options), loopback4: originOf(context, file) },
  };
}

const textOf = (value: Value | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

function readMember(key: string, value: Value, { source, notes }: ModelContext): JsonValue | undefined {
  return toJson(value, (code, place) =>
    notes.addCode(source, code, `${JSON.stringify(placeIn(key, place))} of the settings of ${source.name}`),
  );
}

/**
 * What an export to LoopBack 4 needs to write the class again: that it comes from
 * there, and the names of class and file where they are not the usual ones.
 */
function originOf(context: ModelContext, file: string | null): JsonObject {
  const { opened, source } = context;
  const usual = createClassNames()(opened.modelName);
  const usualFile = usual.className === source.name ? usual.stem : createClassNames()(source.name).stem;
  const others = [...opened.attributes].flatMap(([key, value]) => {
    const json = readApart.has(key) ? undefined : readMember(key, value, context);
    return json === undefined ? [] : [[key, json] as const];
  });
  return {
    ...(usual.className === source.name ? {} : { class: source.name }),
    ...(file === null || file === usualFile ? {} : { file }),
    ...(others.length === 0 ? {} : { attributes: Object.fromEntries(others) }),
  };
}
