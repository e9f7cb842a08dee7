import { type SourceId, sourceEntries, toProject } from '../../sources/index.ts';
import { loadSource } from '../../sources/loadSource.ts';
import { applicationFiles } from '../../targets/index.ts';
import { type Command, listFlag, textFlag } from '../command.ts';
import { openPath } from '../openPath.ts';
import { readOptions } from '../readOptions.ts';
import { reportSkipped } from '../reportSkipped.ts';
import { exitCodes, printable, Refusal } from '../terminal.ts';
import { writeOutput } from '../writeOutput.ts';

const entries = sourceEntries.filter(({ id }) => id !== 'pasted');

/** Makes model files of something else. */
export const command: Command = {
  name: 'import',
  summary: 'Makes model files of a database schema, a LoopBack 4 project or another source',
  usage: '<file or folder> --out <folder>',
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
    force: { type: 'boolean', help: 'writes into a folder that is not empty' },
  },
  details: `
What was guessed, and what could not be read, is said on the error output.

Examples:
  loopback-model-designer import schema.sql --out models
  loopback-model-designer import api --from loopback4 --out models
  pg_dump --schema-only shop > shop.sql && loopback-model-designer import shop.sql -o shop`,

  async run(args, terminal) {
    const [path] = args.rest;
    if (path === undefined) throw new Refusal('Name the file to import.');
    if (textFlag(args, 'out') === undefined)
      throw new Refusal('Say where to write the models with --out <folder>.');
    const source = sourceOf(textFlag(args, 'from'));
    const given = listFlag(args, 'option');
    const options = given.length === 0 ? {} : readOptions((await loadSource(source ?? 'sql')).options, given);
    const { opened } = await openPath(path, terminal.folder, { ...(source ? { source } : {}), options });
    reportSkipped(opened, path, terminal);
    for (const { kind, text } of opened.report?.remarks ?? [])
      terminal.note(`${kind === 'warning' ? 'warning' : 'note'} ${printable(text)}\n`);
    await writeOutput(applicationFiles(toProject(opened)).files, args, terminal);
    return exitCodes.ok;
  },
};

function sourceOf(given: string | undefined): SourceId | undefined {
  if (given === undefined) return undefined;
  const entry = entries.find(({ id }) => id === given);
  const list = entries.map(({ id }) => id).join(', ');
  if (entry === undefined) throw new Refusal(`There is no source ${printable(given)}. There are ${list}.`);
  return entry.id;
}
