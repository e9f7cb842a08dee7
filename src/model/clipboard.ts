import * as z from 'zod/mini';
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { type CanvasItems, contentOfArea, withContents } from './areaContent.ts';
import { clampCoordinate } from './boundedNumbers.ts';
import { areaSchema, noteSchema } from './canvasSchemas.ts';
import type { ModelDefinition } from './definition.ts';
import { isSafePath } from './files/filePath.ts';
import { type FileProblem, fileProblem, memberName } from './files/fileProblem.ts';
import { parseJson } from './files/parseJson.ts';
import { checkDefinition, checkValue } from './files/readModelFile.ts';
import type { Area, Note, Position, Project } from './project.ts';
import { findModel } from './projectIndex.ts';

/** A model on its way from one place to another. */
export interface PastedModel {
  /** null where the text gave none. */
  readonly path: string | null;
  readonly definition: ModelDefinition;
  readonly position: Position | null;
}

export interface PastedArea extends Omit<Area, 'id'> {
  /** The names of the models that belong to it. */
  readonly models: readonly string[];
}

export type PastedNote = Omit<Note, 'id'>;

/** What was copied: models, areas and notes, each in the order of its project. */
export interface PastedItems {
  readonly models: readonly PastedModel[];
  readonly areas: readonly PastedArea[];
  readonly notes: readonly PastedNote[];
}

/** How a problem names the text. */
const textName = 'The pasted text';

const modelsKey = 'loopbackModels';
const canvasKey = 'canvas';

/** Whether a text says of itself that it was copied in a designer; whether it is good is another matter. */
export function looksCopied(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"loopbackModels"/.test(text);
}

/**
 * What was selected as text for the clipboard: LoopBack's own definitions, each
 * with its file and position, and beside them under `canvas` the areas and
 * notes, of which no file of LoopBack knows. An area takes along what belongs to it.
 */
export function copyItems(project: Project, items: CanvasItems): string {
  const { models, areas, notes } = pickItems(project, items);
  const canvas = areas.length + notes.length === 0 ? {} : { [canvasKey]: { areas, notes } };
  return `${JSON.stringify({ [modelsKey]: models, ...canvas }, null, 2)}\n`;
}

/** What is in a project as if it had been copied and were about to be pasted. */
export function pickItems(project: Project, items: CanvasItems): PastedItems {
  const wanted = withContents(project, items);
  const pick = <Item extends { readonly id: string }>(all: readonly Item[], ids: readonly string[]) => {
    const known = new Set(ids);
    return all.filter(({ id }) => known.has(id));
  };
  return {
    models: pick(project.models, wanted.models).map(({ path, definition, position }) => ({
      path,
      definition,
      position,
    })),
    areas: pick(project.areas, wanted.areas).map(({ id, ...area }) => ({
      ...area,
      models: contentOfArea(project, id).models.flatMap(
        (modelId) => findModel(project, modelId)?.definition.name ?? [],
      ),
    })),
    notes: pick(project.notes, wanted.notes).map(({ id: _, ...note }) => note),
  };
}

const list = <Value extends z.ZodMiniType>(value: Value) =>
  z._default(z.array(value, { error: 'a list' }), []);

const canvasSchema = z.object(
  {
    areas: list(z.extend(areaSchema, { models: list(z.string({ error: 'the name of a model' })) })),
    notes: list(noteSchema),
  },
  { error: 'an object with areas and notes' },
);

/**
 * Reads a text that was copied here or anywhere: what `copyItems` wrote, a
 * LoopBack model definition, or a list of them. Nothing of it is trusted.
 */
export function readPastedItems(text: string): Result<PastedItems, FileProblem> {
  const parsed = parseJson(textName, text);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  if (isJsonObject(value) && Array.isArray(value[modelsKey])) return readCopiedItems(value);
  const read = Array.isArray(value) ? readAll(value, '', readBare) : readBare(value, '');
  if (!read.ok) return read;
  const models = Array.isArray(read.value) ? read.value : [read.value];
  return models.length === 0
    ? refuse('', 'at least one model', 'an empty list')
    : succeed({ models, areas: [], notes: [] });
}

function readCopiedItems(value: JsonObject): Result<PastedItems, FileProblem> {
  const canvas = { canvas: value[canvasKey] ?? {} };
  const schema = z.object({ canvas: canvasSchema });
  const problem = checkValue(textName, schema, canvas);
  if (problem) return failWith(problem);
  const { areas, notes } = schema.parse(canvas).canvas;
  const models = readAll(value[modelsKey] as readonly JsonValue[], modelsKey, readCopied);
  if (!models.ok) return models;
  return models.value.length + areas.length + notes.length === 0
    ? refuse(modelsKey, 'at least one model', 'an empty list')
    : succeed({ models: models.value, areas, notes });
}

type Read = (value: JsonValue, place: string) => Result<PastedModel, FileProblem>;

function readAll(
  values: readonly JsonValue[],
  place: string,
  read: Read,
): Result<readonly PastedModel[], FileProblem> {
  const models: PastedModel[] = [];
  for (const [index, value] of values.entries()) {
    const model = read(value, `${place}[${index}]`);
    if (!model.ok) return failWith(fileProblem({ ...model.error, path: nameIn(value, index) }));
    models.push(model.value);
  }
  return succeed(models);
}

/** What was copied here has the definition one level below. */
function nameIn(value: JsonValue, index: number): string {
  return memberName(isJsonObject(value) && 'definition' in value ? value['definition'] : value, index);
}

function readCopied(value: JsonValue, place: string): Result<PastedModel, FileProblem> {
  if (!isJsonObject(value)) return refuse(place, 'an object with a definition', 'something else');
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
