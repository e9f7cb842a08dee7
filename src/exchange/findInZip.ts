import { loadPart } from '../lib/loadPart.ts';
import { type FileProblem, fileProblem } from '../model/index.ts';
import { BrokenZip } from './brokenZip.ts';
import { isPassedOver, passedOverFolder } from './folders.ts';
import type { FoundFile, SkippedFile } from './readTypes.ts';
import { readZipDirectory, type ZipEntry } from './zipDirectory.ts';

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
    const entries = readZipDirectory(bytes);
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
      const { inflateEntry } = await loadPart(() => import('./inflateEntry.ts'));
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
