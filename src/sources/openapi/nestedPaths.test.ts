import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { modelsOf, openApi, openApiOf, remarksOf } from './testing/readApi.ts';

const id = { type: 'integer', readOnly: true };
const number = { type: 'integer' };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const answers = (schema: JsonObject): JsonObject => ({
  responses: { 200: { description: 'Rows', content: { 'application/json': { schema } } } },
});
const one = (name: string): JsonObject => ({ get: answers(ref(name)) });
const many = (name: string): JsonObject => ({ get: answers({ type: 'array', items: ref(name) }) });
const post = { post: answers({}) };

const open = (schemas: JsonObject, paths: JsonObject) => openApi(openApiOf(schemas, { paths }));
const relationsOf = (schemas: JsonObject, paths: JsonObject) =>
  Object.fromEntries(
    Object.entries(modelsOf(open(schemas, paths))).map(([name, { relations }]) => [name, relations]),
  );

it('OA16: rows below a row are a hasMany or hasOne by their key, or a belongsTo by that of the row', () => {
  const schemas = {
    Customer: object({ id, name: { type: 'string' } }),
    Order: object({ id, customerId: number }),
    Profile: object({ id, customer_id: number }),
  };
  const paths = {
    '/customers/{id}': one('Customer'),
    '/customers/{id}/orders': many('Order'),
    '/customers/{id}/user-profile': { ...one('Profile'), ...post },
    '/orders': many('Order'),
    '/orders/{orderId}/customer': one('Customer'),
  };
  expect(relationsOf(schemas, paths)).toEqual({
    Customer: {
      orders: { type: 'hasMany', model: 'Order' },
      userProfile: { type: 'hasOne', model: 'Profile', foreignKey: 'customer_id' },
    },
    Order: { customer: { type: 'belongsTo', model: 'Customer' } },
    Profile: { customer: { type: 'belongsTo', model: 'Customer', foreignKey: 'customer_id' } },
  });
  expect(remarksOf(open(schemas, paths))).toContain(
    'Customer.orders is the hasMany of Order that /customers/{id}/orders serves: customerId is its key.',
  );
});

it('OA16: the only key that nothing explains counts where rows are created below the row', () => {
  const schemas = { Customer: object({ id }), Review: object({ id, authorId: number }) };
  const paths = { '/customers/{id}': one('Customer'), '/customers/{id}/reviews': many('Review') };
  expect(relationsOf(schemas, paths)).toEqual({ Customer: {}, Review: {} });
  const created = { ...paths, '/customers/{id}/reviews': { ...many('Review'), ...post } };
  expect(relationsOf(schemas, created)).toEqual({
    Customer: { reviews: { type: 'hasMany', model: 'Review', foreignKey: 'authorId' } },
    Review: {},
  });
});

it('OA16: rows without a key are many to many, if one model has a key to each', () => {
  const visit = object({ id, doctorId: number, patientId: number });
  const schemas = { Doctor: object({ id }), Patient: object({ id }), Visit: visit };
  const paths = { '/doctors/{id}': one('Doctor'), '/doctors/{id}/patients': many('Patient') };
  expect(relationsOf(schemas, paths)['Doctor']).toEqual({
    patients: { type: 'hasMany', model: 'Patient', through: 'Visit' },
  });
  expect(relationsOf({ ...schemas, Letter: visit }, paths)['Doctor']).toEqual({});
});

it('OA16: properties and relations of the same name stay; hostile paths are harmless', () => {
  const schemas = {
    Customer: object({ id, orders: { type: 'string' } }),
    Order: object({ id, customerId: number }),
  };
  const paths = {
    '/customers/{id}': one('Customer'),
    '/customers/{id}/orders': many('Order'),
    '/customers/{id}/__proto__': many('Order'),
    '/customers/{id}/1st': many('Order'),
    '/customers/{id}/older%20orders': many('Order'),
    '/customers/{id}/lost': { get: null },
    '/x/{id}/y': 'text',
    [`/${'x/'.repeat(5000)}{id}/orders`]: many('Order'),
  };
  const { Customer } = modelsOf(open(schemas, paths));
  expect(Customer?.properties['orders']).toEqual({ type: 'string' });
  expect(Object.values(Customer?.relations ?? {})).toEqual(
    Object.values(Customer?.relations ?? {}).map(() => ({ type: 'hasMany', model: 'Order' })),
  );
  expect(Object.keys(Customer?.relations ?? {})).toEqual(['proto', 'olderOrders']);
});

it('OA10: a schema that LoopBack 4 numbered is a form of the model in its title', () => {
  const titled = (title: string): JsonObject => ({ ...object({ id }), title });
  const schemas = {
    Customer: titled('Customer'),
    Customer1: titled('Customer'),
    Customer2: object({ id }),
    Address1: titled('Address'),
  };
  expect(Object.keys(modelsOf(open(schemas, {})))).toEqual(['Customer', 'Customer2', 'Address1']);
});
