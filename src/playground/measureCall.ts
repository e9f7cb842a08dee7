import { ConnectorError } from '../runtime/connector.ts';
import { charactersPerNode } from './messageLimits.ts';

/** What one call may carry, and how many may run at a time. */
export interface ServeLimits {
  /** Models of all `define`s together, and of one `automigrate`. */
  readonly models: number;
  /** Rows of one `create`. */
  readonly rows: number;
  /** Objects, arrays and values in the arguments of one call. */
  readonly nodes: number;
  /** Levels of objects and arrays in the arguments of one call. */
  readonly depth: number;
  /** Characters of all texts in the arguments of one call, names included. */
  readonly characters: number;
  readonly inFlight: number;
}

export const defaultLimits: ServeLimits = {
  models: 500,
  rows: 100_000,
  nodes: 3_000_000,
  depth: 100,
  characters: 50_000_000,
  inFlight: 1_000,
};

/**
 * Weighs the arguments of a call: one for each value, and one for every
 * {@link charactersPerNode} characters. Counts while it walks, so that what is
 * too large, too deep or circular costs no more than the limit.
 *
 * @throws ConnectorError TOO_LARGE, saying what is too much
 */
export function measureCall(args: readonly unknown[], limits: ServeLimits): number {
  let nodes = 0;
  let characters = 0;
  const refuse = (what: string, limit: number): never => {
    throw new ConnectorError(
      'TOO_LARGE',
      limit === 0
        ? `A call may hold plain values only, as JSON has them, and no ${what}.`
        : `A call may hold at most ${limit.toLocaleString('en')} ${what}: send less at a time.`,
    );
  };
  const visit = (value: unknown, depth: number): void => {
    if (++nodes > limits.nodes) refuse('values', limits.nodes);
    if (depth > limits.depth) refuse('levels', limits.depth);
    if (typeof value === 'string') characters += value.length;
    else if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
    else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
      if (!isPlainObject(value)) refuse('objects that are not plain', 0);
      for (const key of Object.keys(value)) {
        characters += key.length;
        visit((value as Record<string, unknown>)[key], depth + 1);
      }
    } else if (typeof value === 'bigint') refuse('big integers', 0);
    if (characters > limits.characters) refuse('characters', limits.characters);
  };
  visit(args, 0);
  return nodes + Math.floor(characters / charactersPerNode);
}

/** An object as JSON has it. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
