import { expect, it } from 'vitest';
import { targetEntries } from '../../targets/index.ts';
import { exportGroups } from './exportGroups.ts';

it('the Export menu shows each target of the registry', () => {
  const shown = new Set<string>(exportGroups.flat());
  expect(targetEntries.filter(({ id }) => !shown.has(`export:${id}`))).toEqual([]);
});
