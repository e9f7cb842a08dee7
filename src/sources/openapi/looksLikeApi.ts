import { isJsonObject } from '../../lib/json.ts';
import { isModelConfigPath } from '../../model/index.ts';
import { isInModelsFolder, isOtherFile } from '../loopback3/projectPath.ts';
import { looksLikeJson } from '../pasted/looksLikeJson.ts';
import type { TextFile } from '../readFiles.ts';
import { apiKeyInYaml } from './apiKeyInYaml.ts';
import { jsonMarks } from './reading/jsonMarks.ts';

/** What describes an API or its data. */
export type ApiFormat = 'openapi' | 'swagger' | 'jsonschema';

/** Whether a file is YAML, by its name. */
export const isYamlPath = (path: string): boolean => /\.ya?ml$/i.test(path);

/** Texts without one of these are not looked at any further. */
const hints = ['"openapi"', '"swagger"', '"swaggerVersion"', '"$defs"', '"definitions"', 'json-schema.org/'];

/** The format of a document by its members; null if it is something else. */
export function apiFormatOf(document: unknown): ApiFormat | null {
  if (!isJsonObject(document)) return null;
  const at = (key: string): unknown => (Object.hasOwn(document, key) ? document[key] : undefined);
  const isVersion = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
  if (isVersion(at('openapi'))) return 'openapi';
  // That of Swagger 1.
  if (isVersion(at('swagger')) || isVersion(at('swaggerVersion'))) return 'swagger';
  const schema = at('$schema');
  if (typeof schema === 'string' && /^https?:\/\/json-schema\.org\//.test(schema)) return 'jsonschema';
  // A model file has a name, and may hold anything else.
  const isModel = typeof at('name') === 'string' || typeof at('base') === 'string';
  return !isModel && (isJsonObject(at('$defs')) || isJsonObject(at('definitions'))) ? 'jsonschema' : null;
}

/** The format of a text in JSON, without parsing more than its first level; null if it is something else. */
function formatOfJson(text: string): ApiFormat | null {
  if (!looksLikeJson(text) || !hints.some((hint) => text.includes(hint))) return null;
  return apiFormatOf(firstLevelOf(text));
}

const known = new WeakMap<TextFile, { readonly format: ApiFormat | null }>();

/** The format of a .json file that describes an API or its data; null for any other file. */
export function apiFormatOfFile(file: TextFile): ApiFormat | null {
  if (!/\.json$/i.test(file.path)) return null;
  const found = known.get(file) ?? { format: formatOfJson(file.text) };
  known.set(file, found);
  return found.format;
}

/** The format of a pasted text in JSON or YAML; null if it is something else. */
export function apiFormatOfPasted(text: string): ApiFormat | null {
  const json = formatOfJson(text);
  if (json !== null || looksLikeJson(text)) return json;
  const key = apiKeyInYaml(text);
  if (key === null) return null;
  if (key.startsWith('swagger')) return 'swagger';
  return key === 'openapi' ? key : 'jsonschema';
}

/** Whether a .json file may belong to a LoopBack 3 project: then a description beside it does, too. */
export function mayBeModel(file: TextFile): boolean {
  const { path, text } = file;
  if (isModelConfigPath(path) || isInModelsFolder(path)) return true;
  if (!/\.json$/i.test(path) || isOtherFile(path) || apiFormatOfFile(file) !== null) return false;
  return /"(?:name|base|properties|relations)"\s*:/.test(text.slice(0, 4000));
}

/**
 * Returns the members of an object in JSON: texts as they are, and an empty object
 * for every object. What comes after a mistake is left out.
 */
function firstLevelOf(text: string): Readonly<Record<string, unknown>> {
  const found: (readonly [string, unknown])[] = [];
  let depth = 0;
  let last = '';
  let key: string | null = null;
  for (const { sign, offset, end } of jsonMarks(text)) {
    if (depth === 1 && sign === ':') key = last;
    if (depth === 1 && sign === '{' && key !== null) found.push([key, {}]);
    if (depth === 1 && sign === '"') {
      last = text.slice(offset + 1, end - 1);
      if (key !== null) found.push([key, last]);
    }
    if (depth === 1 && sign !== ':') key = null;
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
  }
  return Object.fromEntries(found);
}
