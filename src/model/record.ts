import * as z from 'zod/mini';
import type { JsonObject } from '../lib/json.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { areaSchema, idSchema, noteSchema, positionSchema } from './canvasSchemas.ts';
import { type ModelDefinition, modelConfigSchema, modelDefinitionSchema } from './definition.ts';
import { parseJson } from './files/parseJson.ts';
import type { ModelConfigEntry, ModelEntry, Project } from './project.ts';

/** The shape of stored projects. A change of shape takes the next number and a migration. */
export const recordVersion = 2;

const sourceSchema = z.nullable(
  z.object({
    text: z
      .string()
      .check(z.refine((text) => parseJson('source', text).ok, 'a source text that does not parse')),
    filledName: z.exactOptional(z.string()),
  }),
);

const identified = z.object({ id: idSchema });

const shapeSchema = z.object({
  version: z.literal(recordVersion),
  name: z.string(),
  models: z.array(
    z.object({
      id: idSchema,
      path: z.string().check(z.minLength(1)),
      /** JSON text: stored objects do not promise the order of their keys. */
      definition: z.string(),
      source: sourceSchema,
      script: z.exactOptional(z.string()),
      position: positionSchema,
    }),
  ),
  modelConfig: z.nullable(
    z.object({ path: z.string().check(z.minLength(1)), config: z.string(), source: sourceSchema }),
  ),
  areas: z.array(z.extend(identified, areaSchema.shape)),
  notes: z.array(z.extend(identified, noteSchema.shape)),
});

/** The canvas tells models, areas and notes apart by nothing but their ids. */
const recordSchema = shapeSchema.check(
  z.refine(({ models, areas, notes }) => {
    const ids = [...models, ...areas, ...notes].map(({ id }) => id);
    return new Set(ids).size === ids.length;
  }, 'two things of one id'),
);

/** A project as plain data that can be cloned and stored. */
export type ProjectRecord = z.infer<typeof recordSchema>;

/** Why a stored record is not a project. */
export interface RecordProblem {
  readonly code: 'unknown-version' | 'broken-record';
  readonly message: string;
}

const printed = new WeakMap<object, string>();

/** As JSON text; what did not change since the last save is not printed again. */
function print(value: object): string {
  const known = printed.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  printed.set(value, text);
  return text;
}

export function toRecord(project: Project): ProjectRecord {
  return {
    version: recordVersion,
    name: project.name,
    models: project.models.map(({ id, path, definition, source, script, position }) => ({
      id,
      path,
      definition: print(definition),
      source,
      ...(script === undefined ? {} : { script }),
      position: { x: position.x, y: position.y },
    })),
    modelConfig: project.modelConfig && {
      path: project.modelConfig.path,
      config: print(project.modelConfig.config),
      source: project.modelConfig.source,
    },
    areas: [...project.areas],
    notes: [...project.notes],
  };
}

/** What each older version lacks, from the first on: a record is brought up version by version. */
const migrations: readonly ((record: object) => object)[] = [
  // 1 had no areas and notes.
  (record) => ({ ...record, version: 2, areas: [], notes: [] }),
];

/** Reads a stored record back. Nothing of it is trusted: another program, or another version, may have written it. */
export function fromRecord(value: unknown): Result<Project, RecordProblem> {
  const stored = z.looseObject({ version: z.number() }).safeParse(value);
  if (!stored.success) return broken(stored.error);
  const { version } = stored.data;
  if (!Number.isInteger(version) || version < 1 || version > recordVersion) {
    return failWith({
      code: 'unknown-version',
      message: `The project was saved in format ${version}; this page reads formats up to ${recordVersion}.`,
    });
  }
  const current = migrations.slice(version - 1).reduce((old, migrate) => migrate(old), stored.data as object);
  const record = recordSchema.safeParse(current);
  if (!record.success) return broken(record.error);
  try {
    const { name, models, modelConfig, areas, notes } = record.data;
    const project = { name, models: models.map(toEntry), modelConfig: modelConfig && toConfig(modelConfig) };
    return succeed({ ...project, areas, notes });
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.core.$ZodError) return broken(cause);
    throw cause;
  }
}

function toEntry(model: ProjectRecord['models'][number]): ModelEntry {
  const { id, path, source, script, position } = model;
  const definition: unknown = JSON.parse(model.definition);
  modelDefinitionSchema.parse(definition);
  return {
    id,
    path,
    definition: definition as ModelDefinition,
    source,
    ...(script === undefined ? {} : { script }),
    position,
  };
}

function toConfig(record: NonNullable<ProjectRecord['modelConfig']>): ModelConfigEntry {
  const config: unknown = JSON.parse(record.config);
  modelConfigSchema.parse(config);
  return { path: record.path, config: config as JsonObject, source: record.source };
}

function broken(cause: Error): Result<never, RecordProblem> {
  return failWith({ code: 'broken-record', message: `The saved project is damaged: ${cause.message}` });
}
