import { parseArgs } from 'node:util';
import { closestName } from '../lib/closestName.ts';
import type { Arguments, Command } from './command.ts';
import { printable, Refusal } from './terminal.ts';

/**
 * Parses the arguments after the name of a command.
 *
 * @throws Refusal for unknown flags, missing values and too many arguments
 */
export function parseArguments({ name, flags, most }: Command, given: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(flags).map(([flag, { type, short, multiple = false }]) => [
      flag,
      { type, multiple, ...(short === undefined ? {} : { short }) },
    ]),
  );
  // Not strict: its refusals name neither the nearest flag nor the help.
  const { values, positionals, tokens } = parseArgs({
    args: [...given],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const seeHelp = `See: loopback-model-designer ${name} --help`;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (flag === undefined) throw new Refusal(`${describeUnknown(token.rawName, flags)} ${seeHelp}`);
    const isMissing = token.value === undefined || (token.value.startsWith('-') && !token.inlineValue);
    if (flag.type === 'string' && isMissing)
      throw new Refusal(`${token.rawName} needs a value: ${flag.value ?? '<value>'}. ${seeHelp}`);
    if (token.value === '') throw new Refusal(`${token.rawName} is empty. ${seeHelp}`);
    if (flag.type === 'boolean' && token.value !== undefined)
      throw new Refusal(`${token.rawName} takes no value. ${seeHelp}`);
  }
  // An unset variable of a shell; the present folder is not what was meant.
  if (positionals.includes('')) throw new Refusal(`An argument is empty. ${seeHelp}`);
  if (positionals.length > most) {
    const extra = printable(positionals[most] ?? '');
    throw new Refusal(`“${extra}” is one argument too many. ${seeHelp}`);
  }
  return { flags: values as Arguments['flags'], rest: positionals };
}

function describeUnknown(given: string, flags: Command['flags']): string {
  const nearest = closestName(given.replace(/^-+/, ''), Object.keys(flags));
  return `There is no flag ${printable(given)}.${nearest === null ? '' : ` Did you mean --${nearest}?`}`;
}
