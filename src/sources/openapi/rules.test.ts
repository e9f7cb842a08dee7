import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { modelsOf, modelsOfSchemas, openApi, openApiOf, remarksOf } from './testing/readApi.ts';

const id = { type: 'integer', readOnly: true };
const text = { type: 'string' };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  ...{ type: 'object', properties, ...rest },
});

const propertiesOf = (properties: JsonObject, rest: JsonObject = {}) =>
  modelsOfSchemas({ Thing: object(properties, rest) })['Thing']?.properties;

describe('OA1: each schema with properties is a model', () => {
  it('writes a whole model file', () => {
    expect(
      modelsOfSchemas({
        Customer: object({ id, name: text }, { required: ['name'], description: 'Who buys' }),
      }),
    ).toEqual({
      Customer: {
        ...{ name: 'Customer', description: 'Who buys', base: 'PersistedModel', idInjection: false },
        options: { validateUpsert: true },
        properties: {
          id: { type: 'number', id: true, generated: true },
          name: { type: 'string', required: true },
        },
        ...{ validations: [], relations: {}, acls: [], methods: {} },
      },
    });
  });

  it('names it in PascalCase by the last word, and says where two have the same', () => {
    const names = [
      'order_item',
      'com.acme.Thing',
      'org.Thing',
      'URLList',
      'Page«com.acme.Order»',
      '__proto__',
    ];
    const opened = openApi(openApiOf(Object.fromEntries(names.map((name) => [name, object({ id })]))));
    expect(opened.models.map(({ definition }) => definition.name)).toEqual([
      'OrderItem',
      'Thing',
      'OrgThing',
      'URLList',
      'PageOrder',
      'Proto',
    ]);
    expect(remarksOf(opened)).toContain('Two schemas would be the model Thing: org.Thing is OrgThing.');
    const kept = openApi(openApiOf({ order_item: object({ id }) }), { names: 'document' });
    expect(kept.models[0]?.definition.name).toBe('order_item');
  });

  it('keeps the names of properties, except those that LoopBack cannot have', () => {
    const properties = propertiesOf(
      Object.fromEntries(['order_id', 'a.b', 'constructor', '__proto__', '日本'].map((name) => [name, text])),
    );
    expect(Object.keys(properties ?? {}).slice(0, 3)).toEqual(['order_id', 'a_b', 'constructorProperty']);
    expect(Object.keys(properties ?? {}).at(-1)).toBe('日本');
    expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
  });

  it('opens the schemas that are chosen', () => {
    const schemas = { A: object({ id, b: ref('B') }), B: object({ id }) };
    const opened = openApi(openApiOf(schemas), { schemas: ['A'] });
    expect(modelsOf(opened)['A']?.properties['b']).toEqual({ type: 'object' });
    expect(remarksOf(opened)).toContain('A.b is an object of any kind: B is not opened.');
    expect(opened.report?.parts.map(({ model }) => model)).toEqual(['A', null]);
  });
});

describe('OA2: types, formats and limits', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['an integer', { type: 'integer', minimum: 1, maximum: 9 }, { type: 'number', minimum: 1, maximum: 9 }],
    [
      'a text',
      { type: 'string', maxLength: 9, minLength: 1, pattern: '^a' },
      { type: 'string', length: 9, minLength: 1, pattern: '^a' },
    ],
    ['a format', { type: 'string', format: 'email' }, { type: 'string', format: 'email' }],
    ['a day', { type: 'string', format: 'date' }, { type: 'date' }],
    ['a time', { type: 'string', format: 'date-time' }, { type: 'date' }],
    ['bytes', { type: 'string', format: 'byte' }, { type: 'buffer' }],
    ['a default', { type: 'boolean', default: false }, { type: 'boolean', default: false }],
    ['choices', { type: 'string', enum: ['a', 'b', null] }, { type: 'string', enum: ['a', 'b'] }],
    ['a constant', { const: 5 }, { type: 'number', enum: [5] }],
    ['a list', { type: 'array', items: text, uniqueItems: true }, { type: ['string'], uniqueItems: true }],
    ['a list of lists', { type: 'array', items: { type: 'array', items: text } }, { type: 'array' }],
    ['a map', { type: 'object', additionalProperties: text }, { type: 'object' }],
    ['a point', object({ lat: { type: 'number' }, lng: { type: 'number' } }), { type: 'geopoint' }],
    [
      'an object',
      object({ a: text, b: { type: 'integer' } }, { required: ['b'] }),
      { type: { a: { type: 'string' }, b: { type: 'number', required: true } } },
    ],
    ['a member called type', object({ type: text }), { type: 'object' }],
    ['nothing', {}, { type: 'any' }],
    ['a description', { type: 'string', description: 'x' }, { type: 'string', description: 'x' }],
  ])('%s', (_, schema, property) => {
    expect(propertiesOf({ value: schema })?.['value']).toEqual(property);
  });

  it.each<[string, JsonObject]>([
    ['nullable', { type: 'string', nullable: true }],
    ['a list of types', { type: ['string', 'null'] }],
    ['anyOf with null', { anyOf: [text, { type: 'null' }] }],
    ['x-nullable of Swagger', { type: 'string', 'x-nullable': true }],
    ['readOnly', { type: 'string', readOnly: true }],
  ])('what may be null, or comes from the server, is not required: %s', (_, schema) => {
    expect(propertiesOf({ value: schema }, { required: ['value'] })).toEqual({ value: { type: 'string' } });
    expect(propertiesOf({ value: text }, { required: ['value'] })).toEqual({
      value: { type: 'string', required: true },
    });
  });

  it('what is only written is hidden; what allows no other properties is strict', () => {
    const { Thing } = modelsOfSchemas({
      Thing: object({ id, secret: { type: 'string', writeOnly: true } }, { additionalProperties: false }),
    });
    expect(Thing).toMatchObject({ hidden: ['secret'], strict: true });
  });
});

describe('OA3: allOf', () => {
  const animal = object({ id, name: text });

  it('with one reference extends that model, and has what is beside it', () => {
    const { Dog, Puppy } = modelsOfSchemas({
      Animal: animal,
      Dog: { allOf: [ref('Animal'), object({ breed: text }, { required: ['breed'] })], description: 'Barks' },
      Puppy: { allOf: [ref('Dog')], properties: { weeks: { type: 'integer' } } },
    });
    expect(Dog).toMatchObject({ base: 'Animal', description: 'Barks' });
    expect(Dog?.properties).toEqual({ breed: { type: 'string', required: true } });
    expect(Puppy).toMatchObject({ base: 'Dog', properties: { weeks: { type: 'number' } } });
  });

  it('with several has the properties of all, those of bases included; its own count more', () => {
    const { Both } = modelsOfSchemas({
      Animal: animal,
      Dog: { allOf: [ref('Animal'), object({ breed: text })] },
      Aged: object({ age: { type: 'integer' }, name: { type: 'integer' } }),
      Both: { allOf: [ref('Dog'), ref('Aged'), object({ breed: { type: 'integer' } })] },
    });
    expect(Both?.['base']).toBe('PersistedModel');
    expect(Object.keys(Both?.properties ?? {}).toSorted()).toEqual(['age', 'breed', 'id', 'name']);
    expect(Both?.properties['breed']).toEqual({ type: 'number' });
  });

  it('copies a base that is not opened', () => {
    const schemas = { Animal: animal, Dog: { allOf: [ref('Animal'), object({ breed: text })] } };
    const { Dog } = modelsOfSchemas(schemas, { schemas: ['Dog'] });
    expect(Object.keys(Dog?.properties ?? {})).toEqual(['breed', 'id', 'name']);
  });

  it('in a circle has no base, and says so', () => {
    const circle = {
      A: { allOf: [ref('B'), object({ a: text })] },
      B: { allOf: [ref('C'), object({ b: text })] },
      C: { allOf: [ref('A'), object({ c: text })] },
      Self: { allOf: [ref('Self'), object({ id })] },
    };
    const opened = openApi(openApiOf(circle));
    expect(opened.models.map(({ definition }) => definition.base)).toEqual([
      'B',
      'C',
      'Model',
      'PersistedModel',
    ]);
    expect(remarksOf(opened)).toContain('C and A consist of one another (allOf): C has no base.');
  });

  it('at a property is what it refers to, with what is beside it', () => {
    const schemas = {
      Thing: object({
        mood: { allOf: [ref('Mood')], description: 'Now' },
        both: { allOf: [object({ a: text }), object({ b: text })] },
      }),
      Mood: { type: 'string', enum: ['good', 'bad'], description: 'A mood' },
    };
    expect(modelsOfSchemas(schemas)['Thing']?.properties).toEqual({
      mood: { type: 'string', enum: ['good', 'bad'], description: 'Now' },
      both: { type: { a: { type: 'string' }, b: { type: 'string' } } },
    });
  });
});

it.each<[string, JsonObject, JsonObject]>([
  ['id', { id: text }, { id: { type: 'string', id: true, generated: true } }],
  ['a required id', { id: text, required: ['id'] }, { id: { type: 'string', id: true, required: true } }],
  [
    'a uuid',
    { id: { type: 'string', format: 'uuid' } },
    { id: { type: 'string', id: true, defaultFn: 'uuidv4' } },
  ],
  ['_id', { _id: text }, { _id: { type: 'string', id: true, generated: true } }],
  [
    'thingId that only answers have',
    { thingId: id },
    { thingId: { type: 'number', id: true, generated: true } },
  ],
  ['thingId that requests have, too', { thingId: { type: 'integer' } }, { thingId: { type: 'number' } }],
])('OA4: the id of a model: %s', (_, { required = [], ...properties }, expected) => {
  expect(propertiesOf(properties, { required })).toEqual(expected);
});

it('OA4: a schema without an id is a part of others', () => {
  expect(modelsOfSchemas({ Address: object({ city: text }) })['Address']).toMatchObject({ base: 'Model' });
});

it('OA7: choices, texts and lists are not models; what refers to them has their type', () => {
  const opened = openApi(
    openApiOf({
      Thing: object({ mood: ref('Mood'), tags: ref('Tags'), pet: ref('Pet'), any: ref('Either') }),
      Mood: { type: 'string', enum: ['good', 'bad'] },
      Tags: { type: 'array', items: text },
      Pet: { oneOf: [ref('Cat'), ref('Dog')] },
      Either: { oneOf: [text, { type: 'integer' }] },
      Cat: object({ id }),
      Dog: object({ id }),
    }),
  );
  expect(Object.keys(modelsOf(opened))).toEqual(['Thing', 'Cat', 'Dog']);
  expect(modelsOf(opened)['Thing']?.properties).toEqual({
    mood: { type: 'string', enum: ['good', 'bad'] },
    tags: { type: ['string'] },
    pet: { type: 'object' },
    any: { type: 'any' },
  });
  expect(remarksOf(opened)).toContain(
    '4 schemas without properties are not models: what refers to them has their type (Mood, Tags, Pet, Either).',
  );
  expect(remarksOf(opened)).toContain('Pet can be of several types (oneOf): it is read as object.');
  expect(remarksOf(opened)).toContain('Either can be of several types (oneOf): it is read as any.');
  expect(opened.problems).toEqual([]);
});
