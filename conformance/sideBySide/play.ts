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

export interface Game {
  /** How many calls both engines have made and answered alike. */
  readonly compared: number;
  readonly difference?: Difference;
}

/** Plays a schema and a sequence on both engines, step by step, until they part or one cannot go on. */
export async function play(schema: SchemaPlan, steps: readonly Step[], connector: Connector): Promise<Game> {
  const [reference, ours] = [createReference(), createOurs(connector)];
  const [expectedWorld, actualWorld] = [createWorld(reference), createWorld(ours)];
  const calls: string[] = [];
  try {
    const [expected, actual] = [expectedWorld.build(schema), actualWorld.build(schema)];
    if (!isDeepStrictEqual(actual, expected))
      return { compared: 0, difference: { schema, calls, aspect: 'definition', expected, actual } };
    for (const step of steps) {
      const expectedOutcome = await expectedWorld.run(step);
      if (isOver(expectedOutcome, schema, connector)) break;
      const actualOutcome = await actualWorld.run(step);
      calls.push(expectedOutcome.call);
      const found = compare(expectedOutcome, actualOutcome, connector);
      if (found) return { compared: calls.length - 1, difference: { schema, calls, ...found } };
      if (isUnjudged(expectedOutcome.result)) break;
    }
    return { compared: calls.filter((call) => call !== '(nothing)').length };
  } finally {
    await reference.close();
    await ours.close();
  }
}

/**
 * Where nothing can be compared any more, for one of the intended differences:
 * a call that LoopBack never ends; a TypeError that it stumbles over inside; an updateAll that meets a row
 * which was saved without its id;
 * rows that an order leaves equal, which its memory connector keeps in the
 * order of insertion where ids are texts; and a filter that cannot be judged
 * on a store with indexes, which does not look at all rows.
 */
function isOver({ isSettled, result, call }: Outcome, schema: SchemaPlan, connector: Connector): boolean {
  const hasTextIds = schema.models.some(({ id }) => id === 'string');
  const hasTies = hasTextIds && /"order":/.test(call + JSON.stringify(schema));
  const answer = JSON.stringify(result);
  const stumbles = stumbling.test(answer) || (call.includes('.updateAll(') && withoutIdText.test(answer));
  return !isSettled || stumbles || hasTies || (connector.name !== 'memory' && isUnjudged(result));
}

const withoutIdText = /You must provide an id when updating/;

const stumbling =
  /Cannot ((read|set) properties of (null|undefined) \(\w+ '(__|toString)|create property '\w+' on \w+)/;

/** The memory connector throws at the first row that it cannot judge; an update has then written those before it. */
function isUnjudged(result: unknown): boolean {
  return /value\.match is not a function|Invalid regular expression|reading 'neq'/.test(
    JSON.stringify(result),
  );
}

const aspects: readonly (keyof Outcome)[] = ['call', 'result', 'args', 'store', 'instances'];

function compare(
  expected: Outcome,
  actual: Outcome,
  connector: Connector,
): Pick<Difference, 'aspect' | 'expected' | 'actual'> | undefined {
  const comparable = isUnjudged(expected.result) ? aspects.slice(0, 2) : aspects;
  for (const aspect of comparable) {
    const [left, right] = [expected, actual].map((each) => normal(each[aspect], aspect, connector));
    if (!isDeepStrictEqual(left, right)) return { aspect, expected: left, actual: right };
  }
  return undefined;
}

/** Removes what is not behaviour of LoopBack's: see the intended differences in src/runtime/SPEC.md. */
function normal(value: unknown, aspect: keyof Outcome, connector: Connector): unknown {
  if (aspect === 'store' && typeof value === 'object' && value !== null) {
    // A model without rows and a model without store are the same.
    return Object.fromEntries(
      Object.entries(value).filter(([, rows]) => (rows as readonly unknown[]).length > 0),
    );
  }
  if (aspect === 'args' && Array.isArray(value)) return value.map(withPlainOrder);
  return aspect === 'result' ? withoutTiming(value, connector) : value;
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

/**
 * A filter that cannot be judged makes the memory connector throw at once,
 * which a store that takes time cannot do; and how far other includes have
 * come when one fails depends on the store.
 */
function withoutTiming(result: unknown, connector: Connector): unknown {
  const [first] = (result as { values?: unknown[] } | null)?.values ?? [];
  const isFailure = typeof first === 'object' && first !== null && '<error>' in first;
  const isInclude = isFailure && / is not defined for \w+ model/.test(JSON.stringify(first));
  const isTimed = isUnjudged(result) || isInclude || (isFailure && connector.name !== 'memory');
  return isTimed ? { values: first } : result;
}
