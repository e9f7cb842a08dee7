import { readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
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
  /** null for a new file. */
  readonly before: string | null;
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
export function diffOf(before: Project, after: Project, opened: OpenedPath, folder: string): Changes {
  const { parent } = opened;
  const originOf = originsOf(before, opened);
  // The export adds a model-config.json to models that have none.
  const own = new Set(after.models.map(({ path }) => path));
  if (before.modelConfig !== null) own.add(before.modelConfig.path);
  const texts = new Map(exportFiles(before).map(({ path, text }) => [path, text]));
  const files = exportFiles(after).flatMap(({ path, text }): readonly ChangedFile[] => {
    const present = texts.get(path) ?? null;
    if (present === text || !own.has(path)) return [];
    const origin = originOf(path);
    return [
      { path: pathFrom(folder, parent, origin), absolute: join(parent, origin), before: present, text },
    ];
  });
  return {
    files,
    patch: toPatch(files.map(({ path, before: present, text }) => ({ path, before: present, after: text }))),
  };
}

/**
 * Returns where the files of a project are, relative to the parent of the opened folder.
 * A new file is beside those of its folder: the opened folder may be that of the models.
 */
function originsOf({ models, modelConfig }: Project, { opened }: OpenedPath): (path: string) => string {
  const origins = new Map(models.map(({ id, path }) => [path, id]));
  if (modelConfig && opened.configOrigin !== undefined) origins.set(modelConfig.path, opened.configOrigin);
  const folders = new Map([...origins].map(([path, origin]) => [posix.dirname(path), posix.dirname(origin)]));
  const [first = '.'] = folders.values();
  return (path) =>
    origins.get(path) ?? posix.join(folders.get(posix.dirname(path)) ?? first, posix.basename(path));
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
      const present = await readIfThere(absolute);
      const isSame = before === null ? present === null : present?.equals(Buffer.from(before)) === true;
      if (!isSame) refuse('another program has changed it in the meantime; run the command again');
      await replaceFile(absolute, text);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      refuse(describe(error as NodeJS.ErrnoException));
    }
  }
}

const readIfThere = (absolute: string): Promise<Buffer | null> =>
  readFile(absolute).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
