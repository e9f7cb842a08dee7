import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { countOf } from '../lib/countOf.ts';
import { runAtOnce } from '../lib/slices.ts';
import {
  applyUpdate,
  exportFiles,
  filesToAdd,
  findUpdateInSteps,
  isUsual,
  type Project,
  type UpdateLine,
} from '../model/index.ts';
import { type OpenedFiles, toProject } from '../sources/index.ts';
import { diffOf, writeChanges } from './changes.ts';
import { compareProjects } from './diff/compareProjects.ts';
import { printChanges } from './diff/printChanges.ts';
import { describe, type OpenedPath, openPath } from './openPath.ts';
import { reportSkipped } from './reportSkipped.ts';
import { printable, Refusal, type Terminal } from './terminal.ts';

interface UpdateOptions {
  /** The folder of the project, as it was given. */
  readonly into: string;
  readonly isDryRun: boolean;
}

/**
 * Takes what a source changed over into the model files of a folder, and prints it.
 * What only removes is listed, and left to the user.
 *
 * @throws Refusal if the folder has no model files, or a file can't be written
 */
export async function updateFolder(
  source: OpenedFiles,
  { into, isDryRun }: UpdateOptions,
  terminal: Terminal,
): Promise<void> {
  const found = await openPath(into, terminal.folder);
  reportSkipped(found.opened, into, terminal);
  if (found.opened.project !== undefined)
    throw new Refusal(`${printable(into)} is a project of the designer: open it in the page to update it.`);
  const before = toProject(found.opened);
  const leftOut = source.report?.parts.flatMap(({ id, model }) => (model === null ? [id] : [])) ?? [];
  const update = runAtOnce(findUpdateInSteps(before, { files: source.models, leftOut }));
  const chosen = new Set(update.lines.filter(isUsual).map(({ id }) => id));
  const ids = filesToAdd(update, chosen).map((_, index) => `new ${index}`);
  const after = applyUpdate(before, { update, chosen, ids, positions: [] });
  terminal.out(printChanges(compareProjects(before, after), terminal));
  for (const line of update.lines)
    if (line.origin !== 'own' && !chosen.has(line.id))
      terminal.note(`left as it is: ${describeLine(line)}\n`);
  if (isDryRun) return;
  const changes = diffOf(before, after, found);
  const added = addedFiles(after, new Set(ids), found);
  await writeAdded(added);
  await writeChanges(changes);
  terminal.note(
    `Changed ${countOf(changes.files.length, 'file')}, and added ${countOf(added.length, 'file')}.\n`,
  );
}

const verbs = { added: 'is new', removed: 'is gone', changed: 'differs' } as const;

function describeLine({ model, part, name, kind, facts }: UpdateLine): string {
  const what = part === 'model' ? `model ${model}` : `${part} ${name} of ${model}`;
  const values =
    kind === 'changed' ? facts.map(({ fact, before, after }) => ` ${fact} ${before} → ${after}`) : [];
  return printable(`${what} ${verbs[kind]}${values.length === 0 ? '' : `:${values.join(',')}`}`);
}

interface AddedFile {
  readonly absolute: string;
  readonly text: string;
}

/** Returns the files of new models, in the folder from which the paths of the others start. */
function addedFiles(
  after: Project,
  ids: ReadonlySet<string>,
  { opened, parent }: OpenedPath,
): readonly AddedFile[] {
  const paths = new Set(after.models.filter(({ id }) => ids.has(id)).map(({ path }) => path));
  const known = opened.models.find(({ origin, path }) => origin === path || origin.endsWith(`/${path}`));
  if (known === undefined) {
    if (paths.size === 0) return [];
    throw new Refusal('The folder of the new models is unknown: name the folder of the application.');
  }
  const root = known.origin.slice(0, known.origin.length - known.path.length);
  return exportFiles(after)
    .filter(({ path }) => paths.has(path))
    .map(({ path, text }) => ({ absolute: join(parent, root, path), text }));
}

/** Writes new files; none that is there is replaced. */
async function writeAdded(files: readonly AddedFile[]): Promise<void> {
  for (const { absolute, text } of files) {
    try {
      await mkdir(dirname(absolute), { recursive: true });
      await writeFile(absolute, text, { flag: 'wx' });
    } catch (error) {
      throw new Refusal(
        `${printable(absolute)} can’t be written: ${describe(error as NodeJS.ErrnoException)}.`,
      );
    }
  }
}
