import { expect, it } from 'vitest';
import { describeTime, fullTime } from './times.ts';

const noon = new Date(2026, 4, 20, 12, 0).getTime();
const before = (...[days, hours, minutes]: [number, number, number]): number =>
  new Date(2026, 4, 20 - days, 12 - hours, -minutes).getTime();

it.each([
  [noon + 5000, 'just now'],
  [before(0, 0, 0), 'just now'],
  [before(0, 0, 1), '1 minute ago'],
  [before(0, 0, 59), '59 minutes ago'],
  [before(0, 3, 0), 'today 09:00'],
  [before(1, 0, 0), 'yesterday 12:00'],
  [before(0, 12, 1), 'yesterday 23:59'],
  [before(2, 0, 0), '18 May 2026'],
])('%s is shown as %s', (at, text) => {
  expect(describeTime(at, noon)).toBe(text);
});

it('says that a time is unknown', () => {
  expect([describeTime(0, noon), fullTime(0)]).toEqual(['at an unknown time', 'at an unknown time']);
});

it('shows a time in full', () => {
  expect(fullTime(before(0, 3, 0))).toBe('20 May 2026, 09:00');
});
