import { expect, it } from 'vitest';
import { toFileName } from './toFileName.ts';

it.each([
  ['Customer orders', 'customer-orders'],
  ['Größe 2', 'größe-2'],
  ['../../x:y', 'x-y'],
  ['***', 'loopback-models'],
])('makes a file name of the project name %j', (name, slug) => {
  expect(toFileName(name)).toBe(slug);
});

it('makes no file name that Windows keeps for a device', () => {
  expect(toFileName('CON')).toBe('con-model');
  expect(toFileName('lpt1')).toBe('lpt1-model');
});

it('cuts the name of a project that is longer than file names can be', () => {
  expect(toFileName('x'.repeat(1_000_000))).toBe('x'.repeat(120));
  expect(new TextEncoder().encode(toFileName('日'.repeat(500))).length).toBeLessThanOrEqual(120);
});
