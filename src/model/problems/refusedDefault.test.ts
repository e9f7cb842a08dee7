import { expect, it } from 'vitest';
import type { JsonValue } from '../../lib/json.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { refusedDefault } from './refusedDefault.ts';

const withProperty = (property: JsonValue) => projectOf({ name: 'A', properties: { p: property } });
const linesFor = (property: JsonValue) => problemLines(refusedDefault.find(withProperty(property)));
const fixed = (property: JsonValue) =>
  definitionOf(applyFirstFix(refusedDefault, withProperty(property)), 'A')['properties'];

it('PB63: a date with "now" refuses every create, and "$now" is what was meant', () => {
  expect(linesFor({ type: 'date', default: 'now' })).toEqual([
    'error A.p default: The default of A.p (date), "now", is not a date.',
  ]);
  expect(fixed({ type: 'date', default: 'now' })).toEqual({ p: { type: 'date', default: '$now' } });
});

it('PB63: a default that is not a list is refused for a list', () => {
  expect(linesFor({ type: ['string'], default: 'x' })).toEqual([
    'error A.p default: The default of A.p ([string]), "x", is not a list.',
  ]);
  expect(fixed({ type: ['string'], default: 'x' })).toEqual({ p: { type: ['string'] } });
});

it('PB63: a value of another type is stored unchanged, and the fix converts a clear one', () => {
  expect(linesFor({ type: 'number', default: 'abc' })[0]).toMatch(/^warning A.p default: .* is not a number/);
  expect(fixed({ type: 'number', default: 'abc' })).toEqual({ p: { type: 'number' } });
  expect(fixed({ type: 'number', default: '5' })).toEqual({ p: { type: 'number', default: 5 } });
  expect(linesFor({ type: 'boolean', default: 'false' })[0]).toContain(
    'the memory connector reads it as true',
  );
  expect(fixed({ type: 'boolean', default: 'false' })).toEqual({ p: { type: 'boolean', default: false } });
  expect(fixed({ type: 'string', default: 5 })).toEqual({ p: { type: 'string', default: '5' } });
});

it('PB63: a function that returns another type is reported', () => {
  expect(linesFor({ type: 'date', defaultFn: 'uuid' })).toEqual([
    'error A.p defaultFn: The defaultFn of A.p (date), "uuid", returns text, which is not a date.',
  ]);
  expect(fixed({ type: 'date', defaultFn: 'uuid' })).toEqual({ p: { type: 'date' } });
});

it('PB63: a long value is shortened', () => {
  expect(linesFor({ type: 'date', default: 'x'.repeat(100) })[0]).toContain('x…, is not a date');
});

it('PB63: values of the right type, and defaults that are never applied, are fine', () => {
  for (const property of [
    { type: 'date', default: '$now' },
    { type: 'date', default: '2020-01-31' },
    { type: 'date', default: null },
    { type: 'date', default: 'now', applyDefaultOnWrites: false },
    { type: 'date', defaultFn: 'now' },
    { type: 'string', defaultFn: 'uuid' },
    { type: ['date'], default: [] },
    { type: 'array', default: '[1]' },
    { type: 'object', default: 'x' },
    { type: 'geopoint', default: { lat: 1, lng: 2 } },
    'date',
  ])
    expect(linesFor(property)).toEqual([]);
});
