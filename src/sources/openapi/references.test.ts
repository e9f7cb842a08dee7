import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { modelsOf, openApi, openApiOf, remarksOf } from './testing/readApi.ts';

const id = { type: 'integer', readOnly: true };
const text = { type: 'string' };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });

it.each([
  [
    'another file',
    'common.yaml#/Address',
    '“common.yaml#/Address”, which is not part of it and is not fetched',
  ],
  [
    'an address',
    'https://example.com/a.json',
    '“https://example.com/a.json”, which is not part of it and is not fetched',
  ],
  ['nothing', '#/components/schemas/Nope', '“#/components/schemas/Nope”, which leads nowhere'],
  ['a prototype', '#/constructor/prototype', '“#/constructor/prototype”, which leads nowhere'],
])('OA9: a reference to %s is a problem at its line, and is never followed', (_, $ref, found) => {
  const opened = openApi(openApiOf({ Thing: object({ id, other: { $ref } }) }));
  expect(modelsOf(opened)['Thing']?.properties['other']).toEqual({ type: 'any' });
  expect(opened.problems).toEqual([
    {
      path: 'pasted text',
      line: 18,
      column: 13,
      expected: 'a reference inside the file',
      found,
      message: expect.any(String),
    },
  ]);
});

it('OA9: a reference to something that is not a schema is a problem; pointers are unescaped, own names followed', () => {
  const schemas = {
    Thing: object({
      answer: { $ref: '#/components/responses/Found' },
      odd: { $ref: '#/components/schemas/a~1b%20~0c' },
      inner: { $ref: '#/components/schemas/Thing/properties/text' },
      own: { $ref: 'shop.json#/components/schemas/Mood' },
      text,
    }),
    'a/b ~c': { type: 'boolean' },
    Mood: { type: 'integer' },
  };
  const components = { schemas, responses: { Found: { description: 'Found' } } };
  const opened = openApi(openApiOf(schemas, { components }), {}, 'shop.json');
  expect(modelsOf(opened)['Thing']?.properties).toEqual({
    ...{ answer: { type: 'any' }, odd: { type: 'boolean' }, inner: { type: 'string' } },
    ...{ own: { type: 'number' }, text: { type: 'string' } },
  });
  expect(opened.problems.map(({ expected, line }) => [expected, line])).toEqual([
    ['a reference to a schema', 14],
  ]);
});

it('OA7: a schema that is only a reference is another name, not a model', () => {
  const opened = openApi(
    openApiOf({
      Order: object({ id, buyer: ref('Buyer'), buyerId: { type: 'integer' } }),
      Buyer: ref('Client'),
      Client: ref('Customer'),
      Customer: object({ id }),
    }),
  );
  expect(Object.keys(modelsOf(opened))).toEqual(['Order', 'Customer']);
  expect(modelsOf(opened)['Order']?.relations).toMatchObject({ buyer: { model: 'Customer' } });
  expect(remarksOf(opened)).toContain(
    '2 schemas that are only references to another are not models (Buyer, Client).',
  );
  expect(opened.problems).toEqual([]);
});

it('OA9: a reference is a problem even where nothing refers to its schema, or where it is all there is', () => {
  const opened = openApi(
    openApiOf({ Broken: ref('Nowhere'), Outside: { type: 'array', items: { $ref: 'shop.yaml#/Order' } } }),
  );
  expect(opened.models).toEqual([]);
  expect(opened.problems.map(({ found }) => found)).toEqual([
    '“#/components/schemas/Nowhere”, which leads nowhere',
    '“shop.yaml#/Order”, which is not part of it and is not fetched',
  ]);
});
