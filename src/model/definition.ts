import * as z from 'zod/mini';
import type { JsonObject, JsonValue } from '../lib/json.ts';

// Each message completes "expected …"; readDefinition says where and what was found instead.
const text = (what: string) => z.string({ error: what });
const objectOf = <Value extends z.ZodMiniType>(value: Value, what: string) =>
  z.record(z.string(), value, { error: what });

/** What LoopBack takes for "not given": it asks whether there is a value, not which. */
const nothing = z.union([z.null(), z.literal(false), z.literal(0), z.literal('')]);
const textOrNothing = (what: string) => z.optional(z.union([z.string(), nothing], { error: what }));

const keyName = text('the name of a property');
const anything = z.optional(z.custom<JsonValue>());

const relationSchema = z.looseObject(
  {
    type: z.optional(text('the type of the relation as text')),
    // LoopBack writes whatever stands here out as text; `givenName` reads it.
    model: anything,
    foreignKey: anything,
    through: anything,
    keyThrough: anything,
    primaryKey: anything,
  },
  { error: 'an object with the type and the model of the relation' },
);

/** A relation of a kind that the designer edits; others are kept as they are. */
export const editableRelationSchema = z.extend(relationSchema, {
  type: z.enum(['hasMany', 'belongsTo', 'hasOne', 'hasAndBelongsToMany'], {
    error: 'hasMany, belongsTo, hasOne or hasAndBelongsToMany',
  }),
  // Who writes one writes a name; what a file brings is read all the same.
  model: textOrNothing('the name of a model'),
  foreignKey: z.nullish(z.union([keyName, z.array(keyName)], { error: 'the name of a property' })),
  through: textOrNothing('the name of a model'),
  keyThrough: textOrNothing('the name of a property'),
  primaryKey: textOrNothing('the name of a property'),
  polymorphic: z.optional(z.undefined({ error: 'no polymorphic, which is edited in the JSON of the model' })),
});

/** LoopBack does not boot with 0 or `[null]`, which a rule says: a project that holds one must open all the same. */
const propertySchema = z.union(
  [z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown()), z.boolean(), z.null(), z.number()],
  { error: 'a type name, a list with a type, or an object with the attributes of the property' },
);

/** LoopBack takes the places of a list for names. */
const propertiesSchema = z.union([objectOf(propertySchema, 'an object'), z.array(propertySchema), nothing], {
  error: 'an object with a property under each name',
});

/** Whether a value is what `relations` may be, wherever it stands. */
export const relationsSchema = z.union(
  [objectOf(relationSchema, 'an object'), z.array(relationSchema), nothing, z.number(), z.boolean()],
  { error: 'an object with a relation under each name' },
);

/** A model definition file. Unknown keys are LoopBack's to ignore and ours to keep. */
export const modelDefinitionSchema = z.looseObject(
  {
    name: text('the name of the model as text').check(z.minLength(1, 'a name')),
    plural: anything,
    base: textOrNothing('the name of a model'),
    // Only false itself does anything, and only an object has members.
    idInjection: z.optional(z.unknown()),
    options: z.optional(z.unknown()),
    properties: z.optional(propertiesSchema),
    relations: z.optional(relationsSchema),
    relationships: z.optional(relationsSchema),
  },
  { error: 'an object' },
);

/** `server/model-config.json`: which models the application uses, and where they are stored. */
export const modelConfigSchema = z.record(
  z.string(),
  // LoopBack boots with text, a number or a list here too, which a rule says.
  z.unknown().check(z.refine(Boolean, { error: 'an object such as {"dataSource": "db"}' })),
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
