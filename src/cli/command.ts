import type { ExitCode, Terminal } from './terminal.ts';

/** A flag of a command. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  /** One letter: `-o`. */
  readonly short?: string;
  /** Whether it can be given several times. */
  readonly multiple?: true;
  /** What stands for its value in the help: `<folder>`. */
  readonly value?: string;
  readonly help: string;
}

/** The arguments of a call, parsed: flags by name, and everything else. */
export interface Arguments {
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly rest: readonly string[];
}

/** A command of the terminal. Each is a file in `commands`, and a line in the registry. */
export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** The arguments after the name: `[folder]`. */
  readonly usage: string;
  /** The most arguments that are not flags. */
  readonly most: number;
  readonly flags: Readonly<Record<string, Flag>>;
  /** Paragraphs below the flags, and examples. */
  readonly details: string;
  /** @throws Refusal where it cannot run */
  run(args: Arguments, terminal: Terminal): Promise<ExitCode>;
}

/** Returns the value of a flag that takes a text; undefined where it is not given. */
export function textFlag({ flags }: Arguments, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** Returns the values of a flag that can be given several times. */
export function listFlag({ flags }: Arguments, name: string): readonly string[] {
  const value = flags[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** Whether a flag without a value is given. */
export const isGiven = ({ flags }: Arguments, name: string): boolean => flags[name] === true;
