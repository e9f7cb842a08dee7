import { expect, it } from 'vitest';
import type { JsonValue } from '../../lib/json.ts';
import { mend, problemLines } from '../testing/mend.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { refusedDefault } from './refusedDefault.ts';

const withProperty = (property: JsonValue) => projectOf({ name: 'A', properties: { p: property } });
const toldOf = (property: JsonValue) => problemLines(refusedDefault.find(withProperty(property)));
const mended = (property: JsonValue) =>
  definitionOf(mend(refusedDefault, withProperty(property)), 'A')['properties'];

it('PB63: a date with "now" refuses every create, and "$now" is what was meant', () => {
  expect(toldOf({ type: 'date', default: 'now' })).toEqual([
    'error A.p default: The default of A.p (date), "now", is not a date.',
  ]);
  expect(mended({ type: 'date', default: 'now' })).toEqual({ p: { type: 'date', default: '$now' } });
});

it('PB63: a list with something else', () => {
  expect(toldOf({ type: ['string'], default: 'x' })).toEqual([
    'error A.p default: The default of A.p ([string]), "x", is not a list.',
  ]);
  expect(mended({ type: ['string'], default: 'x' })).toEqual({ p: { type: ['string'] } });
});

it('PB63: a value of another type is stored as it is, and what has one meaning is written right', () => {
  expect(toldOf({ type: 'number', default: 'abc' })[0]).toMatch(/^warning A.p default: .* is not a number/);
  expect(mended({ type: 'number', default: 'abc' })).toEqual({ p: { type: 'number' } });
  expect(mended({ type: 'number', default: '5' })).toEqual({ p: { type: 'number', default: 5 } });
  expect(toldOf({ type: 'boolean', default: 'false' })[0]).toContain('from memory it reads as true');
  expect(mended({ type: 'boolean', default: 'false' })).toEqual({ p: { type: 'boolean', default: false } });
  expect(mended({ type: 'string', default: 5 })).toEqual({ p: { type: 'string', default: '5' } });
});

it('PB63: so does a function that makes another type', () => {
  expect(toldOf({ type: 'date', defaultFn: 'uuid' })).toEqual([
    'error A.p defaultFn: The defaultFn of A.p (date), "uuid", makes a text, which is not a date.',
  ]);
  expect(mended({ type: 'date', defaultFn: 'uuid' })).toEqual({ p: { type: 'date' } });
});

it('PB63: a long value is cut', () => {
  expect(toldOf({ type: 'date', default: 'x'.repeat(100) })[0]).toContain('x…, is not a date');
});

it('PB63: what the type takes, and what is never applied, is fine', () => {
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
    expect(toldOf(property)).toEqual([]);
});
