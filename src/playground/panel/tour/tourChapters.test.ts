import { expect, it } from 'vitest';
import { tourChapters } from './tourChapters.ts';
import type { TourRelation } from './tourRelation.ts';

const base: TourRelation = {
  family: 'hasMany',
  model: 'Customer',
  relation: 'orders',
  target: 'Order',
  foreignKey: 'customerId',
  property: 'description',
  needed: '',
  storedIn: null,
  discriminator: null,
  back: null,
};

it('has a chapter for each family of the design, in one order, each step with a sentence and its own code', () => {
  const chapters = tourChapters([
    { ...base, family: 'polymorphic', foreignKey: 'ownerId', discriminator: 'ownerType', back: 'owner' },
    { ...base, family: 'referencesMany', relation: 'orders2', foreignKey: 'orderIds' },
    { ...base, family: 'embedsOne', foreignKey: '', storedIn: 'order' },
    { ...base, family: 'embedsMany', foreignKey: '', storedIn: 'the orders', property: null },
    base,
  ]);
  expect(chapters.map(({ title, steps }) => [title, steps.length])).toEqual([
    ['hasMany', 9],
    ['embedsOne', 3],
    ['embedsMany', 3],
    ['referencesMany', 3],
    ['polymorphic', 3],
  ]);
  for (const { steps } of chapters) {
    for (const { sentence } of steps) expect(sentence).toMatch(/^[^.]+\.$/);
    expect(new Set(steps.map(({ code }) => code)).size).toBe(steps.length);
  }
  expect(chapters[2]?.steps[0]?.code).toContain("(await Customer.findById(1))['the orders'];");
});
