import { describe, expect, it } from 'vitest';
import { engineNames } from '../../../model/index.ts';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { complete } from './completion.ts';

const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      properties: { name: 'string' },
      relations: { orders: { type: 'hasMany', model: 'Order' } },
    },
    {
      name: 'Order',
      properties: { description: 'string' },
      relations: { customer: { type: 'belongsTo', model: 'Customer' } },
    },
  ),
);

const labels = (code: string, ...path: string[]) => complete(design, code, path).map(({ label }) => label);

describe('complete', () => {
  it('lists the models of the design, and the variables that hold instances', () => {
    expect(labels('const c = await Customer.findById(1);')).toEqual(['Customer', 'Order', 'c']);
  });

  it('offers the static methods of a class, by name and through app.models', () => {
    expect(labels('', 'Customer')).toContain('findById');
    expect(labels('', 'app', 'models')).toEqual(['Customer', 'Order']);
    expect(labels('', 'app', 'models', 'Order')).toContain('findById');
  });

  it('RC8: does not offer what LoopBack 3 does not have', () => {
    const offered = engineNames.map((engine) =>
      complete(design, '', ['Customer'], engine).some(({ label }) => label === 'createAll'),
    );
    expect(offered).toEqual([false, true]);
  });

  it('offers relations, properties and methods of an instance', () => {
    const code = 'const c = await Customer.findById(1);';
    expect(labels(code, 'c').slice(0, 3)).toEqual(['orders', 'id', 'name']);
    expect(labels(code, 'c')).toContain('updateAttributes');
  });

  it('follows relations to the model of their results', () => {
    const code = 'const c = await Customer.findById(1); const o = c.orders.build({});';
    expect(labels(code, 'c', 'orders')).toContain('destroyAll');
    expect(labels(code, 'o')).toContain('description');
    expect(labels(code, 'o', 'customer')).toContain('get');
  });

  it('treats a variable that is named like a model as an instance of it', () => {
    expect(labels('function (err, customer) {}', 'customer')).toContain('orders');
    const items = describeDesign(projectOf({ name: 'order_item', properties: { amount: 'number' } }));
    const found = complete(items, 'const f = (orderItem) => orderItem;', ['orderItem']);
    expect(found.map(({ label }) => label)).toContain('amount');
  });

  it('offers nothing for other names', () => {
    expect(labels('', 'Math')).toEqual([]);
    expect(labels('', 'Customer', 'prototype')).toEqual([]);
  });
});
