import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, isGiven, textFlag } from '../command.ts';
import { type Served, serve } from '../open/serve.ts';
import { describe } from '../openPath.ts';
import { exitCodes, printable, Refusal, styled } from '../terminal.ts';

/** Ports that systems leave to programs, and browsers do not refuse. */
const FIRST_PORT = 42_000;
const PORTS = 5_000;

/** Opens a folder in the page. */
export const command: Command = {
  name: 'open',
  summary: 'Opens a folder in the browser, to draw its models and save them back',
  usage: '[folder]',
  most: 1,
  flags: {
    browser: { type: 'boolean', short: 'b', help: 'opens the address in the usual browser' },
    port: {
      type: 'string',
      short: 'p',
      value: '<number>',
      help: 'the port; one of the folder’s own if not given',
    },
  },
  details: `
Serves the page to this machine only, until Ctrl C. Open the address that is printed:
the folder is connected in every browser. Save to folder (Ctrl S) shows each change
before it writes, and changes on the disk are reported.

The address holds a token. Whoever has it can read and write the .json and .js files
of the folder and its designer.lbcanvas, and read .sql, .ddl, .prisma and .dbml files, while the program
runs. Nothing else can be reached: no other folder, no symbolic link, no name that
starts with a dot, not node_modules.

Each folder has a port of its own, so that the browser finds its drawing again.
--browser names the address to the system, where other users of this machine can see it.

Examples:
  loopback-model-designer open
  loopback-model-designer open api --browser`,

  async run(args, terminal) {
    const [given = '.'] = args.rest;
    const folder = await findFolder(resolve(terminal.folder, given), given);
    const port = portOf(textFlag(args, 'port'));
    const page = findPage();
    const served = await serve({
      folder,
      page,
      ports: port === undefined ? [ownPort(folder), 0] : [port],
      onError: (error) => terminal.note(`error ${printable(String(error))}\n`),
    }).catch((error: NodeJS.ErrnoException): Served => {
      if (error.syscall !== 'listen') throw error;
      const reason = error.code === 'EADDRINUSE' ? 'another program uses it' : describe(error);
      throw new Refusal(`Port ${port ?? 0} cannot be used: ${reason}. Choose another one with --port.`);
    });
    terminal.out(`${styled(terminal, 'bold', served.address)}\n`);
    terminal.note(`Open this address to draw ${printable(given)}. Ctrl C ends the program.\n`);
    if (isGiven(args, 'browser')) openBrowser(served.address, (text) => terminal.note(text));
    await terminal.untilEnded();
    await served.close();
    return exitCodes.ok;
  },
};

async function findFolder(absolute: string, given: string): Promise<string> {
  try {
    const real = await realpath(absolute);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    throw new Refusal(`${printable(given)} cannot be read: ${describe(error as NodeJS.ErrnoException)}.`);
  }
  throw new Refusal(`${printable(given)} is not a folder. Name the folder of the project.`);
}

/** Returns the built page: it is beside the program, in its package and in a clone. */
function findPage(): string {
  const found = ['../../dist', '../dist', '../../../dist']
    .map((path) => join(import.meta.dirname, path))
    .find((path) => existsSync(join(path, 'index.html')));
  if (found === undefined) throw new Refusal('The page is not built. Run npm run build first.');
  return found;
}

function portOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  if (port < 1 || port > 65_535)
    throw new Refusal(`--port is “${printable(given)}”: give a number from 1 to 65535.`);
  return port;
}

/** Returns the port of a folder: a page finds what it stored only at the same port. */
function ownPort(folder: string): number {
  return FIRST_PORT + (createHash('sha256').update(folder).digest().readUInt32BE(0) % PORTS);
}

function openBrowser(address: string, note: (text: string) => void): void {
  const [program, ...before] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler']
        : ['xdg-open'];
  const child = spawn(program ?? '', [...before, address], { stdio: 'ignore', detached: true });
  child.on('error', () => note('There is no browser that can be opened. Open the address yourself.\n'));
  child.unref();
}
