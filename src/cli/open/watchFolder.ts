import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isPassedOver } from '../../sources/index.ts';
import { isServedFile } from './folderFiles.ts';

/** What changed on the disk since a number. */
export interface FolderChanges {
  /** What to ask with next. */
  readonly now: number;
  /** Files that were written, added or removed. */
  readonly paths: readonly string[];
}

export interface FolderWatch {
  /** Looks at the disk, and returns what changed since a number; the first call asks with 0. */
  look(since: number): Promise<FolderChanges>;
}

/** More than any project has. */
const MOST_FILES = 10_000;

/**
 * Watches the model files of a folder by looking at their times and sizes: that works on
 * disks of networks and containers too, which report no changes.
 *
 * @param folder the absolute path of the folder
 */
export function createFolderWatch(folder: string): FolderWatch {
  let now = 0;
  let seen: ReadonlyMap<string, string> = new Map();
  const changedAt = new Map<string, number>();
  let looking: Promise<void> | null = null;

  async function lookNow(): Promise<void> {
    const found = await findStamps(folder);
    const changed = [...new Set([...seen.keys(), ...found.keys()])].filter(
      (path) => seen.get(path) !== found.get(path),
    );
    if (changed.length > 0 || now === 0) {
      now += 1;
      for (const path of changed) changedAt.set(path, now);
    }
    seen = found;
  }

  return {
    async look(since) {
      // Several pages ask at once.
      looking ??= lookNow().finally(() => {
        looking = null;
      });
      await looking;
      const paths = since === 0 ? [] : [...changedAt].filter(([, at]) => at > since).map(([path]) => path);
      return { now, paths: paths.sort() };
    },
  };
}

/** Returns a stamp for each model file, by its path; it differs once the file does. */
async function findStamps(folder: string): Promise<ReadonlyMap<string, string>> {
  const stamps = new Map<string, string>();
  const waiting = [''];
  for (let path = waiting.pop(); path !== undefined && stamps.size < MOST_FILES; path = waiting.pop()) {
    // A folder that is gone has no files.
    const children = await readdir(join(folder, path), { withFileTypes: true }).catch(() => []);
    for (const child of children) {
      const below = path === '' ? child.name : `${path}/${child.name}`;
      if (child.isDirectory() && !isPassedOver(child.name)) waiting.push(below);
      else if (child.isFile() && isServedFile(child.name)) {
        const facts = await lstat(join(folder, below)).catch(() => null);
        if (facts !== null) stamps.set(below, `${facts.mtimeMs} ${facts.size} ${facts.ino}`);
      }
    }
  }
  return stamps;
}
