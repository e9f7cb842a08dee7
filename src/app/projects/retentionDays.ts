import { type RemovedProject, type Settings, usedDays } from '../../storage/index.ts';

/** Days of use after which a removed project is deleted. */
export const retentionDays = 30;

type Removed = Pick<RemovedProject, 'id' | 'removedAt'>;

/** The stored record of the days of use. */
export interface UsedDays {
  readonly lastDay: string;
  readonly count: number;
  readonly removed: readonly (Removed & { readonly since: number })[];
}

/**
 * Counts a day of use, and returns the removed projects that have waited for
 * `retentionDays` of them. The clock only distinguishes days: a clock that jumps by a
 * year counts as one more day.
 *
 * @param known the stored record; undefined at first
 * @param now milliseconds since 1970
 */
export function countDay(
  known: UsedDays | undefined,
  removed: readonly Removed[],
  now: number,
): { readonly days: UsedDays; readonly expired: readonly string[] } {
  const today = dayOf(now);
  const before = known ?? { lastDay: '', count: 0, removed: [] };
  const count = before.lastDay === today ? before.count : before.count + 1;
  const waiting = removed.map(({ id, removedAt }) => {
    // A project that was restored and removed again waits from the start.
    const same = before.removed.find((one) => one.id === id && one.removedAt === removedAt);
    return { id, removedAt, since: Math.min(same?.since ?? count, count) };
  });
  return {
    days: { lastDay: today, count, removed: waiting },
    expired: waiting.filter(({ since }) => count - since >= retentionDays).map(({ id }) => id),
  };
}

/** Counts the day in the store. If it can't be stored, no project has expired. */
export async function findExpired(
  settings: Settings,
  removed: readonly Removed[],
  now: number,
): Promise<readonly string[]> {
  const known = await settings.read(usedDays);
  if (!known.ok) return [];
  const { days, expired } = countDay(known.value, removed, now);
  const written = await settings.write(usedDays, { ...days, removed: [...days.removed] });
  return written.ok ? expired : [];
}

/** Returns the local day; a wrong clock may give any value. */
function dayOf(now: number): string {
  const date = new Date(now);
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toDateString();
}
