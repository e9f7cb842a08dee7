import { expect, it } from 'vitest';
import { isAttribute, isInJsonOnly, isKey, isProperty, isRelation, settingKeysOf } from './places.ts';

const ofModel = { modelId: 'order' };
const ref = { modelId: 'order', name: 'customer' };

it('finds the settings at the top and in options, each once', () => {
  const definition = {
    name: 'Order',
    plural: 'orders',
    properties: {},
    relations: {},
    options: { plural: 'x', strict: true },
  };
  expect(settingKeysOf(definition)).toEqual(['plural', 'strict']);
});

it('distinguishes a key of the model from one of a property or a relation', () => {
  const isPlural = isKey('order', 'plural');
  expect(isPlural({ ...ofModel, key: 'plural' })).toBe(true);
  expect(isPlural({ ...ofModel, key: 'base' })).toBe(false);
  expect(isPlural({ ...ofModel, key: 'plural', property: 'total' })).toBe(false);
  expect(isPlural({ ...ofModel, key: 'plural', relation: 'customer' })).toBe(false);
  expect(isPlural({ modelId: 'customer', key: 'plural' })).toBe(false);
});

it('shows in the JSON only keys of the definition that no field shows', () => {
  const isHere = isInJsonOnly('order', { name: 'Order', relations: {} });
  expect(isHere({ ...ofModel, key: 'relations' })).toBe(true);
  expect(isHere({ ...ofModel, key: 'properties' })).toBe(false);
  expect(isHere({ ...ofModel, key: 'plural' })).toBe(false);
  expect(isHere(ofModel)).toBe(false);
});

it('matches a relation and a property as a whole, and an attribute on its own', () => {
  const place = { modelId: 'order', relation: 'customer', key: 'foreignKey' };
  expect(isRelation(ref)(place)).toBe(true);
  expect(isRelation({ ...ref, name: 'buyer' })(place)).toBe(false);
  expect(isAttribute(ref, 'foreignKey')(place)).toBe(true);
  expect(isAttribute(ref, 'name')(place)).toBe(false);
  // A problem of the relation that names no attribute is about its name.
  expect(isAttribute(ref, 'name')({ modelId: 'order', relation: 'customer' })).toBe(true);
  expect(isProperty('order', 'total')({ ...ofModel, property: 'total', key: 'type' })).toBe(true);
  expect(isProperty('order', 'total')({ ...ofModel, property: 'total', relation: 'customer' })).toBe(false);
});
