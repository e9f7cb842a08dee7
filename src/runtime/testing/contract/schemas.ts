import type { ModelSchema, StoredType } from '../../connector.ts';

const defaults = {
  idName: 'id',
  idType: 'number' as StoredType,
  isIdGenerated: true,
  indexes: [] as readonly string[],
};

export const orderSchema: ModelSchema = {
  ...defaults,
  name: 'Order',
  types: {
    id: 'number',
    description: 'string',
    quantity: 'number',
    isPaid: 'boolean',
    placed: 'date',
    tags: 'array',
    customerId: 'number',
  },
  indexes: ['customerId'],
};
export const tagSchema: ModelSchema = {
  ...defaults,
  name: 'Tag',
  idType: 'string',
  types: { id: 'string', label: 'string' },
};
const thingSchema: ModelSchema = {
  ...defaults,
  name: 'Thing',
  idType: 'any',
  isIdGenerated: false,
  types: { id: 'any' },
  indexes: ['owner-id', 'a.b'],
};
const placeSchema: ModelSchema = {
  ...defaults,
  name: 'Place',
  types: { id: 'number', at: 'geopoint', name: 'string' },
};
const withoutIdSchema: ModelSchema = {
  ...defaults,
  name: 'WithoutId',
  idName: null,
  idType: 'any',
  types: {},
};

export const schemas = [orderSchema, tagSchema, thingSchema, placeSchema, withoutIdSchema];
