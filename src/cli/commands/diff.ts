import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type OpenedFiles, toProject } from '../../sources/index.ts';
import { type Command, textFlag } from '../command.ts';
import { compareProjects } from '../diff/compareProjects.ts';
import { isRevision, openRevision } from '../diff/openRevision.ts';
import { printChanges } from '../diff/printChanges.ts';
import { openPath } from '../openPath.ts';
import { reportSkipped } from '../reportSkipped.ts';
import { exitCodes, printable, Refusal, type Terminal } from '../terminal.ts';

const formats = ['text', 'json'] as const;

/** Compares models. */
export const command: Command = {
  name: 'diff',
  summary: 'Says which models, properties, relations, names and keys differ',
  usage: '<folder or revision> [folder or revision]',
  most: 2,
  flags: {
    format: {
      type: 'string',
      short: 'f',
      value: '<format>',
      help: `${formats.join(' or ')}; text if not given`,
    },
    in: {
      type: 'string',
      value: '<folder>',
      help: 'the folder of the project in the repository; the present one if not given',
    },
  },
  details: `
Compares what LoopBack makes of the models, not lines: a new plural of a model shows as
the new REST path and the new names of relations. The order of keys is no difference.

A revision is a branch, a tag or a commit of git: main, v1.2, HEAD~3. What is a folder is
taken as one. The second is the present folder if not given.

Ends with 1 if something differs.

Examples:
  loopback-model-designer diff HEAD
  loopback-model-designer diff main HEAD --in api
  loopback-model-designer diff ../old/api api --format json`,

  async run(args, terminal) {
    const [before, after] = args.rest;
    if (before === undefined) throw new Refusal('Name what to compare: diff HEAD, or diff old new.');
    const format = textFlag(args, 'format') ?? 'text';
    if (!formats.some((one) => one === format))
      throw new Refusal(`There is no format ${printable(format)}. There are ${formats.join(', ')}.`);
    const inside = textFlag(args, 'in') ?? '.';
    const folder = resolve(terminal.folder, inside);
    if (!(await isFolder(folder))) throw new Refusal(`${printable(inside)} is not a folder.`);
    const [left, right] = [
      await openEither(before, folder, terminal),
      await openEither(after ?? inside, folder, terminal),
    ];
    const changes = compareProjects(toProject(left), toProject(right));
    terminal.out(
      format === 'json' ? `${JSON.stringify(changes, null, 2)}\n` : printChanges(changes, terminal),
    );
    return changes.length === 0 ? exitCodes.ok : exitCodes.found;
  },
};

/** Opens a folder, or a revision of one. */
async function openEither(given: string, folder: string, terminal: Terminal): Promise<OpenedFiles> {
  const isPath = await exists(resolve(terminal.folder, given));
  if (!isPath && !isRevision(given))
    throw new Refusal(
      `${printable(given)} is neither a folder nor the name of a revision.${rangeHint(given)}`,
    );
  const opened = isPath ? (await openPath(given, terminal.folder)).opened : await openRevision(given, folder);
  reportSkipped(opened, given, terminal);
  return opened;
}

/** git's own way to name two revisions. */
function rangeHint(given: string): string {
  const [, one, other] = /^([^.]+)\.{2,3}([^.]+)$/.exec(given) ?? [];
  return one === undefined ? '' : ` Name two: diff ${printable(one)} ${printable(other ?? '')}`;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
