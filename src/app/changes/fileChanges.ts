import type { FileChange } from '../../lib/toPatch.ts';

/** Texts of files by path. */
export type FileTexts = ReadonlyMap<string, string>;

/**
 * Lists the files that differ, by path.
 *
 * @param former the former paths of files, by their present ones
 */
export function fileChanges(
  before: FileTexts,
  after: FileTexts,
  former: ReadonlyMap<string, string> = new Map(),
): readonly FileChange[] {
  const changes: FileChange[] = [];
  const moved = new Set<string>();
  for (const [path, text] of after) {
    const formerPath = before.has(path) ? undefined : former.get(path);
    const isMoved = formerPath !== undefined && before.has(formerPath) && !after.has(formerPath);
    const earlier = before.get(isMoved ? formerPath : path) ?? null;
    if (isMoved) moved.add(formerPath);
    if (isMoved) changes.push({ path, formerPath, before: earlier, after: text });
    else if (earlier !== text) changes.push({ path, before: earlier, after: text });
  }
  for (const [path, text] of before) {
    if (!after.has(path) && !moved.has(path)) changes.push({ path, before: text, after: null });
  }
  return changes.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}
