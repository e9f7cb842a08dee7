import { pushAll } from '../lib/extremes.ts';
import { pageSlices } from '../lib/pageSlices.ts';
import type { FileProblem } from '../model/index.ts';
import { isPassedOver, type SkippedFile } from '../sources/index.ts';
import type { FoundFile, FoundFiles } from './foundFile.ts';
import type { LongWork } from './longWork.ts';
import { readFoundFiles, toFoundFile, unreadable } from './readFiles.ts';

/** Reads dropped files and folders recursively, each folder in the order of names. */
export async function readDropped(
  dropped: readonly (FileSystemEntry | File)[],
  work: LongWork = {},
): Promise<FoundFiles> {
  const pauses = pageSlices.pauses(work.signal);
  const found: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  const problems: FileProblem[] = [];
  // The next one is the last of the list.
  const waiting = dropped.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof File) {
      found.push(toFoundFile(next));
      continue;
    }
    const path = next.fullPath.replace(/^\//, '');
    if (isFile(next)) found.push({ path, open: opener(next) });
    else if (!isFolder(next)) skipped.push({ path, reason: 'is neither a file nor a folder' });
    else if (isPassedOver(next.name)) skipped.push({ path, reason: 'is a folder without models' });
    else {
      try {
        pushAll(waiting, (await childrenOf(next)).reverse());
        work.onProgress?.({ step: 'looking', done: found.length, total: null });
      } catch (error) {
        problems.push(unreadable(path, error));
      }
    }
    await pauses.pause();
  }
  const read = await readFoundFiles(found, work);
  return {
    ...read,
    problems: [...problems, ...read.problems],
    skipped: [...skipped, ...read.skipped],
  };
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const opener = (entry: FileSystemFileEntry) => () =>
  new Promise<Blob>((resolve, reject) => entry.file(resolve, reject));

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  // A reader returns its entries in batches; an empty batch is the end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) break;
    pushAll(children, portion);
  }
  return children.sort((one, other) => (one.name < other.name ? -1 : 1));
}
