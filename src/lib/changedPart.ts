/** A change of a text: the characters from `from` to `to` become `insert`. */
export interface ChangedPart {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Returns the change between two texts, without their common start and end. */
export function changedPart(before: string, after: string): ChangedPart {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** The lines of either text in one part. */
const PART_LINES = 50;

/**
 * Returns the change between two texts in parts of a few lines each, in order, with
 * positions in the text before. The first removed lines become the first added
 * lines, and so on, so that the visible part of a long text stays a few lines even
 * if nearly all lines change.
 */
export function changedParts(before: string, after: string): readonly ChangedPart[] {
  const { from, to, insert } = changedPart(before, after);
  const removed = lineStarts(before.slice(from, to));
  const added = lineStarts(insert);
  const count = Math.ceil(Math.max(removed.length, added.length) / PART_LINES);
  if (count <= 1) return [{ from, to, insert }];
  const cut = (starts: readonly number[], part: number, end: number): number =>
    starts[Math.round((part * starts.length) / count)] ?? end;
  return Array.from({ length: count }, (_, part) => ({
    from: from + cut(removed, part, to - from),
    to: from + cut(removed, part + 1, to - from),
    insert: insert.slice(cut(added, part, insert.length), cut(added, part + 1, insert.length)),
  }));
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
