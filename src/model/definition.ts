import * as z from 'zod';
import type { JsonObject, JsonValue } from '../lib/json.ts';

// Each message completes "expected …"; readDefinition says where and what was found instead.
const text = (what: string) => z.string({ error: what });
const objectOf = <Value extends z.ZodType>(value: Value, what: string) =>
  z.record(z.string(), value, { error: what });

/** An empty list stands for "none" in many files, and LoopBack reads it so. */
const noneAsList = z.tuple([]);

const relationSchema = z.looseObject(
  {
    type: text('the type of the relation as text').optional(),
    model: text('the name of a model').optional(),
    foreignKey: text('the name of a property').nullish(),
    through: text('the name of a model').nullish(),
    keyThrough: text('the name of a property').nullish(),
    primaryKey: text('the name of a property').nullish(),
  },
  { error: 'an object with the type and the model of the relation' },
);

const propertySchema = z.union(
  [z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown()), z.boolean(), z.null()],
  { error: 'a type name, a list with a type, or an object with the attributes of the property' },
);

const relationsSchema = z.union([objectOf(relationSchema, 'an object'), noneAsList], {
  error: 'an object with a relation under each name',
});

/** A model definition file. Unknown keys are LoopBack's to ignore and ours to keep. */
export const modelDefinitionSchema = z.looseObject(
  {
    name: text('the name of the model as text').min(1, 'a name'),
    plural: text('text').nullish(),
    base: text('the name of a model').nullish(),
    idInjection: z.boolean({ error: 'true or false' }).nullish(),
    options: objectOf(z.unknown(), 'an object').nullish(),
    properties: z
      .union([objectOf(propertySchema, 'an object'), noneAsList], {
        error: 'an object with a property under each name',
      })
      .nullish(),
    relations: relationsSchema.nullish(),
    relationships: relationsSchema.nullish(),
  },
  { error: 'an object' },
);

/** `server/model-config.json`: which models the application uses, and where they are stored. */
export const modelConfigSchema = z.record(
  z.string(),
  z.record(z.string(), z.unknown(), { error: 'an object such as {"dataSource": "db"}' }),
  { error: 'an object with a model under each name' },
);

/** The relation types that LoopBack knows, spelled exactly. */
export const relationTypes = [
  'hasMany',
  'belongsTo',
  'hasOne',
  'hasAndBelongsToMany',
  'referencesMany',
  'embedsOne',
  'embedsMany',
] as const;

export type RelationType = (typeof relationTypes)[number];
export type RelationDefinition = Readonly<z.infer<typeof relationSchema>> & JsonObject;
export type PropertyDefinition = JsonValue;
export type ModelDefinition = Readonly<z.infer<typeof modelDefinitionSchema>> & JsonObject;
export type ModelConfig = JsonObject;
