import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { createProject } from '../../model/index.ts';
import { openProjectStore, type ProjectStore } from '../../storage/index.ts';
import { countDay, findExpired, retentionDays, type UsedDays } from './retentionDays.ts';

const DAY = 24 * 60 * 60_000;
const start = new Date(2026, 0, 1, 12).getTime();

/** Uses the designer at these times in order; returns what has expired at each. */
function use(
  times: readonly number[],
  removed: Parameters<typeof countDay>[1],
): readonly (readonly string[])[] {
  let known: UsedDays | undefined;
  return times.map((time) => {
    const { days, expired } = countDay(known, removed, time);
    known = days;
    return expired;
  });
}

const days = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, day) => start + day * DAY);
const shop = { id: 'shop', removedAt: start };

describe('countDay', () => {
  it('keeps a removed project for thirty days of use, however often a day', () => {
    const expired = use(
      days(retentionDays + 1).flatMap((day) => [day, day + 1_000, day + 2_000]),
      [shop],
    );
    const first = expired.findIndex((ids) => ids.length > 0);
    expect(first).toBe(retentionDays * 3);
    expect(expired[first]).toEqual(['shop']);
  });

  it('counts a clock that jumps by years as one more day', () => {
    const year = 365 * DAY;
    expect(use([start, start + year, start, start + 50 * year, start - year], [shop]).flat()).toEqual([]);
    expect(use([start, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15], [shop]).flat()).toEqual([]);
  });

  it('counts from the start for a project that was restored and removed again', () => {
    let known: UsedDays | undefined;
    for (const time of days(20)) known = countDay(known, [shop], time).days;
    const again = { id: 'shop', removedAt: start + 20 * DAY };
    const later = days(40).slice(20);
    for (const time of later) {
      const counted = countDay(known, [again], time);
      known = counted.days;
      expect(counted.expired).toEqual([]);
    }
  });

  it('forgets projects that no longer exist', () => {
    const { days: known } = countDay(undefined, [shop], start);
    expect(countDay(known, [], start).days.removed).toEqual([]);
  });
});

describe('findExpired', () => {
  const stores: ProjectStore[] = [];
  afterEach(() => {
    for (const store of stores.splice(0)) store.close();
  });

  it('counts in the store, over many visits', async () => {
    const found: string[][] = [];
    for (const time of days(retentionDays + 1)) {
      const store = await openProjectStore('kept-days', { now: () => start });
      stores.push(store);
      if (time === start) {
        await store.save('shop', createProject('Shop'));
        await store.setRemoved('shop', true);
      }
      const survey = await store.survey();
      if (!survey.ok) throw new Error(survey.error.message);
      found.push([...(await findExpired(store.settings, survey.value.removed, time))]);
    }
    expect(found.slice(0, -1).flat()).toEqual([]);
    expect(found.at(-1)).toEqual(['shop']);
  });

  it('deletes nothing if the days can’t be stored', async () => {
    const store = await openProjectStore('kept-days-closed');
    store.close();
    expect(await findExpired(store.settings, [{ id: 'shop', removedAt: 0 }], start + 1e12)).toEqual([]);
  });
});
