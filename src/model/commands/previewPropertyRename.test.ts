import { describe, expect, it } from 'vitest';
import { resolveRelation } from '../relations/projectRelations.ts';
import { definitionOf, manyOf, oneOf, projectOf, propertyNames, relationNames } from '../testing/projects.ts';
import { previewPropertyRename } from './previewPropertyRename.ts';
import { renameProperty } from './renameProperty.ts';
import { renamePropertyEverywhere } from './renamePropertyEverywhere.ts';

const shop = projectOf(
  {
    name: 'Customer',
    properties: { name: 'string', email: 'string', city: 'string' },
    hidden: ['email'],
    scope: { order: 'email DESC' },
    relations: { gifts: manyOf('Order', 'buyerId'), orders: manyOf('Order') },
  },
  {
    name: 'Order',
    properties: { customerId: 'number', buyerId: 'number', note: 'string' },
    relations: { buyer: oneOf('belongsTo', 'Customer'), customer: oneOf('belongsTo', 'Customer') },
    acls: [{ property: 'buyerId', permission: 'DENY' }],
  },
  { name: 'Vip', base: 'Customer', properties: { email: 'text', city: false }, hidden: ['email'] },
  { name: 'Guest', base: 'Customer', protected: ['email', 'city'] },
);

const previewed = (modelId: string, from: string, to: string) =>
  previewPropertyRename(shop, { modelId, from, to }).map(
    ({ modelId: id, place, before, after, kind }) => `${kind} ${id} ${place}: ${before} → ${after}`,
  );
const customsOf = (modelId: string, from: string, to: string) =>
  previewPropertyRename(shop, { modelId, from, to }).flatMap(({ custom }) => custom ?? []);

describe('previewPropertyRename', () => {
  it('RN6: lists everything that names the property except its own line', () => {
    expect(previewed('Customer', 'email', 'mail')).toEqual([
      'reference Customer hidden.0: email → mail',
      'reference Customer scope.order: email DESC → mail DESC',
      'reference Guest protected.0: email → mail',
      'custom Vip properties.email: email → mail',
    ]);
    expect(previewed('Customer', 'city', 'town')).toEqual([
      'reference Vip properties.city: city → town',
      'reference Guest protected.1: city → town',
    ]);
  });

  it('RN6: lists the relations whose key it is, even if no file names the key', () => {
    expect(previewed('Order', 'buyerId', 'payerId')).toEqual([
      'reference Order acls.0.property: buyerId → payerId',
      'reference Customer relations.gifts.foreignKey: buyerId → payerId',
      'reference Order relations.buyer.foreignKey: buyerId → payerId',
      'custom Order relations.buyer: buyer → payer',
    ]);
    expect(previewed('Order', 'customerId', 'client')).toEqual([
      'reference Customer relations.orders.foreignKey: customerId → client',
      'reference Order relations.customer.foreignKey: customerId → client',
    ]);
  });

  it('RN6: is empty if nothing else names the property, or the rename would do nothing', () => {
    expect(previewed('Customer', 'name', 'title')).toEqual([]);
    expect(previewed('Order', 'note', '1')).toEqual([]);
    expect(previewed('Customer', 'email', 'name')).toEqual([]);
    expect(previewed('Customer', 'email', '')).toEqual([]);
    expect(previewed('none', 'email', 'mail')).toEqual([]);
  });
});

describe('renamePropertyEverywhere', () => {
  it('RN6: changes only the chosen names', () => {
    const args = { modelId: 'Order', from: 'buyerId', to: 'payerId' };
    const left = renamePropertyEverywhere(shop, { ...args, customs: [] });
    expect(left).toEqual(renameProperty(shop, args));
    expect(relationNames(left, 'Order')).toEqual(['buyer', 'customer']);
    const all = renamePropertyEverywhere(shop, {
      ...args,
      customs: customsOf('Order', 'buyerId', 'payerId'),
    });
    expect(relationNames(all, 'Order')).toEqual(['payer', 'customer']);
    expect(propertyNames(all, 'Order')).toEqual(['customerId', 'payerId', 'note']);
    const payer = resolveRelation(all, { modelId: 'Order', name: 'payer' });
    expect(payer?.foreignKey).toMatchObject({ value: 'payerId', isDerived: true });
    const gifts = resolveRelation(all, { modelId: 'Customer', name: 'gifts' });
    expect(gifts?.foreignKey?.value).toBe('payerId');
    expect(definitionOf(all, 'Order')['acls']).toEqual([{ property: 'payerId', permission: 'DENY' }]);
  });

  it('RN4 RN6: leaves names of a property that a subclass declares itself, unless it is renamed too', () => {
    const args = { modelId: 'Customer', from: 'email', to: 'mail' };
    const left = renamePropertyEverywhere(shop, { ...args, customs: [] });
    expect(definitionOf(left, 'Vip')).toBe(definitionOf(shop, 'Vip'));
    const all = renamePropertyEverywhere(shop, { ...args, customs: customsOf('Customer', 'email', 'mail') });
    expect(definitionOf(all, 'Vip')).toMatchObject({ properties: { mail: 'text' }, hidden: ['mail'] });
    const nothing = { modelId: 'Customer', from: 'email', to: 'name', customs: [] };
    expect(renamePropertyEverywhere(shop, nothing)).toBe(shop);
  });
});

it('RN5: both sides of a hasAndBelongsToMany keep using the key, as hasMany through, which can name it', () => {
  const project = projectOf(
    { name: 'Order', relations: { coupons: { type: 'hasAndBelongsToMany', model: 'Coupon' } } },
    { name: 'Coupon', relations: { orders: { type: 'hasAndBelongsToMany', model: 'Order' } } },
    {
      name: 'OrderCoupon',
      properties: { orderId: 'number' },
      relations: { order: oneOf('belongsTo', 'Order') },
    },
  );
  const renamed = renameProperty(project, { modelId: 'OrderCoupon', from: 'orderId', to: 'saleId' });
  const key = (modelId: string, name: string) => {
    const relation = resolveRelation(renamed, { modelId, name });
    return [relation?.foreignKey?.value, relation?.keyThrough?.value];
  };
  expect(key('Order', 'coupons')).toEqual(['saleId', 'couponId']);
  expect(key('Coupon', 'orders')).toEqual(['couponId', 'saleId']);
  expect(key('OrderCoupon', 'order')).toEqual(['saleId', undefined]);
  expect(propertyNames(renamed, 'OrderCoupon')).toEqual(['saleId']);
});
