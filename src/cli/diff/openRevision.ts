import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { readFoundFiles } from '../../exchange/index.ts';
import { fileProblem } from '../../model/index.ts';
import { type OpenedFiles, passedOverFolder, selectWholeFiles, type TextFile } from '../../sources/index.ts';
import { openRead, refuseSeveral } from '../openPath.ts';
import { printable, Refusal } from '../terminal.ts';

/** As much as the page reads of one project. Bytes. */
const LARGEST_FILE = 5 * 1024 * 1024;
const LARGEST_OUTPUT = 200 * 1024 * 1024;
const MOST_FILES = 12_000;

/** Names of branches, tags and commits, with `~2` and `^`; nothing that git reads as a flag or a range. */
const revisionPattern = /^[A-Za-z0-9_@][A-Za-z0-9_.@/+^~{}-]{0,199}$/;

/** Whether a text can be the name of a revision. */
export const isRevision = (text: string): boolean => revisionPattern.test(text) && !text.includes('..');

/**
 * Opens the models of a folder as a revision in git has them. Nothing is checked
 * out, and no hook, filter or network is used.
 *
 * @param folder the absolute path of a folder in the repository
 * @throws Refusal if git is missing, or does not know the revision
 */
export async function openRevision(revision: string, folder: string): Promise<OpenedFiles> {
  const given = printable(revision);
  const commit = (
    await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).catch(
      (error: unknown) => {
        if (error instanceof GitFailure) return explainUnknown(given, folder);
        throw error;
      },
    )
  )
    .toString()
    .trim();
  if (!/^[0-9a-f]{40,64}$/.test(commit)) throw new Refusal(`${given} is not a commit.`);
  const listed = await runGit(folder, ['ls-tree', '-r', '-z', '-l', commit]);
  const entries = selectWholeFiles(
    listed
      .toString()
      .split('\0')
      .flatMap(toEntry)
      .filter(({ path }) => passedOverFolder(path) === null),
  );
  if (entries.length > MOST_FILES)
    throw new Refusal(`${given} holds more than ${MOST_FILES} files. Start in the folder of the project.`);
  const name = basename(folder);
  const small = entries.filter(({ size }) => size <= LARGEST_FILE);
  const texts = await readBlobs(folder, small);
  const found = texts.map(({ path, bytes }) => ({
    path: `${name}/${path}`,
    size: bytes.length,
    open: async () => new Blob([new Uint8Array(bytes)]),
  }));
  refuseSeveral(found, given);
  const read = await readFoundFiles(found);
  const large = entries
    .filter(({ size }) => size > LARGEST_FILE)
    .map(({ path }) =>
      fileProblem({ path: `${name}/${path}`, expected: 'at most 5 MB', found: 'a larger file' }),
    );
  return openRead({ ...read, problems: [...read.problems, ...large] }, folder);
}

/**
 * Says why git does not know a revision: no repository, one of another user, a part of the history.
 *
 * @throws Refusal always
 */
async function explainUnknown(given: string, folder: string): Promise<never> {
  const reason = await git(folder, ['rev-parse', '--is-shallow-repository']).then(
    (answer) => (answer.toString().trim() === 'true' ? `. ${shallowHint}` : '.'),
    (error: unknown) => {
      if (error instanceof GitFailure) return `: ${printable(error.message)}`;
      throw error;
    },
  );
  throw new Refusal(`${given} is neither a folder nor a revision that git knows here${reason}`);
}

const shallowHint =
  'This clone has only a part of the history: git fetch --unshallow gets the rest, or fetch-depth: 0 of actions/checkout.';

interface Entry {
  readonly path: string;
  readonly id: string;
  readonly size: number;
}

/** Reads `<mode> blob <id> <size>\t<path>`; links and submodules are left out. */
function toEntry(line: string): readonly Entry[] {
  const [, id = '', size = '', path = ''] =
    /^100\d{3} blob ([0-9a-f]{40,64}) +(\d+)\t(.+)$/s.exec(line) ?? [];
  return path === '' ? [] : [{ path, id, size: Number(size) }];
}

/** Reads files of git's store, in their order. */
async function readBlobs(
  folder: string,
  entries: readonly Entry[],
): Promise<readonly { readonly path: TextFile['path']; readonly bytes: Buffer }[]> {
  const ids = entries.map(({ id }) => `${id}\n`).join('');
  const output = entries.length === 0 ? Buffer.alloc(0) : await runGit(folder, ['cat-file', '--batch'], ids);
  let position = 0;
  return entries.map(({ path, size }) => {
    const start = output.indexOf('\n', position) + 1;
    position = start + size + 1;
    return { path, bytes: output.subarray(start, start + size) };
  });
}

/** git ended with an error. */
class GitFailure extends Error {}

async function runGit(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  try {
    return await git(folder, args, input);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw new Refusal(`git cannot read this repository: ${printable(error.message)}`);
  }
}

/** Runs git without a shell; nothing that it prints is obeyed. */
function git(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['--no-pager', ...args], {
      cwd: folder,
      // A partial clone must not fetch what it lacks.
      env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
      stdio: 'pipe',
    });
    const pieces: Buffer[] = [];
    let length = 0;
    let complaint = '';
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new Refusal('Comparing revisions needs git, which is not installed.')
          : error,
      ),
    );
    child.stdout.on('data', (piece: Buffer) => {
      pieces.push(piece);
      length += piece.length;
      if (length <= LARGEST_OUTPUT) return;
      child.kill();
      reject(new Refusal('The files of this revision are too large. Start in the folder of the project.'));
    });
    child.stderr.on('data', (piece: Buffer) => {
      complaint = (complaint + piece.toString()).slice(0, 1000);
    });
    child.on('close', (code) =>
      code === 0
        ? resolve(Buffer.concat(pieces))
        : reject(new GitFailure(complaint.trim() || `code ${code}`)),
    );
    // It may end before it has read everything; its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
