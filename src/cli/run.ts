import { closestName } from '../lib/closestName.ts';
import { printCommandHelp, printHelp } from './help.ts';
import { parseArguments } from './parseArguments.ts';
import { type CommandName, commandNames, loadCommand } from './registry.ts';
import { type ExitCode, exitCodes, printable, Refusal, styled, type Terminal } from './terminal.ts';
import { version } from './version.ts';

/**
 * Runs the program.
 *
 * @param given the arguments, without the program's name
 */
export async function run(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(given, terminal);
  } catch (error) {
    terminal.note(`${styled(terminal, 'red', 'error')} ${describeFailure(error)}\n`);
    return exitCodes.failed;
  }
}

/** Anything but a refusal is a bug; its trace is what a report of it needs. */
function describeFailure(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug of loopback-model-designer ${version}. Please report it with these lines:\n${trace}`;
}

async function dispatch(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = given;
  if (name === '--version' || name === '-v') {
    terminal.out(`${version}\n`);
    return exitCodes.ok;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await printHelp(terminal);
    return name === undefined ? exitCodes.failed : exitCodes.ok;
  }
  if (!isCommand(name)) {
    const nearest = closestName(name, commandNames);
    const guess = nearest === null ? '' : ` Did you mean ${nearest}?`;
    throw new Refusal(`There is no command ${printable(name)}.${guess} See: loopback-model-designer --help`);
  }
  const command = await loadCommand(name);
  if (rest.some((argument) => argument === '--help' || argument === '-h')) {
    printCommandHelp(command, terminal);
    return exitCodes.ok;
  }
  return command.run(parseArguments(command, rest), terminal);
}

const isCommand = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name);
