import type * as z from 'zod/mini';
import { describeFirstIssue } from '../../lib/describeIssue.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn, hasOwn } from '../../lib/own.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import { type ModelDefinition, modelConfigSchema, modelDefinitionSchema } from '../definition.ts';
import type { ModelConfigEntry, SourceText } from '../project.ts';
import { modelNameFromFile } from './fileName.ts';
import { type FileProblem, fileProblem } from './fileProblem.ts';
import { parseJson } from './parseJson.ts';

/** The most properties, or relations, of a model: each is a row of its box. Real models have a few hundred at most. */
const mostKeys = 5000;

/** A valid model file. */
export interface ModelFile {
  readonly path: string;
  readonly definition: ModelDefinition;
  readonly source: SourceText;
}

/**
 * Reads a model definition file. The definition is the parsed JSON itself:
 * keys in their order, unknown ones included. A missing or empty `name` is
 * filled in from the file name, as loopback-boot does.
 *
 * @param path relative to the project's root, with "/"
 * @param text the unchanged text of the file, with its byte order mark and line ends
 */
export function readModelFile(path: string, text: string): Result<ModelFile, FileProblem> {
  return readWith(checkDefinition, path, text);
}

/**
 * Reads a model file from a project of this program, such as one in a link. It
 * may have more properties than a newly opened file, because an earlier version
 * accepted them.
 */
export function readStoredModelFile(path: string, text: string): Result<ModelFile, FileProblem> {
  return readWith((place, value) => checkValue(place, modelDefinitionSchema, value), path, text);
}

function readWith(
  check: (path: string, value: JsonValue) => FileProblem | null,
  path: string,
  text: string,
): Result<ModelFile, FileProblem> {
  const parsed = parseJson(path, text);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  const filledName = isJsonObject(value) && !value['name'] ? modelNameFromFile(path) : undefined;
  const named = filledName === undefined ? value : withName(value as JsonObject, filledName);
  const problem = check(path, named);
  if (problem) return failWith(problem);
  const source = filledName === undefined ? { text } : { text, filledName };
  return succeed({ path, definition: named as ModelDefinition, source });
}

function withName(value: JsonObject, name: string): JsonObject {
  return hasOwn(value, 'name') ? { ...value, name } : { name, ...value };
}

export function readModelConfig(path: string, text: string): Result<ModelConfigEntry, FileProblem> {
  const parsed = parseJson(path, text);
  if (!parsed.ok) return parsed;
  const problem = checkValue(path, modelConfigSchema, parsed.value);
  if (problem) return failWith(problem);
  return succeed({ path, config: parsed.value as JsonObject, source: { text } });
}

/** Checks a value as a model definition. Returns null if it is valid. */
export function checkDefinition(path: string, value: JsonValue): FileProblem | null {
  return tooManyKeys(path, value) ?? checkValue(path, modelDefinitionSchema, value);
}

/** Checked before the schema, which checks every single key. */
function tooManyKeys(path: string, value: JsonValue): FileProblem | null {
  if (!isJsonObject(value)) return null;
  for (const key of ['properties', 'relations', 'relationships']) {
    const dictionary = getOwn<JsonValue | undefined>(value, key);
    const count = isJsonObject(dictionary) ? Object.keys(dictionary).length : 0;
    if (count <= mostKeys) continue;
    const expected = `at most ${mostKeys.toLocaleString('en')} of them in a model`;
    return fileProblem({ path, jsonPath: key, expected, found: count.toLocaleString('en') });
  }
  return null;
}

/** Whether a path belongs to the application's model-config; a file of that name in a folder `models` is a model. */
export function isModelConfigPath(path: string): boolean {
  return /(^|\/)model-config\.json$/i.test(path) && !/(^|\/)models\/[^/]*$/.test(path);
}

/** Checks a value with a schema, whose messages complete "expected …". Returns the first problem, or null. */
export function checkValue(path: string, schema: z.ZodMiniType, value: JsonValue): FileProblem | null {
  const { error } = schema.safeParse(value);
  if (error === undefined) return null;
  const { place, expected, found } = describeFirstIssue(error, value);
  return fileProblem({ path, ...(place === '' ? {} : { jsonPath: place }), expected, found });
}
