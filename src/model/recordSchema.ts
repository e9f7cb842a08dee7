import * as z from 'zod/mini';
import { areaSchema, idSchema, noteSchema, positionSchema } from './canvasSchemas.ts';
import { parseJson } from './files/parseJson.ts';
import { hiddenRecordSchema } from './hiddenRecord.ts';

/** The shape of stored projects. A change of shape takes the next number and a migration. */
export const recordVersion = 4;

const sourceSchema = z.nullable(
  z.object({
    text: z.string().check(z.refine((text) => parseJson('source', text).ok, 'a source text that is JSON')),
    filledName: z.exactOptional(z.string()),
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
  /** JSON text: stored objects do not promise the order of their keys. */
  definition: z.string(),
  source: sourceSchema,
  script: z.exactOptional(z.string()),
});

/** Where a model stands. A list of these, for an object could not hold every id. */
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
  /** With a version of its own; absent in records that were written before problems could be hidden. */
  hiddenProblems: z.exactOptional(hiddenRecordSchema),
});

/** All but the models and their places, which are many and take long. */
export const frameSchema = z.extend(shapeSchema, {
  models: z.array(z.unknown()),
  layout: z.array(z.unknown()),
});

/** The canvas tells models, areas and notes apart by nothing but their ids. */
export const recordSchema = shapeSchema.check(
  z.refine(haveOwnIds, 'an id of its own for each model, area and note'),
  z.refine(arePlaced, 'a place in the layout for each model'),
);

type Shape = z.infer<typeof shapeSchema>;

/** What no schema of a part can see. */
export const isConsistent = (shape: Shape): boolean => haveOwnIds(shape) && arePlaced(shape);

function haveOwnIds({ models, areas, notes }: Shape): boolean {
  const ids = [...models, ...areas, ...notes].map(({ id }) => id);
  return new Set(ids).size === ids.length;
}

function arePlaced({ models, layout }: Shape): boolean {
  const placed = new Set(layout.map(({ id }) => id));
  return models.every(({ id }) => placed.has(id));
}
