import { describe, expect, it } from 'vitest';
import { resolveRelation } from '../relations/projectRelations.ts';
import { definitionOf, drawnProjectOf, manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { previewRename } from './previewRename.ts';
import { renameModel } from './renameModel.ts';
import { renameProperty } from './renameProperty.ts';
import { renameRelation } from './renameRelation.ts';
import { setRelationAttribute } from './setRelationAttribute.ts';

const shop = projectOf(
  {
    name: 'Customer',
    properties: { name: 'string', email: 'string' },
    hidden: ['email'],
    relations: {
      orders: {
        ...manyOf('Order'),
        scope: {
          where: { customerId: { gt: 1 }, or: [{ customerId: 1 }, { total: 2 }] },
          order: 'customerId DESC, total',
        },
        properties: ['name'],
      },
      mails: { ...manyOf('Mail', 'address'), primaryKey: 'email', properties: { email: 'sender' } },
    },
    scopes: {
      active: {
        include: { relation: 'orders', scope: { fields: ['customerId', 'total'] } },
        order: ['email ASC'],
      },
    },
  },
  {
    name: 'Order',
    properties: { total: 'number', name: 'string' },
    hidden: ['customerId'],
    protected: { customerId: true },
    attributes: { customerId: 7 },
    indexes: {
      byCustomer: { keys: { customerId: 1, total: -1 }, options: { unique: true } },
      plain: { customerId: 1 },
      columns: { columns: 'customerId, total' },
    },
    acls: [{ property: ['customerId', 'find'], permission: 'DENY' }],
    scope: { fields: { customerId: false }, where: { 'customerId.x': 1 } },
    relations: { customer: oneOf('belongsTo', 'Customer') },
  },
  { name: 'Special', base: 'Order', hidden: ['customerId', 'total'] },
  { name: 'Mail', properties: { address: 'string', sender: 'string' } },
);

/** Whether any file still contains a word. */
const holds = (project: typeof shop, word: string): boolean =>
  JSON.stringify(project.models.map(({ definition }) => definition)).includes(word);

describe('a renamed foreign key', () => {
  it('RN4: is renamed everywhere when its model is renamed', () => {
    const renamed = renameModel(shop, { modelId: 'Customer', name: 'Client' });
    expect(holds(renamed, 'customerId')).toBe(false);
    expect(definitionOf(renamed, 'Order')).toMatchObject({
      hidden: ['clientId'],
      attributes: { clientId: 7 },
      protected: { clientId: true },
      indexes: {
        byCustomer: { keys: { clientId: 1, total: -1 }, options: { unique: true } },
        plain: { clientId: 1 },
        columns: { columns: 'clientId, total' },
      },
      acls: [{ property: ['clientId', 'find'] }],
      scope: { fields: { clientId: false }, where: { 'clientId.x': 1 } },
    });
    expect(definitionOf(renamed, 'Special')['hidden']).toEqual(['clientId', 'total']);
    expect(definitionOf(renamed, 'Customer')).toMatchObject({
      relations: {
        orders: {
          scope: {
            where: { clientId: { gt: 1 }, or: [{ clientId: 1 }, { total: 2 }] },
            order: 'clientId DESC, total',
          },
        },
      },
      scopes: { active: { include: { relation: 'orders', scope: { fields: ['clientId', 'total'] } } } },
    });
  });

  it('RN1 RN4: is part of the preview', () => {
    const places = previewRename(shop, { modelId: 'Customer', name: 'Client', names: 'all' })?.changes.map(
      ({ place, after }) => `${place} ${after}`,
    );
    expect(places).toContain('hidden.0 clientId');
    expect(places).toContain('indexes.byCustomer.keys.customerId clientId');
    expect(places).toContain('relations.orders.scope.order clientId DESC, total');
  });

  it('RN4: is renamed everywhere when a relation gets another key or a belongsTo another name', () => {
    const ref = { modelId: 'Customer', name: 'orders' };
    const keyed = setRelationAttribute(shop, { ref, attribute: 'foreignKey', value: 'buyerId' });
    expect(definitionOf(keyed, 'Order')['hidden']).toEqual(['buyerId']);
    const alone = drawnProjectOf(
      { name: 'Customer' },
      { name: 'Order', hidden: ['customerId'], relations: { customer: oneOf('belongsTo', 'Customer') } },
    );
    const named = renameRelation(alone, { ref: { modelId: 'Order', name: 'customer' }, name: 'buyer' });
    expect(definitionOf(named, 'Order')['hidden']).toEqual(['buyerId']);
  });

  it('RN4: stays where the model still has a property of that name', () => {
    const twins = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order'), gifts: manyOf('Order') } },
      { name: 'Order', hidden: ['customerId'] },
    );
    const ref = { modelId: 'Customer', name: 'gifts' };
    const keyed = setRelationAttribute(twins, { ref, attribute: 'foreignKey', value: 'giftId' });
    expect(definitionOf(keyed, 'Order')['hidden']).toEqual(['customerId']);
    const declared = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order') } },
      { name: 'Order', properties: { customerId: 'number' }, hidden: ['customerId'] },
    );
    const renamed = renameModel(declared, { modelId: 'Customer', name: 'Client' });
    expect(definitionOf(renamed, 'Order')['hidden']).toEqual(['customerId']);
  });
});

describe('a renamed property', () => {
  it('RN4: is renamed in lists, scopes, primaryKey and the properties that relations copy', () => {
    const renamed = renameProperty(shop, { modelId: 'Customer', from: 'email', to: 'mail' });
    expect(definitionOf(renamed, 'Customer')).toMatchObject({
      hidden: ['mail'],
      relations: { mails: { primaryKey: 'mail', properties: { mail: 'sender' } } },
      scopes: { active: { order: ['mail ASC'] } },
    });
    const sender = renameProperty(shop, { modelId: 'Mail', from: 'sender', to: 'author' });
    expect(definitionOf(sender, 'Customer')).toMatchObject({
      relations: { mails: { properties: { email: 'author' } } },
    });
  });

  it('RN4: turns a list of copied properties into pairs as soon as the sides differ', () => {
    const renamed = renameProperty(shop, { modelId: 'Order', from: 'name', to: 'customerName' });
    expect(definitionOf(renamed, 'Customer')).toMatchObject({
      relations: { orders: { properties: { name: 'customerName' } } },
    });
  });

  it('RN5: stays the key of its relations, written down where LoopBack would derive another', () => {
    const ref = { modelId: 'Customer', name: 'mails' };
    const renamed = renameProperty(shop, { modelId: 'Mail', from: 'address', to: 'to' });
    expect(resolveRelation(renamed, ref)?.foreignKey).toMatchObject({ value: 'to', isDerived: false });
    const back = renameProperty(shop, { modelId: 'Mail', from: 'address', to: 'customerId' });
    expect(resolveRelation(back, ref)?.foreignKey).toMatchObject({ value: 'customerId', isDerived: true });
    const declared = projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order') } },
      {
        name: 'Order',
        properties: { customerId: 'number' },
        relations: { customer: oneOf('belongsTo', 'Customer') },
      },
    );
    const moved = renameProperty(declared, { modelId: 'Order', from: 'customerId', to: 'buyer' });
    expect(definitionOf(moved, 'Customer')['relations']).toMatchObject({ orders: { foreignKey: 'buyer' } });
    expect(definitionOf(moved, 'Order')['relations']).toMatchObject({ customer: { foreignKey: 'buyer' } });
  });

  it('CM13: changes only its own line if nothing else names it', () => {
    const renamed = renameProperty(shop, { modelId: 'Order', from: 'total', to: 'sum' });
    expect(renamed.models[3]).toBe(shop.models[3]);
  });
});
