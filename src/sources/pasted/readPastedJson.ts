import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import { shorten } from '../../lib/shorten.ts';
import {
  type FileProblem,
  fileProblem,
  memberName,
  modelPathOf,
  readModelConfig,
  readModelFile,
} from '../../model/index.ts';
import type { OpenedFiles, OpenedModel } from '../openedFiles.ts';
import { looksLikeJson } from './looksLikeJson.ts';
import { pastedTextPath } from './pastedTextPath.ts';

/** The path of a pasted text. */
const PASTED = 'pasted-model.json';

/**
 * Reads the models of a pasted text: one definition, a list of them, or a
 * model-config.json. Invalid members of a list are reported and left out. A single
 * definition keeps its text as a file would.
 */
export function readPastedJson(text: string): Result<OpenedFiles, FileProblem> {
  const trimmed = text.trim();
  if (!looksLikeJson(trimmed)) return failWith(notModels(trimmed));
  const config = readModelConfig('model-config.json', trimmed);
  if (config.ok && Object.hasOwn(config.value.config, '_meta')) {
    return succeed(openedOf([], { modelConfig: { ...config.value, path: 'server/model-config.json' } }));
  }
  const list = listIn(trimmed);
  if (list !== null) return readList(list);
  const read = readDefinition(trimmed);
  return read.ok ? succeed(openedOf([read.value], {})) : read;
}

const notModels = (text: string): FileProblem =>
  fileProblem({
    path: pastedTextPath,
    expected: 'models in JSON, SQL, DBML, Prisma or OpenAPI, or a LoopBack 4 class',
    found: text === '' ? 'nothing' : `“${shorten(/^\S*/.exec(text)?.[0] ?? '')}”`,
  });

/** Reads the valid members of a list and reports the others; fails if none is valid. */
function readList(list: readonly JsonValue[]): Result<OpenedFiles, FileProblem> {
  const models: OpenedModel[] = [];
  const problems: FileProblem[] = [];
  for (const [index, value] of list.entries()) {
    const path = memberName(value, index);
    const read = readOneOfList(path, value);
    if (read.ok) models.push({ ...read.value, origin: `${PASTED} [${index}]` });
    else problems.push(read.error);
  }
  const [first] = problems;
  return models.length === 0 && first !== undefined
    ? failWith(first)
    : succeed(openedOf(models, { problems }));
}

function openedOf(models: readonly OpenedModel[], rest: Partial<OpenedFiles>): OpenedFiles {
  return { name: null, models, modelConfig: null, problems: [], skipped: [], ...rest };
}

function readDefinition(text: string): Result<OpenedModel, FileProblem> {
  const read = readModelFile(PASTED, text);
  if (!read.ok) return read;
  const { definition } = read.value;
  const isModel = ['name', 'properties', 'relations', 'base'].some(
    (key) =>
      Object.hasOwn(definition, key) && !(key === 'name' && read.value.source.filledName !== undefined),
  );
  if (!isModel)
    return failWith(
      fileProblem({
        path: PASTED,
        expected: 'a model with a name, properties or relations',
        found: 'none of these',
      }),
    );
  // The file is named after the model, unless the name comes from the file.
  const path =
    read.value.source.filledName === undefined ? modelPathOf(definition.name) : modelPathOf('PastedModel');
  return succeed({ ...read.value, path, origin: PASTED });
}

function readOneOfList(path: string, value: JsonValue): Result<OpenedModel, FileProblem> {
  const read = readDefinition(`${JSON.stringify(value, null, 2)}\n`);
  if (!read.ok) return failWith(fileProblem({ ...read.error, path }));
  if (read.value.source.filledName === undefined) return read;
  return failWith(fileProblem({ path, jsonPath: 'name', expected: 'a name', found: 'nothing' }));
}

function listIn(text: string): readonly JsonValue[] | null {
  if (!text.startsWith('[')) return null;
  try {
    const value = JSON.parse(text) as JsonValue;
    return Array.isArray(value) && value.some(isJsonObject) ? value : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Reading it as a definition reports where parsing fails.
    return null;
  }
}
