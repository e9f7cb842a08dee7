import * as z from 'zod';
import type { JsonObject } from '../lib/json.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { type ModelDefinition, modelConfigSchema, modelDefinitionSchema } from './definition.ts';
import { parseJson } from './files/parseJson.ts';
import type { ModelConfigEntry, ModelEntry, Project } from './project.ts';

/** The shape of stored projects. A change of shape takes the next number and a migration. */
export const recordVersion = 1;

const sourceSchema = z
  .object({
    text: z.string().refine((text) => parseJson('source', text).ok, 'a source text that does not parse'),
    filledName: z.string().exactOptional(),
  })
  .nullable();

const recordSchema = z.object({
  version: z.literal(recordVersion),
  name: z.string(),
  models: z
    .array(
      z.object({
        id: z.string().min(1),
        path: z.string().min(1),
        /** JSON text: stored objects do not promise the order of their keys. */
        definition: z.string(),
        source: sourceSchema,
        script: z.string().exactOptional(),
        position: z.object({ x: z.number(), y: z.number() }),
      }),
    )
    .refine(
      (models) => new Set(models.map((model) => model.id)).size === models.length,
      'two models of one id',
    ),
  modelConfig: z.object({ path: z.string().min(1), config: z.string(), source: sourceSchema }).nullable(),
});

/** A project as plain data that can be cloned and stored. */
export type ProjectRecord = z.infer<typeof recordSchema>;

/** Why a stored record is not a project. */
export interface RecordProblem {
  readonly code: 'unknown-version' | 'broken-record';
  readonly message: string;
}

export function toRecord(project: Project): ProjectRecord {
  return {
    version: recordVersion,
    name: project.name,
    models: project.models.map(({ id, path, definition, source, script, position }) => ({
      id,
      path,
      definition: JSON.stringify(definition),
      source,
      ...(script === undefined ? {} : { script }),
      position: { x: position.x, y: position.y },
    })),
    modelConfig: project.modelConfig && {
      path: project.modelConfig.path,
      config: JSON.stringify(project.modelConfig.config),
      source: project.modelConfig.source,
    },
  };
}

/** Reads a stored record back. Nothing of it is trusted: another program, or another version, may have written it. */
export function fromRecord(value: unknown): Result<Project, RecordProblem> {
  const version = z.object({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version !== recordVersion) {
    return failWith({
      code: 'unknown-version',
      message: `The project was saved in format ${version.data.version}; this page reads format ${recordVersion}.`,
    });
  }
  const record = recordSchema.safeParse(value);
  if (!record.success) return broken(record.error);
  try {
    const { name, models, modelConfig } = record.data;
    return succeed({ name, models: models.map(toEntry), modelConfig: modelConfig && toConfig(modelConfig) });
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.ZodError) return broken(cause);
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
