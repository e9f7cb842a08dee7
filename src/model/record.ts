import * as z from 'zod/mini';
import { describeFirstIssue, type ValueProblem } from '../lib/describeIssue.ts';
import type { JsonObject, JsonValue } from '../lib/json.ts';
import { memoByKey } from '../lib/memo.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { runAtOnce } from '../lib/slices.ts';
import { databases } from './application/databases.ts';
import { versionSchema } from './boundedNumbers.ts';
import { type ModelDefinition, modelConfigSchema, modelDefinitionSchema } from './definition.ts';
import { createFreePaths } from './files/fileName.ts';
import { safePath } from './files/filePath.ts';
import { type ParseText, parseJsonText } from './files/jsonText.ts';
import {
  recordedConfigPath,
  recordedModelPath,
  recordedUnreadPath,
  withEarlierPath,
} from './files/recordedPaths.ts';
import { fromHiddenRecord, toHiddenRecord } from './hiddenRecord.ts';
import { positionOf } from './layout/positions.ts';
import type { ApplicationFacts, Layout, ModelConfigEntry, ModelEntry, Project } from './project.ts';
import { toCurrentVersion } from './recordMigrations.ts';
import {
  type applicationSchema,
  frameSchema,
  isConsistent,
  layoutEntrySchema,
  modelSchema,
  recordSchema,
  recordVersion,
} from './recordSchema.ts';

/** A project as plain data that can be cloned and stored. */
export type ProjectRecord = z.infer<typeof recordSchema>;

/** The reason why a stored record is not a project, also in words: the place, `expected` and `found`. */
export interface RecordProblem extends ValueProblem {
  readonly code: 'unknown-version' | 'broken-record';
  /** All of it in one sentence. */
  readonly message: string;
}

/** Prints a value as JSON; an unchanged value is printed once. */
const printOnce = memoByKey((value: object): string => JSON.stringify(value));

/**
 * Returns a project as plain data that may leave this browser: without the text
 * of datasources.json, which may contain passwords.
 */
export function toRecord(project: Project): ProjectRecord {
  const record = toLocalRecord(project);
  return { ...record, application: record.application && withoutSecrets(record.application) };
}

/** Returns a project as plain data for the storage of this browser: everything that an export of files needs. */
export function toLocalRecord(project: Project): ProjectRecord {
  return {
    version: recordVersion,
    name: project.name,
    models: project.models.map(({ id, path, definition, source, script }) => ({
      id,
      path,
      definition: printOnce(definition),
      source,
      ...(script === undefined ? {} : { script }),
    })),
    modelConfig: project.modelConfig && {
      path: project.modelConfig.path,
      config: printOnce(project.modelConfig.config),
      source: project.modelConfig.source,
    },
    application: project.application ? toPlain(project.application) : null,
    layout: project.models.map(({ id }) => {
      const { x, y } = positionOf(project, id);
      return { id, position: { x, y } };
    }),
    areas: [...project.areas],
    notes: [...project.notes],
    ...(project.unfolded === undefined
      ? {}
      : { unfolded: [...project.unfolded].map(([id, paths]) => ({ id, paths: [...paths] })) }),
    ...(project.canvasFile === undefined ? {} : { canvasFile: { ...project.canvasFile } }),
    ...(project.databases === undefined ? {} : { databases: [...project.databases] }),
    ...(project.hiddenProblems.length === 0
      ? {}
      : { hiddenProblems: toHiddenRecord(project.hiddenProblems) }),
  };
}

type ApplicationRecord = z.infer<typeof applicationSchema>;

function toPlain({ packages, unread, dataSources }: ApplicationFacts): ApplicationRecord {
  return {
    packages: packages && [...packages],
    unread: unread.map(({ path, text, modelName }) => ({ path, text, modelName })),
    dataSources: dataSources && {
      path: dataSources.path,
      connectors: Object.fromEntries(
        Object.entries(dataSources.connectors).map(([name, connectors]) => [name, [...connectors]]),
      ),
      unreadPaths: [...dataSources.unreadPaths],
      ...(dataSources.files ? { files: dataSources.files.map(({ path, text }) => ({ path, text })) } : {}),
    },
  };
}

function withoutSecrets({ dataSources, ...others }: ApplicationRecord): ApplicationRecord {
  if (!dataSources) return { ...others, dataSources };
  const { files: _files, ...shown } = dataSources;
  return { ...others, dataSources: shown };
}

/**
 * Reads a stored record. It is not trusted: another program, or another version, may have written it.
 *
 * @param parse parses the JSON texts in it; `parseJson` for a file that a person may have edited, because its
 *   problems say more
 */
export function fromRecord(value: unknown, parse: ParseText = parseJsonText): Result<Project, RecordProblem> {
  return runAtOnce(fromRecordInSteps(value, parse));
}

/** Reads a stored record in steps of one model each: a large project takes longer than the page may be blocked. */
export function* fromRecordInSteps(
  value: unknown,
  parse: ParseText = parseJsonText,
): Generator<undefined, Result<Project, RecordProblem>> {
  const stored = z
    .looseObject({ version: versionSchema }, { error: 'a project as an object with a version' })
    .safeParse(value);
  if (!stored.success) return damaged(describeFirstIssue(stored.error, value));
  const { version } = stored.data;
  if (version > recordVersion) {
    return failWith({
      code: 'unknown-version',
      message: `The project was saved in format ${version}; this page reads formats up to ${recordVersion}.`,
      place: 'version',
      expected: `a format up to ${recordVersion}`,
      found: `format ${version}`,
    });
  }
  const current = toCurrentVersion(stored.data, version);
  const frame = frameSchema.safeParse(current);
  const records = frame.success ? yield* readShapes(frame.data.models, modelSchema) : null;
  const places = frame.success ? yield* readShapes(frame.data.layout, layoutEntrySchema) : null;
  const whole = frame.success && records && places && { ...frame.data, models: records, layout: places };
  // An error names its place in the whole record.
  const record = whole && isConsistent(whole) ? succeed(whole) : readWhole(current);
  if (!record.ok) return record;
  const { name, areas, notes, application } = record.value;
  const models = yield* readModels(record.value.models, parse);
  if (!models.ok) return models;
  const modelConfig = readConfig(record.value.modelConfig, parse);
  if (!modelConfig.ok) return modelConfig;
  const facts = application ? { application: withSafePaths(application) } : {};
  const { unfolded, canvasFile, databases: chosen } = record.value;
  const hiddenProblems = fromHiddenRecord(record.value.hiddenProblems);
  return succeed({
    name,
    models: models.value,
    modelConfig: modelConfig.value,
    layout: layoutOf(record.value),
    areas,
    notes,
    hiddenProblems,
    ...(chosen && { databases: databases.filter((database) => chosen.includes(database)) }),
    ...(canvasFile && { canvasFile }),
    ...(unfolded && { unfolded: new Map(unfolded.map(({ id, paths }) => [id, paths])) }),
    ...facts,
  });
}

/** Another program may have written the paths; an export would follow them. */
function withSafePaths({ packages, unread, dataSources }: ApplicationRecord): ApplicationFacts {
  const safe = <File extends { readonly path: string }>(file: File): File => ({
    ...file,
    path: safePath(file.path),
  });
  return {
    packages,
    unread: unread.map((file) =>
      withEarlierPath({ ...file, path: recordedUnreadPath(file.path) }, file.path),
    ),
    dataSources: dataSources && {
      ...safe(dataSources),
      ...(dataSources.files ? { files: dataSources.files.map(safe) } : {}),
    },
  };
}

type ModelRecord = ProjectRecord['models'][number];

/** Returns the positions of the models in the record. */
function layoutOf({ models, layout }: ProjectRecord): Layout {
  const ids = new Set(models.map(({ id }) => id));
  return new Map(layout.filter(({ id }) => ids.has(id)).map(({ id, position }) => [id, position]));
}

function readWhole(value: unknown): Result<ProjectRecord, RecordProblem> {
  const record = recordSchema.safeParse(value);
  return record.success ? succeed(record.data) : damaged(describeFirstIssue(record.error, value));
}

/** Returns null if one of the values does not match the schema. */
function* readShapes<Schema extends z.ZodMiniType>(
  values: readonly unknown[],
  schema: Schema,
): Generator<undefined, z.infer<Schema>[] | null> {
  const records: z.infer<Schema>[] = [];
  for (const value of values) {
    const record = schema.safeParse(value);
    if (!record.success) return null;
    records.push(record.data);
    yield;
  }
  return records;
}

function* readModels(
  records: readonly ModelRecord[],
  parse: ParseText,
): Generator<undefined, Result<readonly ModelEntry[], RecordProblem>> {
  const models: ModelEntry[] = [];
  // Only a path that was changed to a safe one may equal that of another model.
  const freePathOf = createFreePaths(records.map(({ path }) => path));
  for (const [index, { id, path, source, script, definition: text }] of records.entries()) {
    const definition = readJson(parse, text, modelDefinitionSchema, `models[${index}].definition`);
    if (!definition.ok) return definition;
    const name = (definition.value as ModelDefinition).name;
    const entry: ModelEntry = {
      id,
      path: recordedModelPath({ path, name, hasScript: script !== undefined, freePathOf }),
      definition: (valueOfSource(source, text) ?? definition.value) as ModelDefinition,
      source,
      ...(script === undefined ? {} : { script }),
    };
    models.push(withEarlierPath(entry, path));
    yield;
  }
  return succeed(models);
}

function readConfig(
  record: ProjectRecord['modelConfig'],
  parse: ParseText,
): Result<ModelConfigEntry | null, RecordProblem> {
  if (record === null) return succeed(null);
  const config = readJson(parse, record.config, modelConfigSchema, 'modelConfig.config');
  if (!config.ok) return config;
  const path = recordedConfigPath(record.path);
  const value = valueOfSource(record.source, record.config) ?? config.value;
  return succeed(withEarlierPath({ path, config: value as JsonObject, source: record.source }, record.path));
}

/** A number beyond the range of a double. */
const hugeNumber = /\de\+?\d{3}|\d{300}/i;

/**
 * Returns the value of the source if it equals the stored text except for numbers
 * out of range: `1e999` is stored as null, and an export would change the number
 * in an unedited file.
 */
function valueOfSource(source: { readonly text: string } | null, text: string): JsonValue | undefined {
  if (source === null || !hugeNumber.test(source.text)) return undefined;
  const parsed = parseJsonText('source', source.text);
  return parsed.ok && JSON.stringify(parsed.value) === text ? parsed.value : undefined;
}

/** Reads the JSON text at a place of the record. */
function readJson(
  parse: ParseText,
  text: string,
  schema: z.ZodMiniType,
  place: string,
): Result<JsonValue, RecordProblem> {
  const parsed = parse(place, text);
  if (!parsed.ok) {
    const { line, column, expected, found } = parsed.error;
    const at = line === undefined ? place : `${place}, line ${line}, column ${column}`;
    return damaged({ place: at, expected, found });
  }
  const { error } = schema.safeParse(parsed.value);
  if (error === undefined) return parsed;
  const problem = describeFirstIssue(error, parsed.value);
  const isStep = problem.place !== '' && !problem.place.startsWith('[');
  return damaged({ ...problem, place: `${place}${isStep ? '.' : ''}${problem.place}` });
}

function damaged({ place, expected, found }: ValueProblem): Result<never, RecordProblem> {
  const at = place === '' ? '' : ` at ${place}`;
  return failWith({
    code: 'broken-record',
    message: `The saved project is damaged${at}: expected ${expected}, found ${found}.`,
    place,
    expected,
    found,
  });
}
