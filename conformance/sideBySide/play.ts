import { isDeepStrictEqual } from 'node:util';
import type { Connector } from '../../src/runtime/connector.ts';
import type { Step } from './calls.ts';
import { createOurs, createReference } from './engines.ts';
import type { SchemaPlan } from './schemas.ts';
import { createWorld, type Outcome } from './world.ts';

/** A difference between the two engines. */
export interface Difference {
  readonly schema: SchemaPlan;
  /** The calls so far; the last one shows the difference. */
  readonly calls: readonly string[];
  readonly aspect: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface PlayResult {
  /** The number of calls with equal results. */
  readonly compared: number;
  readonly difference?: Difference;
}

/** Plays a schema and a sequence on both engines, step by step, until they differ or cannot be compared. */
export async function play(
  schema: SchemaPlan,
  steps: readonly Step[],
  connector: Connector,
): Promise<PlayResult> {
  const [reference, ours] = [createReference(), createOurs(connector)];
  const [expectedWorld, actualWorld] = [createWorld(reference), createWorld(ours)];
  const calls: string[] = [];
  try {
    const [expected, actual] = [expectedWorld.build(schema), actualWorld.build(schema)];
    if (!isDeepStrictEqual(actual, expected))
      return { compared: 0, difference: { schema, calls, aspect: 'definition', expected, actual } };
    for (const step of steps) {
      const expectedOutcome = await expectedWorld.run(step);
      if (isIncomparable(expectedOutcome, schema, connector)) break;
      const actualOutcome = await actualWorld.run(step);
      calls.push(expectedOutcome.call);
      const found = compare(expectedOutcome, actualOutcome, connector);
      if (found) return { compared: calls.length - 1, difference: { schema, calls, ...found } };
      if (isUnevaluable(expectedOutcome.result)) break;
    }
    return { compared: calls.filter((call) => call !== '(nothing)').length };
  } finally {
    await reference.close();
    await ours.close();
  }
}

/**
 * Whether nothing can be compared any more, because of an intended difference:
 * a call that LoopBack never ends; a TypeError inside LoopBack; an updateAll that
 * meets a row saved without its id; rows that an order leaves equal, which its
 * memory connector keeps in the order of insertion if ids are texts; and a filter
 * that cannot be evaluated on a store with indexes, which does not read all rows.
 */
function isIncomparable(
  { isSettled, result, call }: Outcome,
  schema: SchemaPlan,
  connector: Connector,
): boolean {
  const hasTextIds = schema.models.some(({ id }) => id === 'string');
  const hasTies = hasTextIds && /"order":/.test(call + JSON.stringify(schema));
  const text = JSON.stringify(result);
  const failsInternally =
    internalError.test(text) || (call.includes('.updateAll(') && withoutIdText.test(text));
  return !isSettled || failsInternally || hasTies || (connector.name !== 'memory' && isUnevaluable(result));
}

const withoutIdText = /You must provide an id when updating/;

const internalError =
  /Cannot ((read|set) properties of (null|undefined) \(\w+ '(__|toString)|create property '\w+' on \w+)/;

/** Whether a filter could not be evaluated: the memory connector throws at that row, and an update has written those before it. */
function isUnevaluable(result: unknown): boolean {
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
  const comparable = isUnevaluable(expected.result) ? aspects.slice(0, 2) : aspects;
  for (const aspect of comparable) {
    const [left, right] = [expected, actual].map((each) => normalise(each[aspect], aspect, connector));
    if (!isDeepStrictEqual(left, right)) return { aspect, expected: left, actual: right };
  }
  return undefined;
}

/** Removes what is not LoopBack's behaviour: see the intended differences in src/runtime/SPEC.md. */
function normalise(value: unknown, aspect: keyof Outcome, connector: Connector): unknown {
  if (aspect === 'store' && typeof value === 'object' && value !== null) {
    // A model without rows and a model without store are the same.
    return Object.fromEntries(
      Object.entries(value).filter(([, rows]) => (rows as readonly unknown[]).length > 0),
    );
  }
  if (aspect === 'args' && Array.isArray(value)) return value.map(withPlainOrder);
  return aspect === 'result' ? withoutTiming(value, connector) : value;
}

/** Removes the parsed order, and the order of ids, which only the memory connector writes into the caller's filter. */
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
 * Removes what depends on timing: a filter that cannot be evaluated makes the
 * memory connector throw synchronously, which an asynchronous store cannot do;
 * and which other includes are done when one fails depends on the store.
 */
function withoutTiming(result: unknown, connector: Connector): unknown {
  const [first] = (result as { values?: unknown[] } | null)?.values ?? [];
  const isFailure = typeof first === 'object' && first !== null && '<error>' in first;
  const isInclude = isFailure && / is not defined for \w+ model/.test(JSON.stringify(first));
  const isTimed = isUnevaluable(result) || isInclude || (isFailure && connector.name !== 'memory');
  return isTimed ? { values: first } : result;
}
