import { countOf } from '../lib/countOf.ts';
import { runAtOnce } from '../lib/slices.ts';
import {
  applyUpdate,
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
import { type OpenedPath, openPath } from './openPath.ts';
import { reportSkipped } from './reportSkipped.ts';
import { printable, Refusal, type Terminal } from './terminal.ts';

/** The project of a folder. */
interface UpdateTarget {
  readonly found: OpenedPath;
  readonly project: Project;
}

/**
 * Opens the folder of the project that is updated.
 *
 * @param into the folder, as it was given
 * @throws Refusal if it holds a project of the designer, or can't be read
 */
export async function openTarget(into: string, terminal: Terminal): Promise<UpdateTarget> {
  const found = await openPath(into, terminal.folder);
  reportSkipped(found.opened, into, terminal);
  if (found.opened.project !== undefined)
    throw new Refusal(`${printable(into)} is a project of the designer: open it in the page to update it.`);
  return { found, project: toProject(found.opened) };
}

interface UpdateOptions extends UpdateTarget {
  readonly isDryRun: boolean;
}

/**
 * Takes what a source changed over into the model files of a folder, and prints it.
 * What only removes is listed, and left to the user.
 *
 * @throws Refusal if a file can't be written
 */
export async function updateFolder(
  source: OpenedFiles,
  { found, project: before, isDryRun }: UpdateOptions,
  terminal: Terminal,
): Promise<void> {
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
  const changes = diffOf(before, after, found, terminal.folder);
  await writeChanges(changes);
  const added = changes.files.filter((file) => file.before === null).length;
  terminal.note(
    `Changed ${countOf(changes.files.length - added, 'file')}, and added ${countOf(added, 'file')}.\n`,
  );
}

const verbs = { added: 'is new', removed: 'is gone', changed: 'differs' } as const;

function describeLine({ model, part, name, kind, facts }: UpdateLine): string {
  const what = part === 'model' ? `model ${model}` : `${part} ${name} of ${model}`;
  const values =
    kind === 'changed' ? facts.map(({ fact, before, after }) => ` ${fact} ${before} → ${after}`) : [];
  return printable(`${what} ${verbs[kind]}${values.length === 0 ? '' : `:${values.join(',')}`}`);
}
