import { expect, it } from 'vitest';
import { createId } from './createId.ts';

it('returns 24 hexadecimal digits that do not repeat', () => {
  const ids = Array.from({ length: 1000 }, createId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/);
  expect(new Set(ids).size).toBe(1000);
});
