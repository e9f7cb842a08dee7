import { loadPart } from '../lib/loadPart.ts';
import { type FileProblem, fileProblem } from '../model/index.ts';
import { BrokenZip, isPassedOver, passedOverFolder, type SkippedFile } from '../sources/index.ts';
import { readZipDirectory, type ZipEntry } from '../sources/zip/zipDirectory.ts';
import type { FoundFile } from './foundFile.ts';

const MEGABYTE = 1024 * 1024;
/** The sources of a project are small; anything larger is something else, or a trap. */
const LARGEST_ZIP = 50 * MEGABYTE;
const MOST_ENTRIES = 20_000;

/** The content of a zip, before anything is unpacked. */
export interface FoundInZip {
  readonly found: readonly FoundFile[];
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
}

/** Lists the content of a zip. Each file is unpacked when opened; names that lead out of the zip are refused. */
export async function findInZip(path: string, zip: Blob): Promise<FoundInZip> {
  const refuse = (expected: string, found: string): FoundInZip => ({
    found: [],
    problems: [fileProblem({ path, expected, found })],
    skipped: [],
  });
  if (zip.size > LARGEST_ZIP)
    return refuse('a zip of at most 50 MB', `${Math.round(zip.size / MEGABYTE)} MB`);
  const bytes = new Uint8Array(await zip.arrayBuffer());
  try {
    const entries = readZipDirectory(bytes, decodeName);
    if (entries.length > MOST_ENTRIES)
      return refuse(`a zip of at most ${MOST_ENTRIES} files`, `${entries.length} files`);
    return sortEntries(path, entries, bytes);
  } catch (error) {
    if (error instanceof BrokenZip) return refuse('a zip', error.message);
    throw error;
  }
}

function sortEntries(zipPath: string, entries: readonly ZipEntry[], bytes: Uint8Array): FoundInZip {
  const found: FoundFile[] = [];
  const problems: FileProblem[] = [];
  const passedOver = new Set<string>();
  for (const entry of entries) {
    const folder = passedOverFolder(entry.path);
    const trap = describeTrap(entry.path);
    if (trap !== null)
      problems.push(fileProblem({ path: zipPath, expected: 'names of files inside the zip', found: trap }));
    else if (folder !== null) passedOver.add(folder);
    else if (!isPassedOver(entry.path.split('/').at(-1) ?? '')) found.push(toFoundFile(entry, bytes));
  }
  const skipped = [...passedOver].map((path) => ({ path, reason: 'is a folder without models' }));
  return { found, problems, skipped };
}

function toFoundFile(entry: ZipEntry, bytes: Uint8Array): FoundFile {
  return {
    path: entry.path,
    size: entry.size,
    open: async () => {
      if (entry.isEncrypted) throw new BrokenZip('an encrypted file');
      if (entry.method !== 0 && entry.method !== 8)
        throw new BrokenZip('a compression method that browsers do not support');
      // Loaded when first used, to keep the first page small.
      const { inflateEntry } = await loadPart(() => import('../sources/zip/inflateEntry.ts'));
      return new Blob([inflateEntry(bytes, entry)]);
    },
  };
}

/** Describes a name that would lead out of the folder that the zip is unpacked to; null if it does not. */
function describeTrap(path: string): string | null {
  const isTrap =
    path.startsWith('/') ||
    /^[a-z]:/i.test(path) ||
    path.includes('\\') ||
    path.includes('\0') ||
    path.split('/').includes('..');
  return isTrap ? `${JSON.stringify(path)}, which points out of it` : null;
}

/** Names are nearly always UTF-8, whatever the flag says; others are decoded as Windows-1252. */
function decodeName(name: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(name);
  }
}
