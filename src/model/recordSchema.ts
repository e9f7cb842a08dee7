import * as z from 'zod/mini';
import { areaSchema, idSchema, noteSchema, positionSchema } from './canvasSchemas.ts';
import { parseJsonText } from './files/jsonText.ts';
import { hiddenRecordSchema } from './hiddenRecord.ts';

/** The version of stored projects. A change of their shape needs the next number and a migration. */
export const recordVersion = 4;

const sourceSchema = z.nullable(
  z.object({
    text: z.string().check(z.refine((text) => parseJsonText('source', text).ok, 'JSON as the source text')),
    filledName: z.exactOptional(z.string()),
    /** Missing in records from before a source could update its models. */
    isImported: z.exactOptional(z.literal(true)),
  }),
);

const identified = z.object({ id: idSchema });

const fileSchema = z.object({ path: z.string().check(z.minLength(1)), text: z.string() });

export const applicationSchema = z.object({
  packages: z.nullable(z.array(z.string())),
  unread: z.array(z.extend(fileSchema, { modelName: z.string() })),
  dataSources: z.nullable(
    z.object({
      path: z.string(),
      connectors: z.record(z.string(), z.array(z.string())),
      unreadPaths: z.array(z.string()),
      files: z.exactOptional(z.array(fileSchema)),
    }),
  ),
});

export const modelSchema = z.object({
  id: idSchema,
  path: z.string().check(z.minLength(1, 'a path')),
  /** JSON text: the order of keys in stored objects is not guaranteed. */
  definition: z.string(),
  source: sourceSchema,
  script: z.exactOptional(z.string()),
});

/** The position of a model. The layout is a list, because an object cannot have every id as a key. */
export const layoutEntrySchema = z.object({ id: idSchema, position: positionSchema });

const shapeSchema = z.object({
  version: z.literal(recordVersion),
  name: z.string(),
  models: z.array(modelSchema),
  modelConfig: z.nullable(
    z.object({ path: z.string().check(z.minLength(1, 'a path')), config: z.string(), source: sourceSchema }),
  ),
  application: z.nullable(applicationSchema),
  layout: z.array(layoutEntrySchema),
  areas: z.array(z.extend(identified, areaSchema.shape)),
  notes: z.array(z.extend(identified, noteSchema.shape)),
  /** Missing where no row is unfolded, as in records from before rows could be. */
  unfolded: z.exactOptional(z.array(z.extend(identified, { paths: z.array(z.string()) }))),
  /** Missing where the canvas is not kept beside the models, as in records from before it could be. */
  canvasFile: z.exactOptional(z.object({ lineEnd: z.enum(['\n', '\r\n']) })),
  /** Missing where none was chosen, as in records from before they could be. A name that is unknown here counts as none. */
  databases: z.exactOptional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100))),
  /** Has its own version; missing in records from before problems could be hidden. */
  hiddenProblems: z.exactOptional(hiddenRecordSchema),
});

/** Everything except the models and their positions, which take long to check. */
export const frameSchema = z.extend(shapeSchema, {
  models: z.array(z.unknown()),
  layout: z.array(z.unknown()),
});

/** The canvas distinguishes models, areas and notes only by their ids. */
export const recordSchema = shapeSchema.check(
  z.refine(haveUniqueIds, 'a unique id for each model, area and note'),
  z.refine(arePositioned, 'a position in the layout for each model'),
);

type Shape = z.infer<typeof shapeSchema>;

/** Checks that concern more than one part of the record. */
export const isConsistent = (shape: Shape): boolean => haveUniqueIds(shape) && arePositioned(shape);

function haveUniqueIds({ models, areas, notes }: Shape): boolean {
  const ids = [...models, ...areas, ...notes].map(({ id }) => id);
  return new Set(ids).size === ids.length;
}

function arePositioned({ models, layout }: Shape): boolean {
  const positioned = new Set(layout.map(({ id }) => id));
  return models.every(({ id }) => positioned.has(id));
}
