import { pushAll } from '../../lib/extremes.ts';
import { pageSlices } from '../../lib/pageSlices.ts';
import type { FileProblem } from '../../model/index.ts';
import { isPassedOver, type SkippedFile } from '../../sources/index.ts';
import type { FoundFile, FoundFiles } from '../foundFile.ts';
import type { LongWork } from '../longWork.ts';
import { readFoundFiles, unreadable } from '../readFiles.ts';

/** Reads the models of a folder recursively, in the order of names. Paths begin with the folder's name. */
export async function readFolder(
  folder: FileSystemDirectoryHandle,
  work: LongWork = {},
): Promise<FoundFiles> {
  const pauses = pageSlices.pauses(work.signal);
  const found: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  const problems: FileProblem[] = [];
  const waiting = [{ handle: folder, path: folder.name }];
  // The next one is the last of the list.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    await pauses.pause();
    work.onProgress?.({ step: 'looking', done: found.length, total: null });
    const { path } = next;
    const below = (name: string): string => (path === '' ? name : `${path}/${name}`);
    try {
      const folders: typeof waiting = [];
      for (const child of await childrenOf(next.handle)) {
        if (child.kind === 'file') found.push({ path: below(child.name), open: () => child.getFile() });
        else if (!isPassedOver(child.name)) folders.push({ handle: child, path: below(child.name) });
        else skipped.push({ path: below(child.name), reason: 'is a folder without models' });
      }
      pushAll(waiting, folders.reverse());
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
  const read = await readFoundFiles(found, work);
  return {
    ...read,
    problems: [...problems, ...read.problems],
    skipped: [...skipped, ...read.skipped],
  };
}

type Handle = FileSystemFileHandle | FileSystemDirectoryHandle;

async function childrenOf(folder: FileSystemDirectoryHandle): Promise<Handle[]> {
  const children: Handle[] = [];
  for await (const child of folder.values()) {
    if (isFile(child) || isFolder(child)) children.push(child);
  }
  return children.sort((one, other) => (one.name < other.name ? -1 : 1));
}

const isFile = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file';
const isFolder = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle =>
  handle.kind === 'directory';
