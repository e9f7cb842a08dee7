import { toProject } from '../../sources/index.ts';
import { textOfFile } from '../../targets/index.ts';
import { loadTarget } from '../../targets/loadTarget.ts';
import { type Command, textFlag } from '../command.ts';
import { openPath } from '../openPath.ts';
import { reportSkipped } from '../reportSkipped.ts';
import { exitCodes, printable, Refusal } from '../terminal.ts';
import { writeOutput } from '../writeOutput.ts';

const kinds = ['mermaid', 'markdown'] as const;

/** Draws models. */
export const command: Command = {
  name: 'diagram',
  summary: 'Draws models as a Mermaid diagram, alone or with documentation',
  usage: '[folder or file]',
  most: 1,
  flags: {
    to: { type: 'string', short: 't', value: '<kind>', help: `${kinds.join(' or ')}; mermaid if not given` },
    out: {
      type: 'string',
      short: 'o',
      value: '<folder>',
      help: 'the folder to write to; the output if not given',
    },
    force: { type: 'boolean', help: 'writes into a folder that is not empty' },
  },
  details: `
Examples:
  loopback-model-designer diagram api > models.mmd
  loopback-model-designer diagram api --to markdown --out docs`,

  async run(args, terminal) {
    const given = textFlag(args, 'to') ?? 'mermaid';
    const kind = kinds.find((one) => one === given);
    if (kind === undefined)
      throw new Refusal(`There is no diagram ${printable(given)}. There are ${kinds.join(' and ')}.`);
    const [path = '.'] = args.rest;
    const { opened } = await openPath(path, terminal.folder);
    reportSkipped(opened, path, terminal);
    const made = (await loadTarget(kind)).make({ project: toProject(opened), options: {} });
    if (!made.ok) throw new Refusal(made.error.message);
    const files = [...made.value.files].map((file) => ({ path: file.path, text: textOfFile(file) }));
    await writeOutput(files, args, terminal);
    return exitCodes.ok;
  },
};
