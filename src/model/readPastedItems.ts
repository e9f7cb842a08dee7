import * as z from 'zod/mini';
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { runAtOnce } from '../lib/slices.ts';
import { clampCoordinate } from './boundedNumbers.ts';
import { areaSchema, noteSchema } from './canvasSchemas.ts';
import {
  canvasKey,
  clipboardVersion,
  modelsKey,
  type PastedItems,
  type PastedModel,
  versionKey,
} from './clipboard.ts';
import type { ModelDefinition } from './definition.ts';
import { isSafePath } from './files/filePath.ts';
import { type FileProblem, fileProblem, memberName } from './files/fileProblem.ts';
import { parseJson } from './files/parseJson.ts';
import { checkDefinition, checkValue } from './files/readModelFile.ts';
import type { Position } from './project.ts';

/** The name of the text in problems. */
const textName = 'The pasted text';

const list = <Value extends z.ZodMiniType>(value: Value) =>
  z._default(z.array(value, { error: 'a list' }), []);

const canvasSchema = z.object(
  {
    areas: list(z.extend(areaSchema, { models: list(z.string({ error: 'the name of a model' })) })),
    notes: list(noteSchema),
    /** The positions of the models, in their order; missing in version 1. */
    layout: list(z.unknown()),
  },
  { error: 'an object with areas and notes' },
);

/**
 * Reads a text from the clipboard: the output of `copyItems`, a LoopBack model
 * definition, or a list of them. The text is not trusted.
 */
export function readPastedItems(text: string): Result<PastedItems, FileProblem> {
  return runAtOnce(readPastedItemsInSteps(text));
}

/** Reads the text in steps of one model each. */
export function* readPastedItemsInSteps(
  text: string,
): Generator<undefined, Result<PastedItems, FileProblem>> {
  const parsed = parseJson(textName, text);
  if (!parsed.ok) return parsed;
  yield;
  const value = parsed.value;
  if (isJsonObject(value) && Array.isArray(value[modelsKey])) return yield* readCopiedItems(value);
  const read = Array.isArray(value)
    ? yield* readAll(value, '', readDefinitionOnly)
    : readDefinitionOnly(value, '');
  if (!read.ok) return read;
  const models = Array.isArray(read.value) ? read.value : [read.value];
  return models.length === 0
    ? refuse('', 'at least one model', 'an empty list')
    : succeed({ models, areas: [], notes: [] });
}

function* readCopiedItems(value: JsonObject): Generator<undefined, Result<PastedItems, FileProblem>> {
  const version = value[versionKey] ?? 1;
  if (typeof version === 'number' && version > clipboardVersion) {
    return refuse(versionKey, `a version up to ${clipboardVersion}`, `version ${version}`);
  }
  const canvas = { canvas: value[canvasKey] ?? {} };
  const schema = z.object({ canvas: canvasSchema });
  const problem = checkValue(textName, schema, canvas);
  if (problem) return failWith(problem);
  const { areas, notes, layout } = schema.parse(canvas).canvas;
  const models = yield* readAll(value[modelsKey] as readonly JsonValue[], modelsKey, readCopied);
  if (!models.ok) return models;
  return models.value.length + areas.length + notes.length === 0
    ? refuse(modelsKey, 'at least one model', 'an empty list')
    : succeed({ models: withPositions(models.value, layout as readonly JsonValue[]), areas, notes });
}

function withPositions(models: readonly PastedModel[], layout: readonly JsonValue[]): readonly PastedModel[] {
  return models.map((model, index) => ({ ...model, position: positionIn(layout[index]) ?? model.position }));
}

type ModelReader = (value: JsonValue, place: string) => Result<PastedModel, FileProblem>;

function* readAll(
  values: readonly JsonValue[],
  place: string,
  read: ModelReader,
): Generator<undefined, Result<readonly PastedModel[], FileProblem>> {
  const models: PastedModel[] = [];
  for (const [index, value] of values.entries()) {
    const model = read(value, `${place}[${index}]`);
    if (!model.ok) return failWith(fileProblem({ ...model.error, path: nameIn(value, index) }));
    models.push(model.value);
    yield;
  }
  return succeed(models);
}

/** A model that `copyItems` wrote has its definition one level deeper. */
function nameIn(value: JsonValue, index: number): string {
  return memberName(isJsonObject(value) && 'definition' in value ? value['definition'] : value, index);
}

function readCopied(value: JsonValue, place: string): Result<PastedModel, FileProblem> {
  if (!isJsonObject(value)) return refuse(place, 'an object with a definition', 'something else');
  // In version 1 the model contains its position.
  const { definition, path, position } = value as JsonObject &
    Record<'definition' | 'path' | 'position', JsonValue>;
  const read = readDefinitionOnly(definition ?? null, `${place}.definition`);
  if (!read.ok) return read;
  return succeed({
    ...read.value,
    path: typeof path === 'string' && isSafePath(path) ? path : null,
    position: positionIn(position),
  });
}

function readDefinitionOnly(value: JsonValue, place: string): Result<PastedModel, FileProblem> {
  const problem = checkDefinition(textName, value);
  if (!problem) return succeed({ path: null, definition: value as ModelDefinition, position: null });
  const { jsonPath, expected, found } = problem;
  const at = [place, jsonPath].filter((part) => part !== undefined && part !== '').join('.');
  return refuse(at, expected, found);
}

function positionIn(value: JsonValue | undefined): Position | null {
  if (!isJsonObject(value)) return null;
  const { x, y } = value as JsonObject & Record<'x' | 'y', JsonValue>;
  return typeof x === 'number' && typeof y === 'number'
    ? { x: clampCoordinate(x), y: clampCoordinate(y) }
    : null;
}

function refuse(jsonPath: string, expected: string, found: string): Result<never, FileProblem> {
  return failWith(fileProblem({ path: textName, ...(jsonPath === '' ? {} : { jsonPath }), expected, found }));
}
