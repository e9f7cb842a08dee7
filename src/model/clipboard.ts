import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import type { ModelDefinition } from './definition.ts';
import { type FileProblem, fileProblem } from './files/fileProblem.ts';
import { parseJson } from './files/parseJson.ts';
import { checkDefinition } from './files/readModelFile.ts';
import type { ModelId, Position, Project } from './project.ts';

/** A model on its way from one place to another. */
export interface PastedModel {
  /** null where the text gave none. */
  readonly path: string | null;
  readonly definition: ModelDefinition;
  readonly position: Position | null;
}

export interface PastedModels {
  readonly models: readonly PastedModel[];
}

/** How a problem names the text. */
const textName = 'The pasted text';

/** Models as text for the clipboard: LoopBack's own definitions, each with its file and position. */
export function copyModels(project: Project, modelIds: readonly ModelId[]): string {
  const { models } = pickModels(project, modelIds);
  return `${JSON.stringify({ loopbackModels: models }, null, 2)}\n`;
}

/** Models of a project as if they had been copied and were about to be pasted. */
export function pickModels(project: Project, modelIds: readonly ModelId[]): PastedModels {
  const ids = new Set(modelIds);
  const models = project.models
    .filter((entry) => ids.has(entry.id))
    .map(({ path, definition, position }) => ({ path, definition, position }));
  return { models };
}

/**
 * Reads a text that was copied here or anywhere: what `copyModels` wrote, a
 * LoopBack model definition, or a list of them.
 */
export function readPastedModels(text: string): Result<PastedModels, FileProblem> {
  const parsed = parseJson(textName, text);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  const copied = isJsonObject(value) ? value['loopbackModels'] : undefined;
  if (Array.isArray(copied)) return readAll(copied, 'loopbackModels', readCopied);
  if (Array.isArray(value)) return readAll(value, '', readBare);
  const one = readBare(value, '');
  return one.ok ? succeed({ models: [one.value] }) : one;
}

type Read = (value: JsonValue, place: string) => Result<PastedModel, FileProblem>;

function readAll(values: readonly JsonValue[], place: string, read: Read): Result<PastedModels, FileProblem> {
  if (values.length === 0) return refuse(place, 'at least one model', 'an empty list');
  const models: PastedModel[] = [];
  for (const [index, value] of values.entries()) {
    const model = read(value, `${place}[${index}]`);
    if (!model.ok) return model;
    models.push(model.value);
  }
  return succeed({ models });
}

function readCopied(value: JsonValue, place: string): Result<PastedModel, FileProblem> {
  if (!isJsonObject(value)) return refuse(place, 'an object with a definition', 'something else');
  const { definition, path, position } = value as JsonObject &
    Record<'definition' | 'path' | 'position', JsonValue>;
  const read = readBare(definition ?? null, `${place}.definition`);
  if (!read.ok) return read;
  return succeed({
    ...read.value,
    path: typeof path === 'string' && path !== '' ? path : null,
    position: positionIn(position),
  });
}

function readBare(value: JsonValue, place: string): Result<PastedModel, FileProblem> {
  const problem = checkDefinition(textName, value);
  if (!problem) return succeed({ path: null, definition: value as ModelDefinition, position: null });
  const { jsonPath, expected, found } = problem;
  const at = [place, jsonPath].filter((part) => part !== undefined && part !== '').join('.');
  return refuse(at, expected, found);
}

function positionIn(value: JsonValue | undefined): Position | null {
  if (!isJsonObject(value)) return null;
  const { x, y } = value as JsonObject & Record<'x' | 'y', JsonValue>;
  return Number.isFinite(x) && Number.isFinite(y) ? { x: Number(x), y: Number(y) } : null;
}

function refuse(jsonPath: string, expected: string, found: string): Result<never, FileProblem> {
  return failWith(fileProblem({ path: textName, ...(jsonPath === '' ? {} : { jsonPath }), expected, found }));
}
