import { describe, expect, it } from 'vitest';
import { type DesignModel, describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { type CallMethod, findMethod, formMethods } from './callMethods.ts';
import type { CallRequest } from './callRequest.ts';
import { relationSignatures } from './catalogue.ts';
import { repositoryCallOf } from './repositoryCall.ts';

const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      properties: { name: 'string', email: 'string' },
      relations: {
        orders: { type: 'hasMany', model: 'Order' },
        mails: { type: 'hasMany', model: 'Order', foreignKey: 'mail', primaryKey: 'email' },
        products: { type: 'hasMany', model: 'Product', through: 'Purchase' },
        tags: { type: 'hasAndBelongsToMany', model: 'Product' },
        profile: { type: 'hasOne', model: 'Profile' },
        accounts: { type: 'referencesMany', model: 'Product' },
        labels: { type: 'embedsMany', model: 'Profile' },
        label: { type: 'embedsOne', model: 'Profile', property: 'theLabel' },
        pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' },
      },
    },
    { name: 'Order', properties: {}, relations: { customer: { type: 'belongsTo', model: 'Customer' } } },
    { name: 'Product', properties: {} },
    { name: 'Profile', properties: {} },
    { name: 'Picture', properties: {}, relations: { imageable: { type: 'belongsTo', polymorphic: true } } },
    {
      name: 'Purchase',
      properties: {},
      relations: {
        customer: { type: 'belongsTo', model: 'Customer' },
        product: { type: 'belongsTo', model: 'Product' },
      },
    },
  ),
);

function modelNamed(name: string): DesignModel {
  const model = design.find((one) => one.name === name);
  if (model === undefined) throw new Error(`no ${name}`);
  return model;
}

/** A call with a value for each argument that the method takes. */
function requestOf(owner: string, relationName: string | null, method: CallMethod): CallRequest {
  const model = modelNamed(owner);
  const relation = model.relations.find(({ name }) => name === relationName) ?? null;
  const takes = (kind: CallMethod['takes'][number]): boolean => method.takes.includes(kind);
  return {
    model,
    relation,
    target: relation === null ? null : (design.find(({ name }) => name === relation.model) ?? null),
    method,
    instanceId: relation === null ? null : 1,
    id: takes('id') || takes('link') ? 5 : null,
    where: takes('where') ? { a: 1 } : undefined,
    filter: takes('filter') ? { order: 'a' } : undefined,
    data: { b: 2 },
  };
}

/** The forms of all methods of a relation, by name. */
function formsOf(owner: string, name: string): Readonly<Record<string, string | null>> {
  const relation = modelNamed(owner).relations.find((each) => each.name === name);
  if (relation === undefined) throw new Error(`no ${name}`);
  const names = new Set(relationSignatures(owner, relation).map((signature) => signature.name));
  return Object.fromEntries(
    [...names].map((methodName) => {
      const method = findMethod(methodName, { owner, relation, isOnInstance: true });
      return [methodName, method && repositoryCallOf(requestOf(owner, name, method))];
    }),
  );
}

const through = (name: string, link: string, linkClass: string) => {
  const related = `customerRepository.${name}(1)`;
  const find = `await ${related}.find({order: 'a'})`;
  const one = `await ${related}.find({where: {id: 5}})`;
  const own = '{and: [{a: 1}, {customerId: 1}]}';
  return {
    '': find,
    build: `new ${linkClass}({b: 2, customerId: 1})`,
    create: `await ${related}.create({b: 2})`,
    add: `await ${related}.link(5)`,
    remove: `await ${related}.unlink(5)`,
    find,
    findOne: `await ${link}.findOne({where: {customerId: 1}, order: 'a'})`,
    findById: `(${one})[0]`,
    updateById: `await ${related}.patch({b: 2}, {id: 5})`,
    updateAll: `await ${link}.updateAll({b: 2}, ${own})`,
    destroy: `await ${related}.delete({id: 5})`,
    destroyAll: `await ${link}.deleteAll(${own})`,
    count: `(await ${link}.count(${own})).count`,
    exists: `(${one}).length > 0`,
    getAsync: find,
  };
};

describe('the form of every method with the repositories of LoopBack 4', () => {
  it('of hasMany', () => {
    const related = 'customerRepository.orders(1)';
    const find = `await ${related}.find({order: 'a'})`;
    expect(formsOf('Customer', 'orders')).toEqual({
      '': find,
      build: 'new Order({b: 2, customerId: 1})',
      create: `await ${related}.create({b: 2})`,
      find,
      findOne: `(await ${related}.find({order: 'a', limit: 1}))[0]`,
      findById: `(await ${related}.find({where: {id: 5}}))[0]`,
      updateById: `await ${related}.patch({b: 2}, {id: 5})`,
      updateAll: `await ${related}.patch({b: 2}, {a: 1})`,
      destroy: `await ${related}.delete({id: 5})`,
      destroyAll: `await ${related}.delete({a: 1})`,
      count: '(await orderRepository.count({and: [{a: 1}, {customerId: 1}]})).count',
      exists: `(await ${related}.find({where: {id: 5}})).length > 0`,
      getAsync: find,
    });
    expect(formsOf('Customer', 'mails')).toMatchObject({
      create: 'await customerRepository.mails(customer.email).create({b: 2})',
      build: 'new Order({b: 2, mail: customer.email})',
    });
  });

  it('of hasMany through and hasAndBelongsToMany', () => {
    expect(formsOf('Customer', 'products')).toEqual(through('products', 'purchaseRepository', 'Purchase'));
    expect(formsOf('Customer', 'tags')).toEqual(
      through('tags', 'customerProductRepository', 'CustomerProduct'),
    );
  });

  it('of hasOne and belongsTo', () => {
    const related = 'customerRepository.profile(1)';
    expect(formsOf('Customer', 'profile')).toEqual({
      '': `await ${related}.get()`,
      get: `await ${related}.get()`,
      build: 'new Profile({b: 2, customerId: 1})',
      create: `await ${related}.create({b: 2})`,
      update: `await ${related}.patch({b: 2})`,
      destroy: `await ${related}.delete()`,
      getAsync: `await ${related}.get()`,
    });
    expect(formsOf('Order', 'customer')).toEqual({
      '': 'await orderRepository.customer(1)',
      get: 'await orderRepository.customer(1)',
      build: 'new Customer({b: 2})',
      create: null,
      update: 'await customerRepository.updateById(order.customerId, {b: 2})',
      destroy: null,
      getAsync: 'await orderRepository.customer(1)',
    });
  });

  it('of referencesMany: reads and what acts on the whole table', () => {
    const included =
      "(await customerRepository.findById(1, {include: [{relation: 'accounts', scope: {order: 'a'}}]})).accounts";
    expect(formsOf('Customer', 'accounts')).toEqual({
      '': included,
      find: included,
      getAsync: included,
      build: 'new Product({b: 2})',
      create: null,
      add: null,
      remove: null,
      findById: null,
      updateById: null,
      destroy: null,
      exists: null,
      at: null,
      findOne: "await productRepository.findOne({order: 'a'})",
      updateAll: 'await productRepository.updateAll({b: 2}, {a: 1})',
      destroyAll: 'await productRepository.deleteAll({a: 1})',
      count: '(await productRepository.count({a: 1})).count',
    });
  });

  it.each(['labels', 'label', 'pictures'])('of %s: none, because LoopBack 4 has no such relation', (name) => {
    expect(Object.values(formsOf('Customer', name)).filter((form) => form !== null)).toEqual([]);
  });

  it('of a model and an instance', () => {
    const ofClass = (name: string, changes: Partial<CallRequest> = {}) => {
      const method = findMethod(name, {
        owner: 'Customer',
        relation: null,
        isOnInstance: 'instanceId' in changes,
      });
      if (method === null) throw new Error(`no ${name}`);
      return repositoryCallOf({ ...requestOf('Customer', null, method), ...changes });
    };
    const methods = formMethods({ owner: 'Customer', relation: null, isOnInstance: false });
    expect(Object.fromEntries(methods.map(({ name }) => [name, ofClass(name)]))).toEqual({
      find: "await customerRepository.find({order: 'a'})",
      findById: 'await customerRepository.findById(5)',
      findOne: "await customerRepository.findOne({order: 'a'})",
      create: 'await customerRepository.create({b: 2})',
      count: '(await customerRepository.count({a: 1})).count',
      exists: 'await customerRepository.exists(5)',
      updateAll: 'await customerRepository.updateAll({b: 2}, {a: 1})',
      upsert: null,
      upsertWithWhere: null,
      findOrCreate: null,
      replaceById: 'await customerRepository.replaceById(5, {b: 2})',
      replaceOrCreate: null,
      destroyById: 'await customerRepository.deleteById(5)',
      destroyAll: 'await customerRepository.deleteAll({a: 1})',
      build: 'new Customer({b: 2})',
    });
    expect(ofClass('create', { data: [{ b: 2 }] })).toBe('await customerRepository.createAll([{b: 2}])');
    expect(ofClass('destroyAll', { where: undefined })).toBe('await customerRepository.deleteAll()');
    const stored = { instanceId: 1 };
    expect(ofClass('save', stored)).toBe('await customerRepository.save(customer)');
    expect(ofClass('updateAttributes', stored)).toBe('await customerRepository.updateById(1, {b: 2})');
    expect(ofClass('destroy', stored)).toBe('await customerRepository.deleteById(1)');
    expect(ofClass('save', { instanceId: null, isUnsaved: true })).toBe(
      'await customerRepository.create(customer)',
    );
  });

  it('is not written where it would lose an argument, or the instance has no id', () => {
    const add = findMethod('add', {
      owner: 'Customer',
      relation: modelNamed('Customer').relations.find(({ name }) => name === 'products') ?? null,
      isOnInstance: true,
    });
    if (add === null) throw new Error('no add');
    const request = requestOf('Customer', 'products', add);
    expect(repositoryCallOf({ ...request, written: { name: 'add', args: ['5', '{b: 2}'] } })).toBeNull();
    expect(repositoryCallOf({ ...request, isUnsaved: true, instanceId: null })).toBeNull();
  });
});
