import { expect, it } from 'vitest';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { followUndeclared } from './useUndeclared.ts';

function modelWith(property: string) {
  const [model] = describeDesign(projectOf({ name: 'Author', properties: { [property]: 'string' } }));
  if (model === undefined) throw new Error('There is no model.');
  return model;
}

it('keeps the columns of rows that were shown, but not the old name of a property that was renamed', () => {
  const model = modelWith('mail');
  const first = followUndeclared(null, model, [{ id: 1, mail: 'a', age: 3 }]);
  expect(first.names).toEqual(['age']);
  const scrolled = followUndeclared(first, model, [{ id: 2, mail: 'b', born: 1815 }]);
  expect(scrolled.names).toEqual(['age', 'born']);
  expect(followUndeclared(scrolled, model, scrolled.rows)).toBe(scrolled);

  // The design changes first; its rows are moved and read again later.
  const renamed = modelWith('mailAddress');
  const before = followUndeclared(scrolled, renamed, scrolled.rows);
  expect(before.names).toEqual(['age', 'born', 'mail']);
  const moved = followUndeclared(before, renamed, [{ id: 2, mailAddress: 'b', born: 1815 }]);
  expect(moved.names).toEqual(['born']);
  expect(followUndeclared(moved, renamed, [{ id: 3 }]).names).toEqual(['born']);
});
