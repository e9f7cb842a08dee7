import { toProject } from '../../sources/index.ts';
import { type TargetId, targetEntries, textOfFile } from '../../targets/index.ts';
import { loadTarget } from '../../targets/loadTarget.ts';
import { type Command, listFlag, textFlag } from '../command.ts';
import { openPath } from '../openPath.ts';
import { readOptions } from '../readOptions.ts';
import { reportSkipped } from '../reportSkipped.ts';
import { exitCodes, printable, Refusal } from '../terminal.ts';
import { writeOutput } from '../writeOutput.ts';

/** What the command makes: a picture needs a browser to measure text. */
const entries = targetEntries.filter(({ id }) => id !== 'picture' && id !== 'model');

/** Makes what a project can become. */
export const command: Command = {
  name: 'export',
  summary: 'Makes an application, tables, documents or other files of models',
  usage: '[folder or file] --to <target>',
  most: 1,
  flags: {
    to: { type: 'string', short: 't', value: '<target>', help: entries.map(({ id }) => id).join(', ') },
    out: {
      type: 'string',
      short: 'o',
      value: '<folder>',
      help: 'the folder to write to; one file goes to the output if not given',
    },
    option: {
      type: 'string',
      value: '<name=value>',
      multiple: true,
      help: 'an option of the target; can be repeated',
    },
    force: { type: 'boolean', help: 'writes into a folder that is not empty' },
  },
  details: `
Options of a target are those of its dialog in the page; a wrong name or value lists them.

Examples:
  loopback-model-designer export api --to loopback3 --out shop-api
  loopback-model-designer export api --to markdown > MODELS.md
  loopback-model-designer export api --to sql --option dialect=mysql --out schema`,

  async run(args, terminal) {
    const id = targetOf(textFlag(args, 'to'));
    const [path = '.'] = args.rest;
    const { opened } = await openPath(path, terminal.folder);
    reportSkipped(opened, path, terminal);
    const target = await loadTarget(id);
    const options = readOptions(target.options, listFlag(args, 'option'));
    const made = target.make({ project: toProject(opened), options });
    if (!made.ok) throw new Refusal(printable(made.error.message));
    for (const { kind, text } of made.value.remarks)
      if (kind === 'warning') terminal.note(`warning ${printable(text)}\n`);
    const files = [...made.value.files].map((file) => ({ path: file.path, text: textOfFile(file) }));
    await writeOutput(files, args, terminal);
    return exitCodes.ok;
  },
};

function targetOf(given: string | undefined): TargetId {
  const list = entries.map(({ id }) => id).join(', ');
  if (given === undefined) throw new Refusal(`Say what to make with --to: ${list}.`);
  const entry = entries.find(({ id }) => id === given);
  if (entry === undefined) throw new Refusal(`There is no target ${printable(given)}. There are ${list}.`);
  return entry.id;
}
