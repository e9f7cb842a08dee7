import type { FileProblem } from '../model/index.ts';
import {
  type FoundFile,
  type ReadFiles,
  readFileList,
  readFoundFiles,
  type SkippedFile,
  unreadable,
} from './readFiles.ts';

/** Folders that hold no models of the project, and may hold a hundred thousand files. */
const skippedFolders = new Set(['node_modules', 'bower_components', 'dist', 'coverage']);

/**
 * Reads what was dropped: files, and whole folders. Call it in the drop event
 * itself, before anything is awaited: afterwards the browser has emptied the
 * DataTransfer.
 */
export function readDroppedItems(transfer: DataTransfer): Promise<ReadFiles> {
  const entries = Array.from(transfer.items)
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  // No entry: a browser without folders, or files that a script made.
  if (entries.length === 0) return readFileList(transfer.files);
  return readEntries(entries);
}

/** Reads entries and everything below them, each folder in the order of its names. */
export async function readEntries(entries: readonly FileSystemEntry[]): Promise<ReadFiles> {
  const found: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  const problems: FileProblem[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    const path = entry.fullPath.replace(/^\//, '');
    if (isFile(entry)) found.push({ path, open: opener(entry) });
    else if (!isFolder(entry)) skipped.push({ path, reason: 'is neither a file nor a folder' });
    else if (entry.name.startsWith('.') || skippedFolders.has(entry.name))
      skipped.push({ path, reason: 'is a folder without models' });
    else {
      try {
        waiting.unshift(...(await childrenOf(entry)));
      } catch (error) {
        problems.push(unreadable(path, error));
      }
    }
  }
  const read = await readFoundFiles(found);
  return {
    files: read.files,
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
  // A reader gives its entries in portions; an empty one is the end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) break;
    children.push(...portion);
  }
  return children.sort((one, other) => (one.name < other.name ? -1 : 1));
}
