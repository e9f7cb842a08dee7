import { ConnectorError } from '../../runtime/connector.ts';
import { copyPlain, type Excess } from './copyPlain.ts';
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

/** The arguments of a call, copied, with what they cost the page. */
export interface MeasuredCall {
  readonly args: readonly unknown[];
  /** One for each value, and one for every {@link charactersPerNode} characters. */
  readonly weight: number;
}

/**
 * Copies and weighs the arguments of a call that came from untrusted code.
 *
 * @throws ConnectorError TOO_LARGE, saying what is too much
 */
export function measureCall(args: readonly unknown[], limits: ServeLimits): MeasuredCall {
  const copied = copyPlain(args, { ...limits, hasDates: true });
  if ('excess' in copied) throw new ConnectorError('TOO_LARGE', describeExcess(copied.excess, limits));
  const { copy, nodes, characters } = copied;
  return { args: copy as readonly unknown[], weight: nodes + Math.floor(characters / charactersPerNode) };
}

function describeExcess(excess: Excess, limits: ServeLimits): string {
  const counted = { values: limits.nodes, levels: limits.depth, characters: limits.characters };
  if (excess in counted) {
    const most = counted[excess as keyof typeof counted].toLocaleString('en');
    return `A call may hold at most ${most} ${excess}: send less at a time.`;
  }
  return `A call may hold plain values only, as JSON has them, and no ${excess}.`;
}
