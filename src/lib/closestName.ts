/** Longer words must match as a whole: comparing all their letters takes too long. */
const MAX_LENGTH = 100;
/** The most pairs that are compared for one long list: a project of only unknown names must not block the page. */
const MAX_PAIRS = 60_000;
/** Lists up to this length are searched for any number of words. */
const SHORT = 200;
/** The most results that are cached for a list, which may live as long as the page. */
const MAX_CACHED = 2_000;

/** The cached results for a list, and the number of pairs that were compared. */
interface SearchCache {
  readonly found: Map<string, string | null>;
  pairs: number;
}

/** Not a memo: the cache of a list is bounded. */
const caches = new WeakMap<readonly string[], SearchCache>();

/**
 * Returns the name most similar to a word, or null if none is similar enough. The
 * results are cached for each list.
 */
export function closestName(word: string, names: readonly string[]): string | null {
  const cache = caches.get(names) ?? { found: new Map(), pairs: 0 };
  caches.set(names, cache);
  const known = cache.found.get(word);
  if (known !== undefined) return known;
  if (names.length > SHORT && cache.pairs > MAX_PAIRS) return null;
  cache.pairs += names.length;
  const found = searchIn(word, names);
  if (cache.found.size < MAX_CACHED) cache.found.set(word, found);
  return found;
}

function searchIn(word: string, names: readonly string[]): string | null {
  const lowered = word.toLowerCase();
  const isLong = word.length > MAX_LENGTH;
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= bestDistance) continue;
    const other = name.toLowerCase();
    const distance =
      lowered === other ? 0 : isLong ? bestDistance : editDistance(lowered, other, bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
    if (bestDistance === 0) break;
  }
  return best;
}

/** Counts the letters to insert, remove, change or swap with the next one; at most `limit`. */
function editDistance(left: string, right: string, limit: number): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  let before: readonly number[] = [];
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const isSwap = left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      const swap = isSwap ? (before[j - 2] ?? limit) + 1 : limit;
      const distance = Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(distance);
      least = Math.min(least, distance);
    }
    if (least >= limit) return limit;
    before = row;
    row = next;
  }
  return row.at(-1) ?? limit;
}
