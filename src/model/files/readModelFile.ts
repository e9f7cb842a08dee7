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

/** Properties, or relations, of a model: each is a row of its box. Models of real applications have a few hundred at most. */
const mostKeys = 5000;

/** A model file that has been read and found good. */
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
 * @param path from the project's root, with "/"
 * @param text the file's text, a byte order mark and line ends as they are
 */
export function readModelFile(path: string, text: string): Result<ModelFile, FileProblem> {
  return readWith(checkDefinition, path, text);
}

/**
 * Reads a model file that a project of this program holds, such as one in a
 * link. It may have more properties than are read from a fresh file: an
 * earlier version took them in.
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

/** What is wrong with a value as a model definition; null where nothing is. */
export function checkDefinition(path: string, value: JsonValue): FileProblem | null {
  return tooManyKeys(path, value) ?? checkValue(path, modelDefinitionSchema, value);
}

/** Looked at first: a schema looks at every single one. */
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

/** Whether a file is the application's list of models; one of that name in a folder of models is a model. */
export function isModelConfigPath(path: string): boolean {
  return /(^|\/)model-config\.json$/i.test(path) && !/(^|\/)models\/[^/]*$/.test(path);
}

/** The first thing about a value that a schema does not accept; the schema's messages complete "expected …". */
export function checkValue(path: string, schema: z.ZodMiniType, value: JsonValue): FileProblem | null {
  const { error } = schema.safeParse(value);
  if (error === undefined) return null;
  const { place, expected, found } = describeFirstIssue(error, value);
  return fileProblem({ path, ...(place === '' ? {} : { jsonPath: place }), expected, found });
}
