import { loadPart } from '../../lib/loadPart.ts';
import type { Project } from '../../model/index.ts';
import { toProject } from '../../sources/index.ts';
import type { DrawnProject, TextFile } from '../../targets/index.ts';
import { textOfFile } from '../../targets/index.ts';
import { loadTarget } from '../../targets/loadTarget.ts';
import { type Command, textFlag } from '../command.ts';
import { openPath } from '../openPath.ts';
import { findBrowser } from '../png/findBrowser.ts';
import { paintPng } from '../png/paintPng.ts';
import { reportSkipped } from '../reportSkipped.ts';
import { exitCodes, printable, Refusal } from '../terminal.ts';
import { writeOutput } from '../writeOutput.ts';

const kinds = ['mermaid', 'markdown', 'svg', 'png'] as const;
const schemes = ['light', 'dark'] as const;

type Scheme = (typeof schemes)[number];

/** Draws models. */
export const command: Command = {
  name: 'diagram',
  summary: 'Draws models as a picture, or as a Mermaid diagram, alone or with documentation',
  usage: '[folder or file]',
  most: 1,
  flags: {
    to: { type: 'string', short: 't', value: '<kind>', help: `${kinds.join(', ')}; mermaid if not given` },
    colours: {
      type: 'string',
      value: '<scheme>',
      help: `of an svg or png: ${schemes.join(' or ')}; light if not given`,
    },
    out: {
      type: 'string',
      short: 'o',
      value: '<folder>',
      help: 'the folder to write to; the output if not given',
    },
    force: { type: 'boolean', help: 'writes into a folder that is not empty' },
  },
  details: `
An svg looks like the canvas of the page: its layout, its edges, its names and keys;
models are where designer.lbcanvas has them. A png is painted by an installed Chromium,
Chrome or Edge, or the one that CHROMIUM_PATH names.

Examples:
  loopback-model-designer diagram api > models.mmd
  loopback-model-designer diagram api --to svg > models.svg
  loopback-model-designer diagram api --to png --out docs
  loopback-model-designer diagram api --to markdown --out docs`,

  async run(args, terminal) {
    const given = textFlag(args, 'to') ?? 'mermaid';
    const kind = kinds.find((one) => one === given);
    if (kind === undefined)
      throw new Refusal(`There is no diagram ${printable(given)}. There are ${kinds.join(', ')}.`);
    const isPicture = kind === 'svg' || kind === 'png';
    const scheme = schemeOf(textFlag(args, 'colours'), isPicture);
    if (kind === 'png' && textFlag(args, 'out') === undefined)
      throw new Refusal('A png is not text: say where to write it with --out <folder>.');
    const browser = kind === 'png' ? findBrowser(process.env) : null;
    const [path = '.'] = args.rest;
    const { opened } = await openPath(path, terminal.folder);
    reportSkipped(opened, path, terminal);
    const project = toProject(opened);
    const made = isPicture
      ? (await loadTarget('picture')).make({ project, options: {}, drawn: await draw(project, scheme) })
      : (await loadTarget(kind)).make({ project, options: {} });
    if (!made.ok) throw new Refusal(made.error.message);
    const files = [...made.value.files].map((file) => ({ path: file.path, text: textOfFile(file) }));
    await writeOutput(browser === null ? files : await paintAll(files, browser), args, terminal);
    return exitCodes.ok;
  },
};

async function paintAll(files: readonly TextFile[], browser: string) {
  const painted = files.map(async ({ path, text }) => ({
    path: path.replace(/\.svg$/, '.png'),
    text: await paintPng(text, browser),
  }));
  return Promise.all(painted);
}

/** Loads the drawing of pictures only for a picture. */
async function draw(project: Project, scheme: Scheme): Promise<DrawnProject> {
  const { drawProject } = await loadPart(() => import('../drawProject.ts'));
  return drawProject(project, scheme);
}

function schemeOf(given: string | undefined, isPicture: boolean): Scheme {
  if (given !== undefined && !isPicture) throw new Refusal('--colours belongs to --to svg and --to png.');
  const scheme = schemes.find((one) => one === (given ?? 'light'));
  if (scheme === undefined)
    throw new Refusal(`There are no colours ${printable(given ?? '')}. There are ${schemes.join(' and ')}.`);
  return scheme;
}
