import { expect, it } from 'vitest';
import { describeTooLarge } from './tooLarge.ts';

/** Creates models of nearly five megabytes each, the limit for a file. */
function modelsOf(count: number, letter: string) {
  const text = `{"name":"M","description":"${letter.repeat(4.9 * 1024 * 1024)}"}`;
  return Array.from({ length: count }, () => ({ source: { text } }));
}

it('says before opening that the files can’t be saved, and names the limit', () => {
  expect(describeTooLarge(modelsOf(16, 'a'))).toBe(
    'Nothing was opened: the project would take 157 MB in the storage of this browser, and at most 100 MB are kept in one piece. Open fewer files, or make several projects of them.',
  );
  expect(describeTooLarge(modelsOf(9, 'a'))).toBeNull();
  expect(describeTooLarge(modelsOf(6, 'ш'))).toContain('would take 118 MB');
  expect(describeTooLarge([{ source: null, script: 'x' }])).toBeNull();
});
