import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { LARGEST_SERVED_FILE } from '../../exchange/index.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import { isCanvasFile } from '../../model/index.ts';
import { isPassedOver } from '../../sources/index.ts';
import { noFollow, replaceFile } from '../replaceFile.ts';

/** Why something in the folder is not read or written. */
export type FolderFailure =
  /** The page may not reach this: outside the folder, hidden, a symbolic link, not a model file. */
  | 'refused'
  | 'missing'
  /** The file is not the one that the page has seen last. */
  | 'changed'
  | 'tooLarge'
  /** The system does not let this program do it. */
  | 'denied'
  | 'full';

export interface FolderChild {
  readonly name: string;
  readonly kind: 'file' | 'directory';
}

/** A file that was read, with the tag of its content. */
export interface ServedFile {
  readonly bytes: Buffer;
  readonly tag: string;
}

/** The model files of a folder; nothing else on the disk can be reached through it. */
export interface FolderFiles {
  list(path: string): Promise<Result<readonly FolderChild[], FolderFailure>>;
  read(path: string): Promise<Result<ServedFile, FolderFailure>>;
  /** @param expected the tag of the file to replace; null where there is none yet */
  write(path: string, bytes: Buffer, expected: string | null): Promise<Result<string, FolderFailure>>;
  remove(path: string, expected: string): Promise<Result<null, FolderFailure>>;
}

/** More than any path of a model has. Characters. */
const LONGEST_PATH = 1000;
const MOST_CHILDREN = 10_000;

/** Names that mean something else to a system: streams, devices, shortened names. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are among what is refused.
const oddName = /[\u0000-\u001F\u007F\\:*?"<>|~%]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const isServedName = (name: string): boolean =>
  name !== '' && !name.startsWith('.') && !oddName.test(name) && !isPassedOver(name);

/** Whether a file holds a model, the code of one, or the canvas. */
export const isServedFile = (name: string): boolean =>
  isServedName(name) && (/\.(json|js)$/i.test(name) || isCanvasFile(name));

/**
 * Whether a file may be read. What the page opens where there are no model files is
 * never written: the schema of a database, scripts of LoopBack 4, descriptions of APIs.
 */
const isReadFile = (name: string): boolean =>
  isServedFile(name) || (isServedName(name) && /\.(sql|ddl|prisma|dbml|ts|ya?ml)$/i.test(name));

/** Returns the names in a path; null where it may not be reached. An empty path is the folder itself. */
function namesIn(path: string): readonly string[] | null {
  if (path.length > LONGEST_PATH) return null;
  const names = path === '' ? [] : path.split('/');
  return names.every(isServedName) ? names : null;
}

/** @param folder the absolute path of the folder */
export function createFolderFiles(folder: string): FolderFiles {
  /** Returns the absolute path of a folder; symbolic links on the way are refused. */
  async function findFolder(names: readonly string[]): Promise<Result<string, FolderFailure>> {
    const root = await realpath(folder);
    let path = root;
    for (const name of names) {
      path = join(path, name);
      if (!(await lstat(path)).isDirectory()) return failWith('refused');
    }
    const real = await realpath(path);
    return real === root || real.startsWith(root + (root.endsWith(sep) ? '' : sep))
      ? succeed(path)
      : failWith('refused');
  }

  async function findFile(
    path: string,
    isAllowed: (name: string) => boolean = isServedFile,
  ): Promise<Result<string, FolderFailure>> {
    const names = namesIn(path);
    const name = names?.at(-1);
    if (!names || name === undefined || !isAllowed(name)) return failWith('refused');
    const parent = await findFolder(names.slice(0, -1));
    return parent.ok ? succeed(join(parent.value, name)) : parent;
  }

  async function makeFolders(path: string): Promise<void> {
    const names = namesIn(path)?.slice(0, -1) ?? [];
    for (let count = 1; count <= names.length; count += 1) {
      const parent = await findFolder(names.slice(0, count - 1));
      if (!parent.ok) return;
      // It may be there.
      await mkdir(join(parent.value, names[count - 1] ?? '')).catch(ignoreExisting);
    }
  }

  const files: FolderFiles = {
    list: (path) =>
      orFailure(async () => {
        const names = namesIn(path);
        if (names === null) return failWith('refused');
        const found = await findFolder(names);
        if (!found.ok) return found;
        const children = await readdir(found.value, { withFileTypes: true });
        return succeed(
          children
            .filter((child) => (child.isFile() ? isReadFile(child.name) : isServedName(child.name)))
            .filter((child) => child.isFile() || child.isDirectory())
            .slice(0, MOST_CHILDREN)
            .map((child): FolderChild => ({ name: child.name, kind: child.isFile() ? 'file' : 'directory' })),
        );
      }),
    read: (path) =>
      orFailure(async () => {
        const found = await findFile(path, isReadFile);
        return found.ok ? readPlainFile(found.value) : found;
      }),
    write: (path, bytes, expected) =>
      orFailure(async () => {
        if (bytes.length > LARGEST_SERVED_FILE) return failWith('tooLarge');
        if (expected === null && namesIn(path) !== null) await makeFolders(path);
        const found = await findFile(path);
        if (!found.ok) return found;
        const present = await orFailure(() => readPlainFile(found.value));
        const refusal = refuseUnexpected(present, expected);
        if (refusal !== null) return failWith(refusal);
        await replaceFile(found.value, bytes);
        return succeed(tagOf(bytes));
      }),
    remove: (path, expected) =>
      orFailure(async () => {
        const found = await findFile(path);
        if (!found.ok) return found;
        const present = await readPlainFile(found.value);
        const refusal = refuseUnexpected(present, expected);
        if (refusal !== null) return failWith(refusal);
        await rm(found.value);
        return succeed(null);
      }),
  };
  return files;
}

/** Returns why a file may not be replaced; null if it is as expected. */
function refuseUnexpected(
  present: Result<ServedFile, FolderFailure>,
  expected: string | null,
): FolderFailure | null {
  if (present.ok) return present.value.tag === expected ? null : 'changed';
  if (present.error === 'missing') return expected === null ? null : 'changed';
  return present.error;
}

const tagOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a file that is one: not a link, a pipe or a device. */
async function readPlainFile(absolute: string): Promise<Result<ServedFile, FolderFailure>> {
  const facts = await lstat(absolute);
  if (!facts.isFile()) return failWith('refused');
  // It may have been replaced in the meantime: a link is refused again, and a pipe must not be waited for.
  const handle = await open(absolute, constants.O_RDONLY | noFollow | (constants.O_NONBLOCK ?? 0));
  try {
    const opened = await handle.stat();
    if (!opened.isFile()) return failWith('refused');
    if (opened.size > LARGEST_SERVED_FILE) return failWith('tooLarge');
    const bytes = await readAtMost(handle, LARGEST_SERVED_FILE + 1);
    if (bytes.length > LARGEST_SERVED_FILE) return failWith('tooLarge');
    return succeed({ bytes, tag: tagOf(bytes) });
  } finally {
    await handle.close();
  }
}

async function readAtMost(handle: FileHandle, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  while (length < most) {
    const piece = Buffer.alloc(64 * 1024);
    const { bytesRead } = await handle.read(piece, 0, Math.min(piece.length, most - length), null);
    if (bytesRead === 0) break;
    pieces.push(piece.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(pieces);
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

const failures: Readonly<Record<string, FolderFailure>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ELOOP: 'refused',
  EISDIR: 'refused',
  ENAMETOOLONG: 'refused',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EBUSY: 'denied',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** Turns errors of the file system into failures; rethrows anything else. */
async function orFailure<Value>(
  act: () => Promise<Result<Value, FolderFailure>>,
): Promise<Result<Value, FolderFailure>> {
  try {
    return await act();
  } catch (error) {
    const failure = error instanceof Error && failures[(error as NodeJS.ErrnoException).code ?? ''];
    if (!failure) throw error;
    return failWith(failure);
  }
}
