import type { TextFile } from '../readTypes.ts';
import type { FolderLayout } from './folderLayout.ts';

/** One file that differs between the project and the folder. */
export interface PlannedFile {
  /** From the folder. */
  readonly path: string;
  readonly kind: 'changed' | 'added' | 'removed';
  /** What stands on the disk now; null where there is no file. */
  readonly before: string | null;
  /** What would stand there; null for a file that would be removed. */
  readonly after: string | null;
  /**
   * Whether the file on the disk is another than the one that was opened or
   * saved last: "both" where the project changed it too, "diskOnly" where saving
   * would only take the disk's change back.
   */
  readonly outside: 'none' | 'both' | 'diskOnly';
}

export interface SavePlan {
  readonly files: readonly PlannedFile[];
  /** Files of the project that have no place in the folder. */
  readonly left: readonly string[];
}

export interface PlanOptions {
  /** The project's files as they would be written. */
  readonly files: readonly TextFile[];
  readonly layout: FolderLayout;
  /** What was last known to stand on the disk, under the paths in the folder. */
  readonly known: ReadonlyMap<string, string>;
  /** What stands there now; null where there is no such file. */
  readonly read: (path: string) => Promise<string | null>;
}

/** Works out what saving into a folder would do; nothing is written. */
export async function planSave({ files, layout, known, read }: PlanOptions): Promise<SavePlan> {
  const planned: PlannedFile[] = [];
  const left: string[] = [];
  const wanted = new Set<string>();
  for (const { path: projectPath, text } of files) {
    const path = layout(projectPath);
    if (path === null) {
      left.push(projectPath);
      continue;
    }
    wanted.add(path);
    const file = planFile(path, await read(path), text, known.get(path));
    if (file !== null) planned.push(file);
  }
  for (const [path, opened] of known) {
    if (wanted.has(path)) continue;
    const file = planFile(path, await read(path), null, opened);
    if (file !== null) planned.push(file);
  }
  return { files: planned.toSorted((one, other) => (one.path < other.path ? -1 : 1)), left };
}

function planFile(
  path: string,
  before: string | null,
  after: string | null,
  known: string | undefined,
): PlannedFile | null {
  if (before === after) return null;
  const kind = after === null ? 'removed' : before === null ? 'added' : 'changed';
  // A file that stands there without having been opened is another's.
  const isSame = before === (known ?? null);
  const outside = isSame ? 'none' : after === known ? 'diskOnly' : 'both';
  return { path, kind, before, after, outside };
}
