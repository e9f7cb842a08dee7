import type { TextFile } from '../../sources/index.ts';
import type { FolderLayout } from './folderLayout.ts';

/** One file that differs between the project and the folder. */
export interface PlannedFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly kind: 'changed' | 'added' | 'removed';
  /** The text on disk; null if there is no file. */
  readonly before: string | null;
  /** The text to write; null to remove the file. */
  readonly after: string | null;
  /**
   * Whether the file on disk differs from the one last opened or saved: "both" if the
   * project changed it too, "diskOnly" if saving would only revert the change on disk.
   */
  readonly outside: 'none' | 'both' | 'diskOnly';
}

export interface SavePlan {
  readonly files: readonly PlannedFile[];
  /** Project files that are outside the folder. */
  readonly left: readonly string[];
}

export interface PlanOptions {
  /** The project's files as they would be saved. */
  readonly files: readonly TextFile[];
  readonly layout: FolderLayout;
  /** The texts last seen on disk, by path in the folder. */
  readonly known: ReadonlyMap<string, string>;
  /** Reads the current text; null if there is no such file. */
  readonly read: (path: string) => Promise<string | null>;
}

/** Plans what saving to a folder would change; writes nothing. */
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
  // A file on disk that was never opened belongs to someone else.
  const isSame = before === (known ?? null);
  const outside = isSame ? 'none' : after === known ? 'diskOnly' : 'both';
  return { path, kind, before, after, outside };
}
