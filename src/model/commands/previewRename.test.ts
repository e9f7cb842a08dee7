import { describe, expect, it } from 'vitest';
import type { Project } from '../project.ts';
import { definitionOf, manyOf, oneOf, projectOf, propertyNames, relationNames } from '../testing/projects.ts';
import { previewRename } from './previewRename.ts';
import { renameModel } from './renameModel.ts';
import { renameRelation } from './renameRelation.ts';
import { type NamesToChange, renameWithNames } from './renameWithNames.ts';

const shop: Project = {
  ...projectOf(
    {
      name: 'Customer',
      relations: {
        orders: manyOf('Order'),
        oldOrders: { ...manyOf('Order', 'x'), scope: { include: 'customer' } },
      },
      acls: [
        {
          principalType: 'ROLE',
          principalId: 'Customer',
          property: ['__get__orders', 'find'],
          permission: 'ALLOW',
        },
        { principalId: '$owner', property: 'prototype.__create__orders' },
        { property: '__get__orders__items', model: 'Order' },
      ],
      scope: { include: ['orders', { relation: 'orders', scope: { include: { customer: 'orders' } } }] },
      scopes: { rich: { include: 'orders', limit: 1 } },
      methods: { 'prototype.__get__orders': { note: 1 } },
    },
    {
      name: 'Order',
      plural: 'myOrders',
      properties: { customerId: 'number', parts: ['Order'] },
      relations: {
        customer: oneOf('belongsTo', 'Customer'),
        buyer: oneOf('belongsTo', 'Customer', 'customer_id'),
      },
      scope: { include: 'customer' },
    },
    { name: 'Special', base: 'Order' },
  ),
  modelConfig: {
    path: 'server/model-config.json',
    config: { Order: { dataSource: 'db' }, Customer: { dataSource: 'db' } },
    source: null,
  },
};

const previewed = (project: Project, modelId: string, name: string, names: NamesToChange = 'all') =>
  previewRename(project, { modelId, name, names })?.changes.map(
    ({ modelId: id, place, before, after, kind }) => `${kind} ${id} ${place}: ${before} → ${after}`,
  );

describe('previewRename', () => {
  it('RN1: lists the references, derived names and every other name that changes', () => {
    expect(previewed(shop, 'Order', 'Purchase')).toEqual([
      'reference Customer relations.orders.model: Order → Purchase',
      'reference Customer relations.oldOrders.model: Order → Purchase',
      'reference Customer acls.2.model: Order → Purchase',
      'reference Order name: Order → Purchase',
      'reference Order properties.parts.0: Order → Purchase',
      'reference Special base: Order → Purchase',
      'reference Order model-config.json: Order → Purchase',
      'reference Customer acls.0.property.0: __get__orders → __get__purchases',
      'reference Customer acls.1.property: prototype.__create__orders → prototype.__create__purchases',
      'reference Customer acls.2.property: __get__orders__items → __get__purchases__items',
      'reference Customer scope.include.0: orders → purchases',
      'reference Customer scope.include.1.relation: orders → purchases',
      'reference Customer scope.include.1.scope.include.customer: orders → purchases',
      'reference Customer scopes.rich.include: orders → purchases',
      'reference Customer methods.prototype.__get__orders: prototype.__get__orders → prototype.__get__purchases',
      'derived Order file: common/models/order.json → common/models/purchase.json',
      'custom Customer relations.orders: orders → purchases',
      'custom Customer relations.oldOrders: oldOrders → oldPurchases',
      'custom Order plural: myOrders → myPurchases',
    ]);
  });

  it('RN1: lists keys with all relations that name them, and their declaration', () => {
    expect(previewed(shop, 'Customer', 'Client')?.slice(-8)).toEqual([
      'derived Order relations.customer: customer → client',
      'custom Customer relations.orders.foreignKey: customerId → clientId',
      'custom Order relations.customer.foreignKey: customerId → clientId',
      'custom Order properties.customerId: customerId → clientId',
      'custom Order relations.buyer.foreignKey: customer_id → client_id',
      'derived Customer REST path: /api/Customers → /api/Clients',
      'derived Customer file: common/models/customer.json → common/models/client.json',
      'custom Customer acls.0.principalId: Customer → Client',
    ]);
  });

  it('RN1: lists names that are written down so that nothing else changes', () => {
    expect(previewed(shop, 'Customer', 'Client', 'none')).toEqual([
      'reference Customer name: Customer → Client',
      'reference Order relations.customer.model: Customer → Client',
      'reference Order relations.buyer.model: Customer → Client',
      'reference Customer model-config.json: Customer → Client',
      'derived Customer file: common/models/customer.json → common/models/client.json',
      'kept Customer relations.orders.foreignKey:  → customerId',
      'kept Customer plural:  → Customers',
    ]);
  });

  it('RN1: returns null if the rename would do nothing', () => {
    const previewed = (modelId: string, name: string) => previewRename(shop, { modelId, name, names: 'all' });
    expect(previewed('Order', 'Order')).toBeNull();
    expect(previewed('Order', 'Customer')).toBeNull();
    expect(previewed('Order', '')).toBeNull();
    expect(previewed('none', 'X')).toBeNull();
  });
});

describe('renameModel as a refactoring', () => {
  it('RN2: changes custom names only if they are chosen', () => {
    const left = renameModel(shop, { modelId: 'Customer', name: 'Client' });
    expect(propertyNames(left, 'Order')).toEqual(['customerId', 'parts']);
    expect(definitionOf(left, 'Order')['relations']).toMatchObject({ buyer: { foreignKey: 'customer_id' } });
    const all = renameWithNames(shop, { modelId: 'Customer', name: 'Client', names: 'all' });
    expect(propertyNames(all, 'Order')).toEqual(['clientId', 'parts']);
    expect(definitionOf(all, 'Order')['relations']).toMatchObject({ buyer: { foreignKey: 'client_id' } });
    expect(definitionOf(all, 'Customer')['acls']).toMatchObject([
      { principalId: 'Client' },
      { principalId: '$owner' },
      {},
    ]);
  });

  it('RN2: changes chosen names of relations, after their keys', () => {
    const project = renameWithNames(shop, { modelId: 'Order', name: 'Purchase', names: 'all' });
    expect(relationNames(project, 'Customer')).toEqual(['purchases', 'oldPurchases']);
    expect(definitionOf(project, 'Order')['plural']).toBe('myPurchases');
  });
});

describe('references to a renamed relation', () => {
  const renamed = renameRelation(shop, { ref: { modelId: 'Customer', name: 'orders' }, name: 'sales' });

  it('RN3: are updated in access rules and methods', () => {
    const { acls, methods } = definitionOf(renamed, 'Customer');
    expect(acls).toEqual([
      {
        principalType: 'ROLE',
        principalId: 'Customer',
        property: ['__get__sales', 'find'],
        permission: 'ALLOW',
      },
      { principalId: '$owner', property: 'prototype.__create__sales' },
      { property: '__get__sales__items', model: 'Order' },
    ]);
    expect(methods).toEqual({ 'prototype.__get__sales': { note: 1 } });
  });

  it('RN3: are updated in include, at any depth', () => {
    const { scope, scopes } = definitionOf(renamed, 'Customer');
    expect(scope).toEqual({
      include: ['sales', { relation: 'sales', scope: { include: { customer: 'sales' } } }],
    });
    expect(scopes).toEqual({ rich: { include: 'sales', limit: 1 } });
  });

  it('RN3: are updated in subclasses, which inherit the relation', () => {
    const project = projectOf(
      { name: 'Base', relations: { items: manyOf('Item') } },
      { name: 'Sub', base: 'Base', scope: { include: 'items' }, acls: [{ property: '__get__items' }] },
      { name: 'Other', scope: { include: 'items' } },
      { name: 'Item' },
    );
    const changed = renameModel(project, { modelId: 'Item', name: 'Line' });
    expect(definitionOf(changed, 'Sub')).toMatchObject({
      scope: { include: 'lines' },
      acls: [{ property: '__get__lines' }],
    });
    expect(definitionOf(changed, 'Other')['scope']).toEqual({ include: 'items' });
  });
});
