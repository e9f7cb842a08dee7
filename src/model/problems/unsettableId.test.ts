import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { unsettableId } from './unsettableId.ts';

const withId = (id: object, settings: object = {}) =>
  projectOf({ name: 'A', ...settings, properties: { id: { type: 'string', id: true, ...id } } });

const none = (id: object, settings: object = {}) =>
  expect(unsettableId.find(withId(id, settings))).toEqual([]);

it('PB60: a generated id with a defaultFn is refused in every create', () => {
  const start = withId({ generated: true, defaultFn: 'uuid' });
  expect(problemLines(unsettableId.find(start))).toEqual([
    'error A.id defaultFn: A.id gets a value from "defaultFn", and "generated" makes LoopBack refuse a new row that has one: "can\'t be set".',
  ]);
  const fixed = applyFirstFix(unsettableId, start);
  expect(definitionOf(fixed, 'A')['properties']).toEqual({
    id: { type: 'string', id: true, defaultFn: 'uuid' },
  });
  expect(unsettableId.find(fixed)).toEqual([]);
});

it('PB60: forceId does the same, in options too, and the fix changes it in place', () => {
  const start = withId({ default: 'x' }, { options: { forceId: true } });
  expect(problemLines(unsettableId.find(start))[0]).toContain(
    'A.id gets a value from "default", and "forceId"',
  );
  expect(definitionOf(applyFirstFix(unsettableId, start), 'A')['options']).toEqual({ forceId: false });
  expect(unsettableId.find(applyFirstFix(unsettableId, start))).toEqual([]);
});

it('PB60: a required id is reported if it is forced, and if it is only generated', () => {
  const forced = withId({ required: true }, { forceId: true });
  expect(problemLines(unsettableId.find(forced))).toEqual([
    'error A.id required: A.id is required, and "forceId" makes LoopBack refuse a new row that has a value for it.',
  ]);
  const waiting = withId({ generated: true, required: true }, { forceId: false });
  expect(problemLines(unsettableId.find(waiting))).toEqual([
    'warning A.id required: A.id is generated and required: LoopBack refuses a new row without an id before the data source generates one.',
  ]);
  for (const start of [forced, waiting])
    expect(unsettableId.find(applyFirstFix(unsettableId, start))).toEqual([]);
});

it('PB60: an inherited id is reported where it is forced, and the base stays unchanged', () => {
  const start = projectOf(
    { name: 'Base', properties: { id: { type: 'string', id: true, defaultFn: 'uuid' } } },
    { name: 'A', base: 'Base', forceId: true },
    { name: 'B', base: 'A' },
  );
  expect(problemLines(unsettableId.find(start))[0]).toMatch(/^error A forceId: /);
  expect(unsettableId.find(start)).toHaveLength(1);
  const fixed = applyFirstFix(unsettableId, start);
  expect(definitionOf(fixed, 'A')['forceId']).toBe(false);
  expect(definitionOf(fixed, 'Base')).toEqual(definitionOf(start, 'Base'));
});

it('PB60: ids that LoopBack accepts are fine', () => {
  none({ defaultFn: 'uuid' });
  none({ generated: true });
  none({ generated: true, defaultFn: 'uuid' }, { forceId: false });
  none({ generated: true, default: null });
  none({ generated: true, defaultFn: 'Now' });
  none({ required: true });
});
