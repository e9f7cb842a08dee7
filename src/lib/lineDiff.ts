/** A line of a comparison. Lines are numbered from 1; null where a text does not have the line. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Changed lines with the unchanged ones around them. */
export type DiffHunk = readonly DiffLine[];

/** Larger texts are not compared line by line: the table would need too much memory. */
const LARGEST_TABLE = 4_000_000;

/**
 * Compares two texts line by line, with the fewest removed and added lines. A line
 * includes its line end, so a changed line end is a changed line.
 */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const left = linesOf(before);
  const right = linesOf(after);
  const start = sharedStart(left, right);
  const end = sharedEnd(left, right, start);
  const middle = compare(left.slice(start, left.length - end), right.slice(start, right.length - end));
  const kinds = [
    ...Array.from({ length: start }, () => 'same' as const),
    ...middle,
    ...Array.from({ length: end }, () => 'same' as const),
  ];
  return numberLines(kinds, left, right);
}

/** Returns the changes of a comparison, each with up to `context` unchanged lines around it. */
export function diffHunks(lines: readonly DiffLine[], context = 3): readonly DiffHunk[] {
  const isNear = new Uint8Array(lines.length);
  lines.forEach(({ kind }, index) => {
    if (kind !== 'same')
      isNear.fill(1, Math.max(0, index - context), Math.min(lines.length, index + context + 1));
  });
  const hunks: DiffLine[][] = [];
  lines.forEach((line, index) => {
    if (isNear[index] !== 1) return;
    if (index === 0 || isNear[index - 1] !== 1) hunks.push([]);
    hunks.at(-1)?.push(line);
  });
  return hunks;
}

/** Counts the added and removed lines. */
export function countChanges(lines: readonly DiffLine[]): {
  readonly added: number;
  readonly removed: number;
} {
  const count = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length;
  return { added: count('added'), removed: count('removed') };
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

function sharedStart(left: readonly string[], right: readonly string[]): number {
  let count = 0;
  while (count < left.length && count < right.length && left[count] === right[count]) count += 1;
  return count;
}

function sharedEnd(left: readonly string[], right: readonly string[], start: number): number {
  const most = Math.min(left.length, right.length) - start;
  let count = 0;
  while (count < most && left[left.length - 1 - count] === right[right.length - 1 - count]) count += 1;
  return count;
}

/** Compares by the longest common subsequence; removed lines come before the added lines that replace them. */
function compare(left: readonly string[], right: readonly string[]): readonly DiffLine['kind'][] {
  if (left.length * right.length > LARGEST_TABLE) {
    return [...left.map(() => 'removed' as const), ...right.map(() => 'added' as const)];
  }
  const width = right.length + 1;
  // The number of lines that the remaining texts have in common.
  const common = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const kinds: DiffLine['kind'][] = [];
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      kinds.push('same');
      row += 1;
      column += 1;
    } else if (column >= right.length || (row < left.length && at(row + 1, column) >= at(row, column + 1))) {
      kinds.push('removed');
      row += 1;
    } else {
      kinds.push('added');
      column += 1;
    }
  }
  return kinds;
}

function numberLines(
  kinds: readonly DiffLine['kind'][],
  left: readonly string[],
  right: readonly string[],
): readonly DiffLine[] {
  let before = 0;
  let after = 0;
  return kinds.map((kind) => {
    if (kind !== 'added') before += 1;
    if (kind !== 'removed') after += 1;
    const text = (kind === 'removed' ? left[before - 1] : right[after - 1]) ?? '';
    return {
      kind,
      text,
      before: kind === 'added' ? null : before,
      after: kind === 'removed' ? null : after,
    };
  });
}
