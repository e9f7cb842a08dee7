import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { countOf } from '../lib/countOf.ts';
import { toPatch } from '../lib/toPatch.ts';
import { exportFiles, type Project } from '../model/index.ts';
import { describe, type OpenedPath } from './openPath.ts';
import { replaceFile } from './replaceFile.ts';
import { printable, Refusal } from './terminal.ts';

interface ChangedFile {
  /** As people know it: relative to the folder of the command. */
  readonly path: string;
  readonly absolute: string;
  readonly before: string;
  readonly text: string;
}

/** Files that change, with their texts. */
export interface Changes {
  readonly files: readonly ChangedFile[];
  /**
   * The same as a unified diff. The paths start from the folder of the command, where
   * the patch applies, or from the folder that was opened if that is elsewhere.
   */
  readonly patch: string;
}

/**
 * Compares the files of a project with those of a changed one.
 *
 * @param folder the folder of the command
 */
export function diffOf(
  before: Project,
  after: Project,
  { opened, parent }: OpenedPath,
  folder: string,
): Changes {
  const origins = new Map(before.models.map(({ id, path }) => [path, id]));
  if (before.modelConfig && opened.configOrigin !== undefined)
    origins.set(before.modelConfig.path, opened.configOrigin);
  const texts = new Map(exportFiles(before).map(({ path, text }) => [path, text]));
  const files = exportFiles(after).flatMap(({ path, text }): readonly ChangedFile[] => {
    const origin = origins.get(path);
    const present = texts.get(path) ?? '';
    if (origin === undefined || present === text) return [];
    return [
      { path: pathFrom(folder, parent, origin), absolute: join(parent, origin), before: present, text },
    ];
  });
  return {
    files,
    patch: toPatch(files.map(({ path, before: present, text }) => ({ path, before: present, after: text }))),
  };
}

function pathFrom(folder: string, parent: string, origin: string): string {
  const path = relative(folder, join(parent, origin)).split(sep).join('/');
  // No patch may leave its folder.
  return path.startsWith('../') ? origin : path;
}

/**
 * Writes changed files. Each is replaced whole: an interrupted run leaves none half written.
 *
 * @throws Refusal if a file cannot be written, or has changed since it was read
 */
export async function writeChanges({ files }: Changes): Promise<void> {
  for (const [index, { path, absolute, before, text }] of files.entries()) {
    const refuse = (reason: string): never => {
      const written =
        index === 0
          ? 'Nothing was written'
          : `The ${countOf(index, 'file')} before it ${index === 1 ? 'was' : 'were'} written`;
      throw new Refusal(`${printable(path)} cannot be written: ${reason}. ${written}.`);
    };
    try {
      const isSame = (await readFile(absolute)).equals(Buffer.from(before));
      if (!isSame) refuse('another program has changed it in the meantime; run the command again');
      await replaceFile(absolute, text);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      refuse(describe(error as NodeJS.ErrnoException));
    }
  }
}
