import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import {
  BEGINNING,
  encodingOf,
  endingByContent,
  type FoundFile,
  type FoundFiles,
  type LargeBlob,
  LOOKED_AT,
  readFoundFiles,
  unknownFile,
} from '../exchange/index.ts';
import { countOf } from '../lib/countOf.ts';
import { pushAll } from '../lib/extremes.ts';
import { runAtOnce } from '../lib/slices.ts';
import { type FileProblem, fileProblem } from '../model/index.ts';
import {
  isLargeFile,
  isPassedOver,
  type LargeFile,
  type LargeText,
  type OpenedFiles,
  projectFoldersIn,
  recogniseSource,
  type SkippedFile,
  type Source,
  type SourceId,
} from '../sources/index.ts';
import { loadSource } from '../sources/loadSource.ts';
import { openLargeText } from './largeText.ts';
import { printable, Refusal } from './terminal.ts';

/** More than any project has; a wrong folder must not be searched for minutes. */
const MOST_FILES = 100_000;

/** Larger JSON describes an API. Bytes. */
const LARGEST_MODEL = 5 * 1024 * 1024;

/** Files that were opened, with the folder that their paths start from. */
export interface OpenedPath {
  readonly opened: OpenedFiles;
  readonly source: Source;
  /** Opens the same files with other options. */
  reopen(options: unknown): Promise<OpenedFiles>;
  /** The absolute path of the folder that holds what was named. */
  readonly parent: string;
  /** The absolute path of the folder that was named, or that of the file. */
  readonly folder: string;
}

export interface OpenOptions {
  /** Reads with this source, instead of the one that recognises the files. */
  readonly source?: SourceId;
  readonly options?: unknown;
}

/**
 * Opens a folder, or one file. Symbolic links inside a folder are not followed.
 *
 * @param from the folder that a relative path starts from
 * @throws Refusal if there is no such path, or if it cannot be read
 */
export async function openPath(path: string, from: string, options: OpenOptions = {}): Promise<OpenedPath> {
  const absolute = resolve(from, path);
  const parent = resolve(absolute, '..');
  const { read, isFolder } = await readPath(absolute, path, options.source !== undefined);
  const { openWith, source } = await prepareRead(read, parent, options.source);
  const opened = openWith(options.options ?? {});
  return {
    opened,
    source,
    reopen: async (other) => openWith(other),
    parent,
    folder: isFolder ? absolute : parent,
  };
}

/**
 * Opens files that have been read.
 *
 * @param parent the absolute path of the folder that the paths of large files start from
 * @throws Refusal if an option is wrong
 */
export async function openRead(
  found: FoundFiles,
  parent: string,
  options: OpenOptions = {},
): Promise<OpenedFiles> {
  return (await prepareRead(found, parent, options.source)).openWith(options.options ?? {});
}

/** Returns the source, and a function that opens the files with options and throws a Refusal if one is wrong. */
async function prepareRead(found: FoundFiles, parent: string, id?: SourceId) {
  const { blobs = [], ...read } = found;
  const unpacked = new Map(await Promise.all(blobs.map(inMemory)));
  const source = await loadSource(id ?? recogniseSource(read));
  const openWith = (options: unknown): OpenedFiles => {
    const opened = runAtOnce(
      source.readInSteps({
        ...{ read, options },
        openLarge: (file) => unpacked.get(file.path) ?? openLarge(parent, file),
      }),
    );
    if (!opened.ok) throw new Refusal(opened.error.message);
    return opened.value;
  };
  return { source, openWith };
}

function openLarge(parent: string, { path }: LargeFile): LargeText {
  try {
    return openLargeText(join(parent, path));
  } catch (error) {
    throw new Refusal(`${printable(path)} cannot be read: ${describe(error as NodeJS.ErrnoException)}.`);
  }
}

/** What came out of a zip is not on the disk. */
async function inMemory({ path, blob }: LargeBlob): Promise<readonly [string, LargeText]> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const beginning = bytes.subarray(0, BEGINNING);
  return [path, { beginning, pieces: [new TextDecoder(encodingOf(beginning)).decode(bytes)] }];
}

async function readPath(
  absolute: string,
  path: string,
  isSourceGiven: boolean,
): Promise<{ readonly read: FoundFiles; readonly isFolder: boolean }> {
  const facts = await stat(absolute).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${printable(path)} cannot be read: ${describe(error)}.`);
  });
  if (facts.isDirectory()) {
    const { found, large, problems, skipped } = await findFiles(absolute, path);
    refuseSeveral(found, path);
    const read = await readFoundFiles(found);
    const all = {
      ...read,
      problems: [...problems, ...read.problems],
      skipped: [...skipped, ...read.skipped],
    };
    return { read: large.length === 0 ? all : { ...all, large }, isFolder: true };
  }
  if (!facts.isFile()) throw new Refusal(`${printable(path)} is neither a folder nor a file.`);
  const name = basename(absolute);
  if (/\.(zip|ts)$/i.test(name) || (/\.json$/i.test(name) && facts.size <= LARGEST_MODEL))
    return { read: await readFoundFiles([toFound(absolute, name, facts.size)]), isFolder: false };
  const isKnown = isSourceGiven || isLargeFile(name) || /\.json$/i.test(name);
  const beginning = isKnown ? null : await readBeginning(absolute, path);
  const ending = beginning === null ? undefined : endingByContent(beginning);
  const nothing = { files: [], problems: [], skipped: [] };
  if (beginning !== null && ending === null)
    return { read: { ...nothing, problems: [unknownFile(name, beginning)] }, isFolder: false };
  const large = [{ path: name, size: facts.size, ...(ending ? { ending } : {}) }];
  return { read: { ...nothing, large }, isFolder: false };
}

async function readBeginning(absolute: string, path: string): Promise<Uint8Array> {
  try {
    const file = await open(absolute);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(LOOKED_AT), 0, LOOKED_AT, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Refusal(`${printable(path)} cannot be read: ${describe(error as NodeJS.ErrnoException)}.`);
  }
}

/**
 * The models of two applications must not be taken for those of one.
 *
 * @throws Refusal if there are several
 */
export function refuseSeveral(found: readonly FoundFile[], path: string): void {
  const [first, second, ...others] = projectFoldersIn(found.map((file) => file.path));
  if (first === undefined || second === undefined) return;
  const more = others.length === 0 ? '' : ` and ${countOf(others.length, 'other')}`;
  throw new Refusal(
    printable(
      `${path} holds the LoopBack projects ${withoutFirst(first)}, ${withoutFirst(second)}${more}. Name the folder of one.`,
    ),
  );
}

const withoutFirst = (path: string): string => path.split('/').slice(1).join('/');

interface FolderContent {
  readonly found: readonly FoundFile[];
  readonly large: readonly LargeFile[];
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
}

async function findFiles(absolute: string, path: string): Promise<FolderContent> {
  const found: FoundFile[] = [];
  const large: LargeFile[] = [];
  const problems: FileProblem[] = [];
  const skipped: SkippedFile[] = [];
  const waiting = [{ folder: absolute, below: basename(absolute) }];
  // The next one is the last of the list.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { folder, below } = next;
    const children = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      problems.push(
        fileProblem({ path: below, expected: 'a readable folder', found: `that ${describe(error)}` }),
      );
      return [];
    });
    const folders: typeof waiting = [];
    for (const child of children.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const here = { folder: join(folder, child.name), below: `${below}/${child.name}` };
      if (child.isSymbolicLink()) skipped.push({ path: here.below, reason: 'is a symbolic link' });
      else if (child.isFile() && isLargeFile(child.name))
        large.push({ path: here.below, size: (await stat(here.folder)).size });
      else if (child.isFile()) found.push(toFound(here.folder, here.below));
      else if (child.isDirectory() && !isPassedOver(child.name)) folders.push(here);
      else skipped.push({ path: here.below, reason: 'is a folder without models' });
    }
    pushAll(waiting, folders.reverse());
    if (found.length > MOST_FILES)
      throw new Refusal(
        `${printable(path)} holds more than ${MOST_FILES} files. Name the folder of the project.`,
      );
  }
  return { found, large, problems, skipped };
}

const toFound = (absolute: string, path: string, size?: number): FoundFile => ({
  path,
  ...(size === undefined ? {} : { size }),
  open: async () => new Blob([await readFile(absolute).catch(refuseFile)]),
});

/** Throws what a browser throws for a file that it cannot read: the others are read all the same. */
function refuseFile(error: NodeJS.ErrnoException): never {
  throw new DOMException(`that ${describe(error)}`, 'NotReadableError');
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'a file is where its folder would be',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** Describes an error of the file system in a few words. */
export function describe({ code, message }: NodeJS.ErrnoException): string {
  return reasons[code ?? ''] ?? message;
}
