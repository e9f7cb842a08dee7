import { describe, expect, it } from 'vitest';
import { type DesignModel, describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { buildFilter, buildWhere, type Condition, emptyFilter, emptyGroup } from './buildFilter.ts';
import { formMethods } from './callMethods.ts';
import type { CallRequest } from './callRequest.ts';
import { writeCall } from './writeCall.ts';

const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      properties: { name: 'string' },
      relations: {
        orders: { type: 'hasMany', model: 'Order' },
        tags: { type: 'hasAndBelongsToMany', model: 'Tag' },
        labels: { type: 'embedsMany', model: 'Tag' },
      },
    },
    {
      name: 'Order',
      plural: 'orders',
      properties: { description: 'string', total: 'number' },
      relations: { customer: { type: 'belongsTo', model: 'Customer' } },
    },
    { name: 'Tag', properties: {} },
  ),
);

function modelNamed(name: string): DesignModel {
  const model = design.find((one) => one.name === name);
  if (model === undefined) throw new Error(`no ${name}`);
  return model;
}

type Given = Partial<Pick<CallRequest, 'instanceId' | 'id' | 'where' | 'filter' | 'data'>>;

function call(model: string, path: string, given: Given = {}) {
  const [relationName, methodName] = path.includes('.') ? path.split('.') : [null, path];
  const owner = modelNamed(model);
  const relation = owner.relations.find(({ name }) => name === relationName) ?? null;
  const instanceId = given.instanceId ?? (relation === null ? null : 1);
  const methods = formMethods({ owner: model, relation, isOnInstance: instanceId !== null });
  const method = methods.find(({ name }) => name === methodName);
  if (method === undefined) throw new Error(`no ${path}`);
  return writeCall(
    {
      model: owner,
      relation,
      target: relation === null ? null : modelNamed(relation.model),
      method,
      id: null,
      where: undefined,
      filter: undefined,
      data: {},
      ...given,
      instanceId,
    },
    design,
  );
}

describe('writeCall', () => {
  it('wraps a method that saves only with a callback into a promise', () => {
    expect(call('Customer', 'labels.updateById', { id: 2, data: { name: 'x' } })).toMatchObject({
      promise: `const customer = await Customer.findById(1);
await new Promise((resolve, reject) =>
  customer.labels.updateById(2, {name: 'x'}, (err, result) => (err ? reject(err) : resolve(result))));`,
      callback: `Customer.findById(1, function (err, customer) {
  if (err) return console.error(err);
  customer.labels.updateById(2, {name: 'x'}, function (err, tag) {
    if (err) return console.error(err);
    console.log(tag);
  });
});`,
    });
    expect(call('Customer', 'labels.findById', { id: 2 }).promise).toBe(
      'const customer = await Customer.findById(1);\ncustomer.labels.findById(2);',
    );
  });

  it('writes a call through a relation as a promise, with callbacks, as REST and as its equivalent', () => {
    expect(call('Customer', 'orders.create', { data: { description: "Ada's" } })).toEqual({
      promise:
        "const customer = await Customer.findById(1);\nawait customer.orders.create({description: 'Ada\\'s'});",
      callback: `Customer.findById(1, function (err, customer) {
  if (err) return console.error(err);
  customer.orders.create({description: 'Ada\\'s'}, function (err, order) {
    if (err) return console.error(err);
    console.log(order);
  });
});`,
      rest: {
        method: 'POST',
        path: '/api/Customers/1/orders',
        body: '{"description":"Ada\'s"}',
        remark: '422 if it is not valid',
      },
      equivalent: "await Order.create({description: 'Ada\\'s', customerId: customer.id})",
      loopback4: "await customerRepository.orders(1).create({description: 'Ada\\'s'})",
      effect: null,
    });
  });

  it('writes build without a promise, with the equivalent of LoopBack’s documentation', () => {
    const facts = call('Customer', 'orders.build');
    expect(facts.promise).toBe('const customer = await Customer.findById(1);\ncustomer.orders.build({});');
    expect(facts.equivalent).toBe('new Order({customerId: customer.id})');
    expect(facts.rest).toBeNull();
    expect(call('Order', 'build', { data: { total: 1 } }).promise).toBe('new Order({total: 1});');
  });

  it.each([
    ['orders.find', {}, 'GET /api/Customers/1/orders'],
    ['orders.find', { filter: { limit: 2 } }, 'GET /api/Customers/1/orders?filter={"limit":2}'],
    ['orders.findById', { id: 7 }, 'GET /api/Customers/1/orders/7'],
    ['orders.updateById', { id: 7, data: { total: 2 } }, 'PUT /api/Customers/1/orders/7'],
    ['orders.destroy', { id: 7 }, 'DELETE /api/Customers/1/orders/7'],
    ['orders.destroyAll', {}, 'DELETE /api/Customers/1/orders'],
    ['orders.count', { where: { total: 1 } }, 'GET /api/Customers/1/orders/count?where={"total":1}'],
    ['tags.add', { id: 3 }, 'PUT /api/Customers/1/tags/rel/3'],
    ['tags.exists', { id: 3 }, 'HEAD /api/Customers/1/tags/rel/3'],
  ] as const)('%s %j equals %s', (path, given, request) => {
    const { rest } = call('Customer', path, given);
    expect(`${rest?.method} ${rest?.path}`).toBe(request);
  });

  it('has no request where REST has none', () => {
    for (const path of ['orders.exists', 'orders.updateAll', 'orders.build', 'orders.findOne']) {
      expect(call('Customer', path).rest).toBeNull();
    }
    expect(call('Order', 'destroyAll').rest).toBeNull();
  });

  it('uses the plural and the instance, and never calls find without a filter', () => {
    expect(call('Order', 'updateAttributes', { instanceId: 4, data: { total: 1 } })).toMatchObject({
      promise: 'const order = await Order.findById(4);\nawait order.updateAttributes({total: 1});',
      rest: { method: 'PATCH', path: '/api/orders/4' },
      equivalent: null,
    });
    expect(call('Customer', 'orders.find').promise).toContain('customer.orders.find({})');
    expect(call('Customer', 'orders.updateAll', { data: { total: 1 } }).promise).toContain(
      'updateAll({}, {total: 1})',
    );
  });
});

describe('the filter builder', () => {
  const typeOf = (name: string) => (name === 'total' ? 'number' : 'string');

  const where = (...conditions: readonly Condition[]) => ({ ...emptyGroup, conditions });
  const total = (operator: Condition['operator'], text: string) => ({ property: 'total', operator, text });
  const name = { property: 'name', operator: '=', text: '007' } as const;

  it('builds a where clause from conditions, with an and for two conditions on one property', () => {
    expect(buildWhere(emptyGroup, typeOf)).toBeUndefined();
    expect(buildWhere(where(name, total('gt', '5')), typeOf)).toEqual({ name: '007', total: { gt: 5 } });
    expect(buildWhere(where(total('gt', '1'), total('lt', '9')), typeOf)).toEqual({
      and: [{ total: { gt: 1 } }, { total: { lt: 9 } }],
    });
    expect(buildWhere(where(total('inq', '1, 2')), typeOf)).toEqual({ total: { inq: [1, 2] } });
    expect(buildWhere(where(total('between', '1, 2, 3')), typeOf)).toEqual({ total: { between: [1, 2] } });
    expect(buildWhere(where(total('regexp', '^1')), typeOf)).toEqual({ total: { regexp: '^1' } });
  });

  it('joins conditions and groups by or and and', () => {
    const any = { ...where(name, total('gt', '5')), join: 'or' } as const;
    expect(buildWhere(any, typeOf)).toEqual({ or: [{ name: '007' }, { total: { gt: 5 } }] });
    expect(buildWhere({ ...where(total('lt', '9')), groups: [any, emptyGroup] }, typeOf)).toEqual({
      total: { lt: 9 },
      or: [{ name: '007' }, { total: { gt: 5 } }],
    });
    expect(buildWhere({ ...emptyGroup, groups: [any, any] }, typeOf)).toEqual({
      and: [{ or: [{ name: '007' }, { total: { gt: 5 } }] }, { or: [{ name: '007' }, { total: { gt: 5 } }] }],
    });
    expect(buildWhere({ ...any, conditions: [name] }, typeOf)).toEqual({ name: '007' });
  });

  it('adds order, limit, skip, fields and include', () => {
    expect(buildFilter(emptyFilter, typeOf)).toBeUndefined();
    const order = [{ property: 'total', isDescending: true }];
    expect(buildFilter({ ...emptyFilter, order, limit: '3', include: ['customer'] }, typeOf)).toEqual({
      order: 'total DESC',
      limit: 3,
      include: 'customer',
    });
    const more = {
      order: [...order, { property: 'id', isDescending: false }],
      skip: '2',
      include: ['orders.reviews', 'tags'],
      fields: ['id', 'name'],
    };
    expect(buildFilter({ ...emptyFilter, ...more }, typeOf)).toEqual({
      order: ['total DESC', 'id ASC'],
      skip: 2,
      include: [{ orders: 'reviews' }, 'tags'],
      fields: ['id', 'name'],
    });
  });
});
