import type { JsonValue } from '../../lib/json.ts';
import { runAtOnce } from '../../lib/slices.ts';
import { likenessInSteps, type Project } from '../../model/index.ts';
import { findStyle, type OpenedFiles, type SourceId, sourceEntries, toProject } from '../../sources/index.ts';
import { loadSource } from '../../sources/loadSource.ts';
import { applicationFiles } from '../../targets/index.ts';
import { type Command, isGiven, listFlag, textFlag } from '../command.ts';
import { type OpenedPath, openPath } from '../openPath.ts';
import { readOptions } from '../readOptions.ts';
import { reportSkipped } from '../reportSkipped.ts';
import { exitCodes, printable, Refusal, type Terminal } from '../terminal.ts';
import { openTarget, updateFolder } from '../updateFolder.ts';
import { writeOutput } from '../writeOutput.ts';

const entries = sourceEntries.filter(({ id }) => id !== 'pasted');

/** Makes model files of something else. */
export const command: Command = {
  name: 'import',
  summary: 'Makes model files of a database schema, a LoopBack 4 project or another source',
  usage: '<file or folder> --out <folder> | --into <folder>',
  most: 1,
  flags: {
    from: {
      type: 'string',
      short: 'f',
      value: '<source>',
      help: `${entries.map(({ id }) => id).join(', ')}; recognised if not given`,
    },
    out: { type: 'string', short: 'o', value: '<folder>', help: 'the folder to write to' },
    option: {
      type: 'string',
      value: '<name=value>',
      multiple: true,
      help: 'an option of the source; can be repeated',
    },
    into: {
      type: 'string',
      value: '<folder>',
      help: 'the folder of a project whose models are updated',
    },
    'dry-run': { type: 'boolean', help: 'with --into: prints what would change, and writes nothing' },
    force: { type: 'boolean', help: 'writes into a folder that is not empty' },
  },
  details: `
What was guessed, and what could not be read, is said on the error output.

With --into, the models that a project has of the source are updated: what is new or has
changed is taken over, and names stay. What is gone is listed, and stays. Options that are
not given are those that the models of the project show.

Examples:
  loopback-model-designer import schema.sql --out models
  pg_dump --schema-only shop > shop.sql && loopback-model-designer import shop.sql -o shop
  loopback-model-designer import openapi.yaml --option objects=properties --out models
  loopback-model-designer import api --from loopback4 --out models
  loopback-model-designer import shop.sql --into api --dry-run`,

  async run(args, terminal) {
    const [path] = args.rest;
    if (path === undefined) throw new Refusal('Name the file to import.');
    const into = textFlag(args, 'into');
    const isDryRun = isGiven(args, 'dry-run');
    if (into === undefined && isDryRun) throw new Refusal('--dry-run belongs to --into.');
    if ((into === undefined) === (textFlag(args, 'out') === undefined))
      throw new Refusal(
        'Say where to write the models with --out <folder>, or what to update with --into <folder>.',
      );
    const source = sourceOf(textFlag(args, 'from'));
    const given = listFlag(args, 'option');
    const options =
      given.length === 0 ? {} : readOptions((await loadSource(source ?? usualSource(path))).options, given);
    const found = await openPath(path, terminal.folder, { ...(source ? { source } : {}), options });
    const target = into === undefined ? null : await openTarget(into, terminal);
    const opened = target === null ? found.opened : await inStyleOf(target.project, found, options, terminal);
    reportSkipped(opened, path, terminal);
    for (const { kind, text } of opened.report?.remarks ?? [])
      terminal.note(`${kind === 'warning' ? 'warning' : 'note'} ${printable(text)}\n`);
    if (target !== null) {
      await updateFolder(opened, { ...target, isDryRun }, terminal);
      return exitCodes.ok;
    }
    await writeOutput(applicationFiles(toProject(opened)).files, args, terminal);
    return exitCodes.ok;
  },
};

/** Returns what is opened with the options of the models that the project has of the source, and names these options. */
async function inStyleOf(
  project: Project,
  { opened, source, reopen }: OpenedPath,
  given: Readonly<Record<string, JsonValue>>,
  terminal: Terminal,
): Promise<OpenedFiles> {
  const style = await findStyle(runAtOnce(likenessInSteps(project)), {
    source,
    opened,
    options: given,
    reopen,
  });
  const found = Object.entries(style.options).filter(([name]) => !Object.hasOwn(given, name));
  if (found.length > 0)
    terminal.note(
      `Options found from the existing models: ${found.map((pair) => pair.join('=')).join(', ')}.\n`,
    );
  return style.opened;
}

/** The source whose options are meant where none is named. */
const usualSource = (path: string): SourceId => (/\.(json|ya?ml)$/i.test(path) ? 'openapi' : 'sql');

function sourceOf(given: string | undefined): SourceId | undefined {
  if (given === undefined) return undefined;
  const entry = entries.find(({ id }) => id === given);
  const list = entries.map(({ id }) => id).join(', ');
  if (entry === undefined) throw new Refusal(`There is no source ${printable(given)}. There are ${list}.`);
  return entry.id;
}
