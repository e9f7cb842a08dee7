import { describe, expect, it } from 'vitest';
import type { RecordedCall } from '../../wire/control.ts';
import { toShown } from '../../worker/toShown.ts';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { describeRecorded } from './recordedCall.ts';

const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      properties: { name: 'string' },
      relations: {
        orders: { type: 'hasMany', model: 'Order' },
        tags: { type: 'hasAndBelongsToMany', model: 'Tag' },
      },
    },
    {
      name: 'Order',
      properties: { description: 'string', at: 'date' },
      relations: { customer: { type: 'belongsTo', model: 'Customer' } },
    },
    { name: 'Tag', properties: {} },
  ),
);

class Instance {
  readonly values: Readonly<Record<string, unknown>>;
  constructor(values: Readonly<Record<string, unknown>>) {
    this.values = values;
  }
}

const reader = {
  read: (value: object) =>
    value instanceof Instance ? { model: 'Tag', isNew: false, values: value.values } : null,
};

function described(call: Partial<RecordedCall>, ...args: unknown[]) {
  const { id = call.receiver === 'instance' ? 1 : null } = call;
  return describeRecorded(
    {
      type: 'call',
      line: 1,
      model: 'Customer',
      receiver: 'class',
      relation: null,
      method: 'find',
      hasCallback: false,
      ...call,
      id,
      args: args.map((value) => toShown(value, reader)),
    },
    design,
  );
}

describe('describeRecorded', () => {
  it('describes a call of code in both styles, as a REST request, and without the relation', () => {
    const facts = described(
      { receiver: 'instance', relation: 'orders', method: 'create' },
      { description: "Ada's", at: new Date(0) },
    );
    expect(facts).toEqual({
      promise:
        "const customer = await Customer.findById(1);\nawait customer.orders.create({description: 'Ada\\'s', at: new Date('1970-01-01T00:00:00.000Z')});",
      callback: expect.stringContaining("new Date('1970-01-01T00:00:00.000Z')}, function (err, order) {"),
      rest: {
        method: 'POST',
        path: '/api/Customers/1/orders',
        body: '{"description":"Ada\'s","at":"1970-01-01T00:00:00.000Z"}',
        remark: '422 if it is not valid',
      },
      equivalent:
        "await Order.create({description: 'Ada\\'s', at: new Date('1970-01-01T00:00:00.000Z'), customerId: customer.id})",
      loopback4:
        "await customerRepository.orders(1).create({description: 'Ada\\'s', at: new Date('1970-01-01T00:00:00.000Z')})",
      effect: null,
    });
  });

  it('keeps the name and the arguments as they were written', () => {
    expect(described({ method: 'deleteAll' }, { name: undefined }).promise).toBe(
      'await Customer.deleteAll({name: undefined});',
    );
    expect(described({ method: 'find' }).promise).toBe('await Customer.find();');
    const read = described({ receiver: 'instance', relation: 'orders', method: '' }, { limit: 2 });
    expect(read.promise).toContain('await customer.orders({limit: 2});');
    expect(read.rest?.path).toBe('/api/Customers/1/orders?filter={"limit":2}');
  });

  it('knows that a relation called without arguments reads only the cache', () => {
    const facts = described({ receiver: 'instance', relation: 'orders', method: '' });
    expect(facts).toMatchObject({ rest: null, equivalent: null });
    expect(facts.promise).toMatch(/\ncustomer\.orders\(\);$/);
  });

  it('names an instance by a variable, and its id in the request', () => {
    const facts = described(
      { receiver: 'instance', relation: 'tags', method: 'add' },
      new Instance({ id: 7 }),
    );
    expect(facts.promise).toContain('customer.tags.add(tag)');
    expect(facts.rest).toMatchObject({ method: 'PUT', path: '/api/Customers/1/tags/rel/7' });
  });

  it('describes a call on an instance that is not stored', () => {
    const facts = described({ receiver: 'unsaved', relation: 'orders', method: 'build' }, {});
    expect(facts.promise).toBe('const customer = new Customer({…});\ncustomer.orders.build({});');
    expect(facts.rest).toBeNull();
    expect(described({ receiver: 'unsaved', method: 'save' }).rest).toMatchObject({
      method: 'POST',
      path: '/api/Customers',
    });
  });

  it('names the relation that does the same', () => {
    expect(
      described({ model: 'Order', method: 'create' }, { description: 'a', customerId: 1 }).equivalent,
    ).toBe("await customer.orders.create({description: 'a'})");
    const made = described({ model: 'Order', method: 'new' }, { description: 'a', customerId: 1 });
    expect(made).toEqual({
      promise: "new Order({description: 'a', customerId: 1});",
      callback: "console.log(new Order({description: 'a', customerId: 1}));",
      rest: null,
      equivalent: "customer.orders.build({description: 'a'})",
      loopback4: "new Order({description: 'a', customerId: 1})",
      effect: 'Stores nothing: creates an instance of Order in memory and sets description, customerId.',
    });
    const built = described({ receiver: 'instance', relation: 'orders', method: 'build' }, {});
    expect(built.effect).toBe('Stores nothing: creates an instance of Order in memory and sets customerId.');
    const get = described({ model: 'Order', receiver: 'instance', relation: 'customer', method: 'get' });
    expect(get.equivalent).toBe('await Customer.findOne({where: {id: order.customerId}})');
  });

  it('writes unknown calls and cut arguments as far as they are known', () => {
    expect(described({ model: 'Gone', method: 'count' }).promise).toBe('await Gone.count();');
    expect(described({ method: 'findByIds' }, [1, 2])).toMatchObject({
      promise: 'await Customer.findByIds([1, 2]);',
      rest: null,
    });
    const many = Array.from({ length: 300 }, (_, index) => index);
    expect(described({ method: 'count' }, { id: { inq: many } }).promise).toMatch(/198, 199, …\]\}\}\);$/);
  });
});
