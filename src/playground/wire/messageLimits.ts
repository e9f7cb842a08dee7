/**
 * How much one message between worker and page may hold. Plain code without
 * schemas: the gate is bundled with nothing else.
 */
import { copyPlain } from './copyPlain.ts';

export const protocolLimits = {
  /** Events of one run; what comes after them is cut with a note. */
  events: 1_000,
  /** What all events of one run may weigh together: some 150,000 shown values, or five million characters. */
  totalWeight: 150_000,
  /** Calls of one run that are told of, one a place in the code; each, and the end of each, is a message. */
  calls: 100,
  /** Values that an argument of a call may hold. */
  callNodes: 300,
  /** Values of all recorded calls of one run. */
  totalCallNodes: 60_000,
  callArguments: 6,
  /** Characters of a note. */
  sentence: 1_000,
  /** Levels of `console.group`. */
  groups: 20,
  /** Values in one `console.log`. */
  values: 50,
  /** Objects, arrays and primitives in one message, counted before it is parsed. */
  nodes: 60_000,
  /** Levels of objects and arrays in one message. */
  depth: 40,
  /** Characters of all texts of one message. */
  characters: 2_000_000,
} as const;

/** A text of that length costs the page about what a value does. */
export const charactersPerNode = 32;

/** A message from untrusted code, copied, with what it costs the page. */
export interface WeighedCopy {
  readonly copy: unknown;
  /** One for each value in it, and one for every {@link charactersPerNode} characters. */
  readonly weight: number;
}

/** Copies and weighs a cloned message; null where it is too large to be parsed, or holds what no message does. */
export function copyMessage(data: unknown): WeighedCopy | null {
  const copied = copyPlain(data, protocolLimits);
  if ('excess' in copied) return null;
  return { copy: copied.copy, weight: copied.nodes + Math.floor(copied.characters / charactersPerNode) };
}

/** What a message costs the page; null where it is too large to be parsed. */
export function weigh(data: unknown): number | null {
  return copyMessage(data)?.weight ?? null;
}
