import { type RemovedProject, type Settings, usedDays } from '../../storage/index.ts';

/** Days of use after which a removed project is deleted. */
export const keptDays = 30;

type Removed = Pick<RemovedProject, 'id' | 'removedAt'>;

/** What is remembered of the days of use. */
export interface UsedDays {
  readonly lastDay: string;
  readonly count: number;
  readonly removed: readonly (Removed & { readonly since: number })[];
}

/**
 * Counts a day of use, and tells which removed projects have waited for
 * `keptDays` of them. The clock only tells one day from another: a clock that
 * jumps by a year, to and fro, is one more day each time.
 *
 * @param known what was remembered; undefined at the first time
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
    // One that was restored and removed again waits anew.
    const same = before.removed.find((one) => one.id === id && one.removedAt === removedAt);
    return { id, removedAt, since: Math.min(same?.since ?? count, count) };
  });
  return {
    days: { lastDay: today, count, removed: waiting },
    expired: waiting.filter(({ since }) => count - since >= keptDays).map(({ id }) => id),
  };
}

/** Counts the day in the store. Where it can't be remembered nothing has waited for long enough. */
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

/** A day in the time of the person; a clock may say anything. */
function dayOf(now: number): string {
  const date = new Date(now);
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toDateString();
}
