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

/** How a problem names the text. */
const textName = 'The pasted text';

const list = <Value extends z.ZodMiniType>(value: Value) =>
  z._default(z.array(value, { error: 'a list' }), []);

const canvasSchema = z.object(
  {
    areas: list(z.extend(areaSchema, { models: list(z.string({ error: 'the name of a model' })) })),
    notes: list(noteSchema),
    /** Where the models stand, in their order; not in texts of version 1. */
    layout: list(z.unknown()),
  },
  { error: 'an object with areas and notes' },
);

/**
 * Reads a text that was copied here or anywhere: what `copyItems` wrote, a
 * LoopBack model definition, or a list of them. Nothing of it is trusted.
 */
export function readPastedItems(text: string): Result<PastedItems, FileProblem> {
  return runAtOnce(readPastedItemsInSteps(text));
}

/** The same, to be left after each model and gone on with later. */
export function* readPastedItemsInSteps(
  text: string,
): Generator<undefined, Result<PastedItems, FileProblem>> {
  const parsed = parseJson(textName, text);
  if (!parsed.ok) return parsed;
  yield;
  const value = parsed.value;
  if (isJsonObject(value) && Array.isArray(value[modelsKey])) return yield* readCopiedItems(value);
  const read = Array.isArray(value) ? yield* readAll(value, '', readBare) : readBare(value, '');
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
    : succeed({ models: withPlaces(models.value, layout as readonly JsonValue[]), areas, notes });
}

function withPlaces(models: readonly PastedModel[], layout: readonly JsonValue[]): readonly PastedModel[] {
  return models.map((model, index) => ({ ...model, position: positionIn(layout[index]) ?? model.position }));
}

type Read = (value: JsonValue, place: string) => Result<PastedModel, FileProblem>;

function* readAll(
  values: readonly JsonValue[],
  place: string,
  read: Read,
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

/** What was copied here has the definition one level below. */
function nameIn(value: JsonValue, index: number): string {
  return memberName(isJsonObject(value) && 'definition' in value ? value['definition'] : value, index);
}

function readCopied(value: JsonValue, place: string): Result<PastedModel, FileProblem> {
  if (!isJsonObject(value)) return refuse(place, 'an object with a definition', 'something else');
  // Version 1 held the position in the model.
  const { definition, path, position } = value as JsonObject &
    Record<'definition' | 'path' | 'position', JsonValue>;
  const read = readBare(definition ?? null, `${place}.definition`);
  if (!read.ok) return read;
  return succeed({
    ...read.value,
    path: typeof path === 'string' && isSafePath(path) ? path : null,
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
  return typeof x === 'number' && typeof y === 'number'
    ? { x: clampCoordinate(x), y: clampCoordinate(y) }
    : null;
}

function refuse(jsonPath: string, expected: string, found: string): Result<never, FileProblem> {
  return failWith(fileProblem({ path: textName, ...(jsonPath === '' ? {} : { jsonPath }), expected, found }));
}
