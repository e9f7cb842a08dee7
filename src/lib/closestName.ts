/** Longer words are compared as a whole: nobody misspells one letter of a hundred. */
const MAX_LENGTH = 100;
/** For one long list so many pairs are compared: a project of nothing but unknown names must not stop the page. */
const MAX_PAIRS = 60_000;
/** A list that is not longer is searched for any number of words. */
const SHORT = 200;
/** So many answers are kept for a list, which may live as long as the page. */
const MAX_KEPT = 2_000;

interface Searched {
  readonly found: Map<string, string | null>;
  pairs: number;
}

/** Not a memo: what is kept for a list is bounded. */
const searched = new WeakMap<readonly string[], Searched>();

/**
 * The name most like a word, or null when none is near enough to be meant. The
 * answers are kept for a list, of which many words may be looked for.
 */
export function closestName(word: string, names: readonly string[]): string | null {
  const search = searched.get(names) ?? { found: new Map(), pairs: 0 };
  searched.set(names, search);
  const known = search.found.get(word);
  if (known !== undefined) return known;
  if (names.length > SHORT && search.pairs > MAX_PAIRS) return null;
  search.pairs += names.length;
  const found = searchIn(word, names);
  if (search.found.size < MAX_KEPT) search.found.set(word, found);
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

/** How many letters have to be inserted, removed, changed or swapped with the next; `limit` when it is that many or more. */
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
