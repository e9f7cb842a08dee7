import { describe, expect, it } from 'vitest';
import { tourSteps } from './tourSteps.ts';

describe('the tour', () => {
  const steps = tourSteps({
    model: 'Customer',
    relation: 'orders',
    target: 'Order',
    foreignKey: 'customerId',
    property: 'description',
    needed: '',
  });

  it('has nine steps, each with one sentence and its own code', () => {
    expect(steps.map(({ title }) => title)).toEqual([
      'build',
      'create',
      'find with a filter',
      'findById',
      'a 404',
      'destroy',
      'destroyAll',
      'the cache surprise',
      'include',
    ]);
    for (const { sentence } of steps) expect(sentence.match(/[.]/g)).toHaveLength(1);
    expect(new Set(steps.map(({ code }) => code)).size).toBe(9);
    expect(steps[0]?.code).toBe(
      "const customer = await Customer.findById(1);\ncustomer.orders.build({description: 'built'});",
    );
  });
});
