import { describe, expect, it } from 'vitest';
import { prepareCode } from '../../host/prepareCode.ts';
import { type ExampleRelation, exampleSnippets } from './examples.ts';

const orders: ExampleRelation = {
  model: 'Customer',
  relation: 'orders',
  target: 'Order',
  foreignKey: 'customerId',
  property: 'description',
  needed: '',
};

/** Compiles code as the worker does. */
function compile(code: string): unknown {
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  return new AsyncFunction('Customer', 'Order', 'app', '$show', `"use strict";{${prepareCode(code).code}\n}`);
}

describe('exampleSnippets', () => {
  it('writes the examples with the names of the design', () => {
    const [first] = exampleSnippets(orders);
    expect(first?.code).toContain('const customer = await Customer.findById(1);');
    expect(first?.code).toContain("const order = customer.orders.build({description: 'not stored yet'});");
    expect(first?.code).toContain("where: {description: 'stored'}, order: 'id DESC', limit: 5");
    expect(first?.code).toContain('new Order({customerId: customer.id});');
  });

  it.each([
    ['plain names', orders],
    ['a model with many of itself', { ...orders, target: 'Customer', relation: 'customers' }],
    [
      'names that are not identifiers',
      { ...orders, model: 'big-thing', relation: 'order-items', foreignKey: "it's" },
    ],
    ['names that are reserved or not capitalised', { ...orders, model: 'Class', target: 'order' }],
    ['a target without a string property', { ...orders, property: null }],
  ])('compiles with %s', (_title, relation) => {
    for (const { code } of exampleSnippets(relation)) expect(compile(code)).toBeTypeOf('function');
  });

  it('has an example to run without any relation', () => {
    const [only] = exampleSnippets(null);
    expect(compile(only?.code ?? '')).toBeTypeOf('function');
  });
});
