import type { Command, Flag } from './command.ts';
import { commandNames, loadCommand } from './registry.ts';
import { styled, type Terminal } from './terminal.ts';

const PROGRAM = 'loopback-model-designer';

/** Writes what the program does, and its commands. */
export async function printHelp(terminal: Terminal): Promise<void> {
  const commands = await Promise.all(commandNames.map(loadCommand));
  const width = Math.max(...commandNames.map((name) => name.length));
  const lines = commands.map(
    ({ name, summary }) => `  ${styled(terminal, 'bold', name.padEnd(width))}  ${summary}`,
  );
  terminal.out(`Checks, draws and exports LoopBack models.

Usage: ${PROGRAM} <command> [arguments]

${lines.join('\n')}

  ${PROGRAM} <command> --help   what a command does, with examples
  ${PROGRAM} --version          the version

Exit codes: 0 all is well, 1 something was found, 2 the command could not run.
Nothing is sent anywhere. NO_COLOR=1 leaves out colours, FORCE_COLOR=1 asks for them.
`);
}

/** Writes what a command does. */
export function printCommandHelp(command: Command, terminal: Terminal): void {
  const { name, summary, usage, flags, details } = command;
  const all: readonly (readonly [string, Flag])[] = [
    ...Object.entries(flags),
    ['help', { type: 'boolean', short: 'h', help: 'shows this help' }],
  ];
  const left = all.map(([flag, { short, value, type }]) => {
    const letter = short === undefined ? '    ' : `-${short}, `;
    return `  ${letter}--${flag}${type === 'string' ? ` ${value ?? '<value>'}` : ''}`;
  });
  const width = Math.max(...left.map((text) => text.length));
  const lines = all.map(([, { help }], index) => `${(left[index] ?? '').padEnd(width)}  ${help}`);
  terminal.out(`${summary}

Usage: ${PROGRAM} ${name} ${usage}

${lines.join('\n')}

${details.trim()}
`);
}
