import * as z from 'zod/mini';
import type { JsonObject, JsonValue } from '../lib/json.ts';

// Each message completes "expected …"; readDefinition says where and what was found instead.
const text = (what: string) => z.string({ error: what });
const objectOf = <Value extends z.ZodMiniType>(value: Value, what: string) =>
  z.record(z.string(), value, { error: what });

/** Values that LoopBack treats as missing: it only checks whether a value is truthy. */
const falsy = z.union([z.null(), z.literal(false), z.literal(0), z.literal('')]);
export const textOrFalsy = (what: string) => z.optional(z.union([z.string(), falsy], { error: what }));

const anything = z.optional(z.custom<JsonValue>());

/** The relation types of LoopBack, in its exact spelling. */
export const relationTypes = [
  'hasMany',
  'belongsTo',
  'hasOne',
  'hasAndBelongsToMany',
  'referencesMany',
  'embedsOne',
  'embedsMany',
] as const;

/** A relation as a file may have it. */
export const relationSchema = z.looseObject(
  {
    type: z.optional(text('the type of the relation as a string')),
    // LoopBack converts any value here to a string; `givenName` reads it.
    model: anything,
    foreignKey: anything,
    through: anything,
    keyThrough: anything,
    primaryKey: anything,
  },
  { error: 'an object with the type and the model of the relation' },
);

/** LoopBack does not boot with 0 or `[null]`, which a problem rule reports; a project with one must still open. */
const propertySchema = z.union(
  [z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown()), z.boolean(), z.null(), z.number()],
  { error: 'a type name, a list with a type, or an object with the attributes of the property' },
);

/** LoopBack uses the indexes of a list as names. */
const propertiesSchema = z.union([objectOf(propertySchema, 'an object'), z.array(propertySchema), falsy], {
  error: 'an object with a property under each name',
});

/** The values that `relations` may have, at the top level or in `options`. */
export const relationsSchema = z.union(
  [objectOf(relationSchema, 'an object'), z.array(relationSchema), falsy, z.number(), z.boolean()],
  { error: 'an object with a relation under each name' },
);

/** A model definition file. LoopBack ignores unknown keys; they are preserved. */
export const modelDefinitionSchema = z.looseObject(
  {
    name: text('the name of the model as a string').check(z.minLength(1, 'a name')),
    plural: anything,
    base: textOrFalsy('the name of a model'),
    // Only `false` has an effect for idInjection, and only an object has members.
    idInjection: z.optional(z.unknown()),
    options: z.optional(z.unknown()),
    properties: z.optional(propertiesSchema),
    relations: z.optional(relationsSchema),
    relationships: z.optional(relationsSchema),
  },
  { error: 'an object' },
);

/** `server/model-config.json`: the models of the application, and their data sources. */
export const modelConfigSchema = z.record(
  z.string(),
  // LoopBack also boots with a string, a number or a list here, which a problem rule reports.
  z.unknown().check(z.refine(Boolean, { error: 'an object such as {"dataSource": "db"}' })),
  { error: 'an object with a model under each name' },
);

export type RelationType = (typeof relationTypes)[number];
export type RelationDefinition = Readonly<z.infer<typeof relationSchema>> & JsonObject;
export type PropertyDefinition = JsonValue;
export type ModelDefinition = Readonly<z.infer<typeof modelDefinitionSchema>> & JsonObject;
export type ModelConfig = JsonObject;
