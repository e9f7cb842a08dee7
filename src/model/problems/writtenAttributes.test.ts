import { expect, it } from 'vitest';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { writtenAttributes } from './writtenAttributes.ts';

it('PB96: attributes are reported with the values that LoopBack writes', () => {
  const project = projectOf(
    { name: 'A', attributes: { kind: 'x', a: 1, b: 2, c: 3 } },
    { name: 'B', options: { attributes: { kind: 'x' } } },
    { name: 'C', attributes: false },
    { name: 'D', attributes: {} },
    { name: 'E', attributes: { kind: 'x' }, options: { properties: { a: 'string' } } },
  );
  const start = 'are written into every row that is created, changed or replaced';
  expect(problemLines(writtenAttributes.find(project))).toEqual([
    `note A attributes: The "attributes" of A ${start}: kind "x", a 1, b 2 and 1 more.`,
    `note B attributes: The "attributes" of B ${start}: kind "x".`,
  ]);
});
