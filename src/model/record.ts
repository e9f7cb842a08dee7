import * as z from 'zod/mini';
import { describeFirstIssue, type ValueProblem } from '../lib/describeIssue.ts';
import type { JsonObject, JsonValue } from '../lib/json.ts';
import { memoByKey } from '../lib/memo.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { runAtOnce } from '../lib/slices.ts';
import { versionSchema } from './boundedNumbers.ts';
import { type ModelDefinition, modelConfigSchema, modelDefinitionSchema } from './definition.ts';
import { createFreePaths } from './files/fileName.ts';
import { safePath } from './files/filePath.ts';
import { parseJson } from './files/parseJson.ts';
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

/** Why a stored record is not a project; `expected`, `found` and the place say it in words. */
export interface RecordProblem extends ValueProblem {
  readonly code: 'unknown-version' | 'broken-record';
  /** All of it in one sentence. */
  readonly message: string;
}

/** As JSON text; what did not change since the last save is not printed again. */
const print = memoByKey((value: object): string => JSON.stringify(value));

/**
 * A project as plain data that may leave this browser: without the text of
 * datasources.json, which may hold passwords.
 */
export function toRecord(project: Project): ProjectRecord {
  const record = toLocalRecord(project);
  return { ...record, application: record.application && withoutSecrets(record.application) };
}

/** The same for this browser's own storage alone: everything that an export of files needs. */
export function toLocalRecord(project: Project): ProjectRecord {
  return {
    version: recordVersion,
    name: project.name,
    models: project.models.map(({ id, path, definition, source, script }) => ({
      id,
      path,
      definition: print(definition),
      source,
      ...(script === undefined ? {} : { script }),
    })),
    modelConfig: project.modelConfig && {
      path: project.modelConfig.path,
      config: print(project.modelConfig.config),
      source: project.modelConfig.source,
    },
    application: project.application ? toPlain(project.application) : null,
    layout: project.models.map(({ id }) => {
      const { x, y } = positionOf(project, id);
      return { id, position: { x, y } };
    }),
    areas: [...project.areas],
    notes: [...project.notes],
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

/** Reads a stored record back. Nothing of it is trusted: another program, or another version, may have written it. */
export function fromRecord(value: unknown): Result<Project, RecordProblem> {
  return runAtOnce(fromRecordInSteps(value));
}

/** The same, to be left after each model and gone on with later: a large project takes longer than a page may stand still. */
export function* fromRecordInSteps(value: unknown): Generator<undefined, Result<Project, RecordProblem>> {
  const stored = z
    .looseObject({ version: versionSchema }, { error: 'a project as an object with a version' })
    .safeParse(value);
  if (!stored.success) return broken(describeFirstIssue(stored.error, value));
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
  // What is wrong is told by the place in the whole.
  const record = whole && isConsistent(whole) ? succeed(whole) : readWhole(current);
  if (!record.ok) return record;
  const { name, areas, notes, application } = record.value;
  const models = yield* readModels(record.value.models);
  if (!models.ok) return models;
  const modelConfig = readConfig(record.value.modelConfig);
  if (!modelConfig.ok) return modelConfig;
  const facts = application ? { application: withSafePaths(application) } : {};
  const hiddenProblems = fromHiddenRecord(record.value.hiddenProblems);
  return succeed({
    name,
    models: models.value,
    modelConfig: modelConfig.value,
    layout: layoutOf(record.value),
    areas,
    notes,
    hiddenProblems,
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

/** The places of the models that there are. */
function layoutOf({ models, layout }: ProjectRecord): Layout {
  const ids = new Set(models.map(({ id }) => id));
  return new Map(layout.filter(({ id }) => ids.has(id)).map(({ id, position }) => [id, position]));
}

function readWhole(value: unknown): Result<ProjectRecord, RecordProblem> {
  const record = recordSchema.safeParse(value);
  return record.success ? succeed(record.data) : broken(describeFirstIssue(record.error, value));
}

/** null where one of them has another shape. */
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
): Generator<undefined, Result<readonly ModelEntry[], RecordProblem>> {
  const models: ModelEntry[] = [];
  // Only a path that had to be made safe may have become another model's.
  const freePathOf = createFreePaths(records.map(({ path }) => path));
  for (const [index, { id, path, source, script, definition: text }] of records.entries()) {
    const definition = readJson(text, modelDefinitionSchema, `models[${index}].definition`);
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

function readConfig(record: ProjectRecord['modelConfig']): Result<ModelConfigEntry | null, RecordProblem> {
  if (record === null) return succeed(null);
  const config = readJson(record.config, modelConfigSchema, 'modelConfig.config');
  if (!config.ok) return config;
  const path = recordedConfigPath(record.path);
  const value = valueOfSource(record.source, record.config) ?? config.value;
  return succeed(withEarlierPath({ path, config: value as JsonObject, source: record.source }, record.path));
}

/** A number beyond the range of a double. */
const hugeNumber = /\de\+?\d{3}|\d{300}/i;

/**
 * What the source says where it says the same as the stored text, but for
 * numbers that JSON text can hold and no value can be written as: `1e999` is
 * stored as null, and would come out of an unedited file so.
 */
function valueOfSource(source: { readonly text: string } | null, text: string): JsonValue | undefined {
  if (source === null || !hugeNumber.test(source.text)) return undefined;
  const parsed = parseJson('source', source.text);
  return parsed.ok && JSON.stringify(parsed.value) === text ? parsed.value : undefined;
}

/** The value that stands as JSON text at a place of the record. */
function readJson(text: string, schema: z.ZodMiniType, place: string): Result<JsonValue, RecordProblem> {
  const parsed = parseJson(place, text);
  if (!parsed.ok) {
    const { line, column, expected, found } = parsed.error;
    const at = line === undefined ? place : `${place}, line ${line}, column ${column}`;
    return broken({ place: at, expected, found });
  }
  const { error } = schema.safeParse(parsed.value);
  if (error === undefined) return parsed;
  const problem = describeFirstIssue(error, parsed.value);
  const isStep = problem.place !== '' && !problem.place.startsWith('[');
  return broken({ ...problem, place: `${place}${isStep ? '.' : ''}${problem.place}` });
}

function broken({ place, expected, found }: ValueProblem): Result<never, RecordProblem> {
  const at = place === '' ? '' : ` at ${place}`;
  return failWith({
    code: 'broken-record',
    message: `The saved project is damaged${at}: expected ${expected}, found ${found}.`,
    place,
    expected,
    found,
  });
}
