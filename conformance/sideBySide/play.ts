import { isDeepStrictEqual } from 'node:util';
import type { Connector } from '../../src/runtime/connector.ts';
import type { Step } from './calls.ts';
import { createOurs, createReference } from './engines.ts';
import type { SchemaPlan } from './schemas.ts';
import { createWorld, type Outcome } from './world.ts';

/** Where the two engines part. */
export interface Difference {
  readonly schema: SchemaPlan;
  /** The calls so far, the last of which makes the difference. */
  readonly calls: readonly string[];
  readonly aspect: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Plays a schema and a sequence on both engines, step by step; undefined where they agree to the end. */
export async function play(
  schema: SchemaPlan,
  steps: readonly Step[],
  connector: Connector,
): Promise<Difference | undefined> {
  const [reference, ours] = [createReference(), createOurs(connector)];
  const [expectedWorld, actualWorld] = [createWorld(reference), createWorld(ours)];
  const calls: string[] = [];
  try {
    const [expected, actual] = [expectedWorld.build(schema), actualWorld.build(schema)];
    if (!isDeepStrictEqual(actual, expected))
      return { schema, calls, aspect: 'definition', expected, actual };
    for (const step of steps) {
      const expectedOutcome = await expectedWorld.run(step);
      if (isOver(expectedOutcome, connector)) return undefined;
      const actualOutcome = await actualWorld.run(step);
      calls.push(expectedOutcome.call);
      const found = compare(expectedOutcome, actualOutcome);
      if (found) return { schema, calls, ...found };
    }
    return undefined;
  } finally {
    await reference.close();
    await ours.close();
  }
}

/**
 * Where LoopBack's memory connector throws in a callback, a call never ends,
 * and there is nothing to compare from then on. A store with indexes does not
 * look at all rows, so it need not fail on one that cannot be judged.
 */
function isOver({ isSettled, result }: Outcome, connector: Connector): boolean {
  return !isSettled || (connector.name !== 'memory' && isUnjudged(result));
}

function isUnjudged(result: unknown): boolean {
  return /value\.match is not a function|Invalid regular expression|reading 'neq'/.test(
    JSON.stringify(result),
  );
}

const aspects: readonly (keyof Outcome)[] = ['call', 'result', 'args', 'store', 'instances'];

function compare(
  expected: Outcome,
  actual: Outcome,
): Pick<Difference, 'aspect' | 'expected' | 'actual'> | undefined {
  for (const aspect of aspects) {
    const [left, right] = [normal(expected[aspect], aspect), normal(actual[aspect], aspect)];
    if (!isDeepStrictEqual(left, right)) return { aspect, expected: left, actual: right };
  }
  return undefined;
}

/** Takes out what is no behaviour of LoopBack's: see the intended differences in src/runtime/SPEC.md. */
function normal(value: unknown, aspect: keyof Outcome): unknown {
  if (aspect === 'store' && typeof value === 'object' && value !== null) {
    // A model without rows and a model without store are the same.
    return Object.fromEntries(
      Object.entries(value).filter(([, rows]) => (rows as readonly unknown[]).length > 0),
    );
  }
  if (aspect === 'args' && Array.isArray(value)) return value.map(withPlainOrder);
  return aspect === 'result' ? withoutTiming(value) : value;
}

/** The memory connector writes its parsed order, and the order of ids, into the caller's filter; no other does. */
function withPlainOrder(argument: unknown): unknown {
  const { order } = (argument ?? {}) as { order?: unknown };
  if (!Array.isArray(order)) return argument;
  const plain = order.map(toPlainOrder);
  const { order: _order, ...others } = argument as Record<string, unknown>;
  return plain.length === 1 && plain[0] === 'id' ? others : { ...others, order: plain };
}

function toPlainOrder(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return String(entry).replace(/ ASC$/, '');
  const { key, reverse } = entry as { key: string; reverse: number };
  return reverse === -1 ? `${key} DESC` : key;
}

/** A filter that cannot be judged makes the memory connector throw at once, which a store that takes time cannot do. */
function withoutTiming(result: unknown): unknown {
  return isUnjudged(result) ? { values: (result as { values?: unknown[] }).values?.[0] } : result;
}
