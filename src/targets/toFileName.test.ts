import { expect, it } from 'vitest';
import { toFileName } from './toFileName.ts';

it.each([
  ['Customer orders', 'customer-orders'],
  ['Größe 2', 'größe-2'],
  ['../../x:y', 'x-y'],
  ['***', 'loopback-models'],
])('turns the project name %j into a file name', (name, slug) => {
  expect(toFileName(name)).toBe(slug);
});

it('avoids names that Windows reserves for devices', () => {
  expect(toFileName('CON')).toBe('con-model');
  expect(toFileName('lpt1')).toBe('lpt1-model');
});

it('shortens a project name that is too long for a file name', () => {
  expect(toFileName('x'.repeat(1_000_000))).toBe('x'.repeat(120));
  expect(new TextEncoder().encode(toFileName('日'.repeat(500))).length).toBeLessThanOrEqual(120);
});
