/** What a command reads and writes; tests play it. */
export interface Terminal {
  /** The folder in which the command was started. */
  readonly folder: string;
  /** Whether the output is a terminal that shows colours. */
  readonly hasColours: boolean;
  /** Writes results. */
  out(text: string): void;
  /** Writes what is about the run itself: refusals, progress, summaries. */
  note(text: string): void;
  /** Resolves when the user ends the program, with Ctrl C. */
  untilEnded(): Promise<void>;
}

/**
 * Whether to colour the output: on a terminal, unless NO_COLOR is set, and where
 * FORCE_COLOR asks for it. Sources: https://no-color.org, https://force-color.org.
 */
export function showsColours(
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** How a command ends, as linters do. */
export const exitCodes = {
  ok: 0,
  /** It ran, and what it checks is not as it should be. */
  found: 1,
  /** It could not run: wrong arguments, unreadable files. */
  failed: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A reason why a command cannot run, as a sentence with the way out. */
export class Refusal extends Error {}

type Style = 'bold' | 'red' | 'yellow' | 'blue' | 'green' | 'dim';

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
};

/** Colours a text where the terminal shows colours. */
export function styled({ hasColours }: Pick<Terminal, 'hasColours'>, style: Style, text: string): string {
  const [on, off] = codes[style];
  return hasColours ? `\u001B[${on}m${text}\u001B[${off}m` : text;
}

/**
 * Replaces control characters in a text that comes from a file: a terminal would
 * obey them.
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced.
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}
