import * as z from 'zod/mini';
import type { JsonObject, JsonValue } from '../lib/json.ts';

// Each message completes "expected …"; readDefinition says where and what was found instead.
const text = (what: string) => z.string({ error: what });
const objectOf = <Value extends z.ZodMiniType>(value: Value, what: string) =>
  z.record(z.string(), value, { error: what });

/** An empty list stands for "none" in many files, and LoopBack reads it so. */
const noneAsList = z.tuple([]);

const keyName = text('the name of a property');

const relationSchema = z.looseObject(
  {
    type: z.optional(text('the type of the relation as text')),
    model: z.optional(text('the name of a model')),
    // A list boots too: LoopBack joins its words to one name.
    foreignKey: z.nullish(z.union([keyName, z.array(keyName)], { error: 'the name of a property' })),
    through: z.nullish(text('the name of a model')),
    keyThrough: z.nullish(text('the name of a property')),
    primaryKey: z.nullish(text('the name of a property')),
  },
  { error: 'an object with the type and the model of the relation' },
);

/** A relation of a kind that the designer edits; others are kept as they are. */
export const editableRelationSchema = z.extend(relationSchema, {
  type: z.enum(['hasMany', 'belongsTo', 'hasOne', 'hasAndBelongsToMany'], {
    error: 'hasMany, belongsTo, hasOne or hasAndBelongsToMany',
  }),
  polymorphic: z.optional(z.undefined({ error: 'no polymorphic, which is edited in the JSON of the model' })),
});

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
    name: text('the name of the model as text').check(z.minLength(1, 'a name')),
    plural: z.nullish(text('text')),
    base: z.nullish(text('the name of a model')),
    idInjection: z.nullish(z.boolean({ error: 'true or false' })),
    options: z.nullish(objectOf(z.unknown(), 'an object')),
    properties: z.nullish(
      z.union([objectOf(propertySchema, 'an object'), noneAsList], {
        error: 'an object with a property under each name',
      }),
    ),
    relations: z.nullish(relationsSchema),
    relationships: z.nullish(relationsSchema),
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
