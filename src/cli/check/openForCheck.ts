import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type OpenedPath, openPath } from '../openPath.ts';

/** What a check reads, and what it reports. */
export interface ToCheck {
  readonly found: OpenedPath;
  /** The one file that is reported; null for all that was opened. */
  readonly only: { readonly modelId: string; readonly path: string } | null;
}

/** Far deeper than any project is. */
const MOST_FOLDERS_UP = 12;

/**
 * Opens what is to be checked. The file of a model is opened with its project, because
 * relations lead to the models of other files.
 *
 * @param from the folder of the command
 * @throws Refusal if there is no such path, or if it cannot be read
 */
export async function openForCheck(path: string, from: string): Promise<ToCheck> {
  const absolute = resolve(from, path);
  const project = /\.json$/i.test(path) ? await projectOf(absolute) : null;
  if (project !== null) {
    const found = await openPath(project, from);
    const modelId = relative(found.parent, absolute).split(sep).join('/');
    const isModel = [
      ...found.opened.models.map(({ origin }) => origin),
      ...found.opened.problems.map((problem) => problem.path),
    ];
    if (isModel.includes(modelId))
      return { found, only: { modelId, path: relative(from, absolute).split(sep).join('/') } };
  }
  return { found: await openPath(path, from), only: null };
}

/** Returns the folder of the project that a file is in, or the `models` folder that it is in; null for another file. */
async function projectOf(file: string): Promise<string | null> {
  if (!(await isFile(file))) return null;
  let folder = dirname(file);
  for (let count = 0; count < MOST_FOLDERS_UP && dirname(folder) !== folder; count += 1) {
    if (await isFile(join(folder, 'server', 'model-config.json'))) return folder;
    folder = dirname(folder);
  }
  return basename(dirname(file)) === 'models' ? dirname(file) : null;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );
