import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { lineageDefinitionsOf, type Project, settingOf } from '../../model/index.ts';
import type { SchemaModel, SchemaProperty } from './schemaModels.ts';
import type { ScalarName, SchemaType } from './schemaTypes.ts';

/** How schemas refer to models, and what they say. */
export interface SchemaStyle {
  /** Returns the reference to the schema of a model. */
  refOf(modelName: string): string;
  /** Whether what a file says about values, such as `length`, is in the schema, although LoopBack does not check it. */
  readonly hasLimits: boolean;
  /** Whether a hidden property may be missing, because LoopBack leaves it out of what it sends. */
  readonly hiddenIsOptional: boolean;
  readonly additionalProperties: boolean | undefined;
}

const scalars: Readonly<Record<ScalarName, JsonObject>> = {
  string: { type: 'string' },
  text: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date-time' },
  // LoopBack sends {"when": "2024-01-02"}, or that as text.
  datestring: { type: ['string', 'object'], properties: { when: { type: 'string' } } },
  object: { type: 'object' },
  any: {},
  // Base64 in a request, {"type": "Buffer", "data": […]} in a response.
  buffer: {},
  geopoint: {
    type: 'object',
    properties: { lat: { type: 'number' }, lng: { type: 'number' } },
    required: ['lat', 'lng'],
  },
};

/** Returns the schema of the rows of a model (JSON Schema 2020-12, as OpenAPI 3.1 uses it). */
export function modelJsonSchema(project: Project, model: SchemaModel, style: SchemaStyle): JsonObject {
  const { definition } = model.entry;
  const hidden = hiddenIn(project, model);
  const properties = model.properties.map((property) => [
    property.name,
    propertySchema(property, hidden.has(property.name), style),
  ]);
  const required = model.properties
    .filter(({ name }) => !style.hiddenIsOptional || !hidden.has(name))
    .filter(({ isRequired, isId, isGenerated }) => isRequired || (isId && !isGenerated))
    .map(({ name }) => name);
  const description = descriptionIn(definition);
  return {
    title: model.name,
    ...(description === null ? {} : { description }),
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    ...(style.additionalProperties === undefined ? {} : { additionalProperties: style.additionalProperties }),
  };
}

/** The properties that LoopBack does not send: it joins the lists of a model and its bases. */
export function hiddenIn(project: Project, { entry }: SchemaModel): ReadonlySet<JsonValue> {
  const lists = lineageDefinitionsOf(project, entry.definition).flatMap((definition) => [
    settingOf(definition, 'hidden'),
    settingOf(definition, 'hiddenProperties'),
  ]);
  return new Set(lists.flatMap((list) => (Array.isArray(list) ? list : [])));
}

function propertySchema(property: SchemaProperty, isHidden: boolean, style: SchemaStyle): JsonObject {
  const { type, attributes, isRequired, isId } = property;
  const plain = typeSchema(type, style);
  const isNullable = !isRequired && !isId;
  const limits = style.hasLimits ? limitsOf(type, attributes, isNullable) : {};
  const description = descriptionIn(attributes);
  return {
    ...(isNullable ? orNull(plain) : plain),
    ...limits,
    ...(description === null ? {} : { description }),
    ...(isHidden ? { writeOnly: true } : {}),
  };
}

function orNull(schema: JsonObject): JsonObject {
  const { type } = schema;
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  if (Array.isArray(type)) return { ...schema, type: [...type, 'null'] };
  return '$ref' in schema ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function typeSchema(type: SchemaType, style: SchemaStyle): JsonObject {
  switch (type.kind) {
    case 'scalar':
      return scalars[type.name];
    case 'list':
      return { type: 'array', items: typeSchema(type.items, style) };
    case 'model':
      return { $ref: style.refOf(type.name) };
    case 'object': {
      const members = type.members.map(({ name, type: inner, isRequired }) => {
        const schema = typeSchema(inner, style);
        return [name, isRequired ? schema : orNull(schema)];
      });
      const required = type.members.filter(({ isRequired }) => isRequired).map(({ name }) => name);
      const properties = Object.fromEntries(members);
      return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
    }
  }
}

/** What LoopBack's explorer shows of a property besides its type. */
function limitsOf(type: SchemaType, attributes: JsonObject, isNullable: boolean): JsonObject {
  const at = (name: string) => getOwn<JsonValue | undefined>(attributes, name);
  const number = (key: string, name: string): JsonObject => {
    const value = at(name);
    return typeof value === 'number' ? { [key]: value } : {};
  };
  const isText = type.kind === 'scalar' && (type.name === 'string' || type.name === 'text');
  const isNumber = type.kind === 'scalar' && type.name === 'number';
  const choices = at('enum');
  const value = at('default');
  return {
    ...(isText ? { ...number('maxLength', 'length'), ...number('maxLength', 'maxLength') } : {}),
    ...(isText ? number('minLength', 'minLength') : {}),
    ...(isNumber ? { ...number('minimum', 'min'), ...number('maximum', 'max') } : {}),
    ...(isNumber ? { ...number('minimum', 'minimum'), ...number('maximum', 'maximum') } : {}),
    ...(Array.isArray(choices) ? { enum: isNullable ? [...new Set([...choices, null])] : choices } : {}),
    ...(value === undefined || value === null ? {} : { default: value }),
  };
}

/** Returns the description of a model or a property, which may be a list of lines. */
export function descriptionIn(from: JsonObject): string | null {
  const given =
    getOwn<JsonValue | undefined>(from, 'description') ?? getOwn<JsonValue | undefined>(from, 'doc');
  const lines = Array.isArray(given) ? given : [given];
  const text = lines.filter((line) => typeof line === 'string').join('\n');
  return text === '' || isJsonObject(given) ? null : text;
}
