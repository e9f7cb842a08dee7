import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { countOf } from '../lib/countOf.ts';
import { type Arguments, isGiven, textFlag } from './command.ts';
import { describe } from './openPath.ts';
import { replaceFile } from './replaceFile.ts';
import { printable, Refusal, type Terminal } from './terminal.ts';

/** A file to write: text, or bytes. */
interface OutputFile {
  readonly path: string;
  readonly text: string | Uint8Array;
}

/**
 * Writes files into the folder that `--out` names; one file goes to the output
 * where there is none.
 *
 * @throws Refusal if the folder is not empty and `--force` is not given, or cannot be written
 */
export async function writeOutput(
  files: readonly OutputFile[],
  args: Arguments,
  terminal: Terminal,
): Promise<void> {
  const out = textFlag(args, 'out');
  const [first] = files;
  if (out === undefined) {
    if (files.length > 1 || first === undefined)
      throw new Refusal(
        `These are ${countOf(files.length, 'file')}. Say where to write them with --out <folder>.`,
      );
    if (typeof first.text !== 'string')
      throw new Refusal(`${first.path} is not text. Say where to write it with --out <folder>.`);
    terminal.out(first.text);
    return;
  }
  const folder = resolve(terminal.folder, out);
  if (!isGiven(args, 'force')) await refuseFull(folder, out);
  const isNew = (await lstat(folder).catch(() => null)) === null;
  if (isNew) await writeNewFolder(files, folder, out);
  else await writeInto(files, { folder, out, write: replaceFile });
  terminal.note(`Wrote ${countOf(files.length, 'file')} to ${printable(out)}.\n`);
}

/** Writes a folder beside its place, then puts it there: whatever ends the program, the folder is whole or not there. */
async function writeNewFolder(files: readonly OutputFile[], folder: string, out: string): Promise<void> {
  const draft = `${folder}.${randomUUID()}.tmp`;
  try {
    await writeInto(files, { folder: draft, out, write: writeFile });
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${printable(out)} cannot be written: ${describe(error as NodeJS.ErrnoException)}.`);
  }
}

interface Place {
  readonly folder: string;
  /** The folder as it was given. */
  readonly out: string;
  readonly write: (file: string, content: string | Uint8Array) => Promise<void>;
}

async function writeInto(files: readonly OutputFile[], { folder, out, write }: Place): Promise<void> {
  for (const { path, text } of files) {
    const file = resolve(folder, path);
    if (!file.startsWith(folder + sep)) throw new Error(`${path} leads out of the folder.`);
    try {
      await refuseLinks(folder, path, out);
      await mkdir(dirname(file), { recursive: true });
      await write(file, text);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal(
        `${printable(join(out, path))} cannot be written: ${describe(error as NodeJS.ErrnoException)}.`,
      );
    }
  }
}

/** What is written must not land elsewhere through a symbolic link in the folder. */
async function refuseLinks(folder: string, path: string, out: string): Promise<void> {
  const names = path.split('/');
  for (let count = 1; count <= names.length; count += 1) {
    const below = names.slice(0, count).join('/');
    const facts = await lstat(join(folder, below)).catch(() => null);
    if (facts === null) return;
    if (facts.isSymbolicLink())
      throw new Refusal(
        `${printable(join(out, below))} is a symbolic link: remove it, or choose another folder.`,
      );
  }
}

async function refuseFull(folder: string, out: string): Promise<void> {
  const present = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Refusal(`${printable(out)} cannot be read: ${describe(error)}.`);
  });
  if (present.length > 0)
    throw new Refusal(
      `${printable(out)} is not empty. Choose another folder, or write into it with --force.`,
    );
}
