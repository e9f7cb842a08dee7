/** What of two outcomes is compared: everything but the intended differences of src/runtime/SPEC.md. */
import { isDeepStrictEqual } from 'node:util';
import type { Match } from './play.ts';
import type { Dynamic, Outcome } from './world.ts';

/**
 * Whether an outcome of LoopBack cannot be compared, because of an intended
 * difference: a call that never ends; a TypeError inside LoopBack; an updateAll
 * that meets a row saved without its id; and a filter that cannot be evaluated on
 * a store with indexes, which does not read all rows, or beside other calls, which
 * see the rows that it has changed.
 */
export function isIncomparable({ isSettled, result, call }: Outcome, store: string): boolean {
  const text = JSON.stringify(result);
  const failsInternally =
    internalError.test(text) || (call.includes('.updateAll(') && withoutIdText.test(text));
  const isBesideOthers = call.includes(' & ');
  const dependsOnStore = (store !== 'memory' || isBesideOthers) && isUnevaluable(result);
  return !isSettled || failsInternally || dependsOnStore;
}

const withoutIdText = /You must provide an id when updating/;

/**
 * TypeErrors of lists that another relation has turned into something else, of ids
 * that are null, of texts that are taken for rows, and of a referencesMany.remove
 * whose owner cannot be saved, which hides why.
 */
const internalError =
  /reading 'toString'|of undefined \(reading '\w+Ids?'|create property '\w+' on string|(embeddedList|ids)\.\w+ is not a function/;

/** Whether a filter could not be evaluated: the memory connector throws at that row, and an update has written those before it. */
export function isUnevaluable(result: unknown): boolean {
  return /value\.match is not a function|Invalid regular expression|reading '(neq|street|no|deep)?'/.test(
    JSON.stringify(result),
  );
}

/** A difference between the outcomes of one step. */
export interface OutcomeDifference {
  readonly aspect: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

const aspects: readonly (keyof Outcome)[] = ['call', 'result', 'args', 'store', 'instances'];

export function compareOutcomes(
  expected: Outcome,
  actual: Outcome,
  match: Match,
): OutcomeDifference | undefined {
  const comparable = isUnevaluable(expected.result) ? aspects.slice(0, 2) : aspects;
  for (const aspect of comparable) {
    const [left, right] = (
      aspect === 'result' ? withEqualFailures(expected, actual) : [expected, actual]
    ).map((each) => normalise(each[aspect], aspect, match));
    if (!isDeepStrictEqual(left, right)) return { aspect, expected: left, actual: right };
  }
  return undefined;
}

/**
 * Calls that fail with a promise or a callback where LoopBack throws: DI15. The
 * create of a hasOne and the add of a hasMany through are a findOrCreate; update
 * and updateById (also called set) are those of embedded relations. And every call
 * that meets an instance which holds itself.
 */
const throwsInLoopBack =
  /\.(findOrCreate|upsert|upsertWithWhere|replaceOrCreate|create|add|update|updateById|set)\(/;

type Result = { readonly how: string; readonly values: readonly unknown[] } | null;

const endless = /Maximum call stack size exceeded/;

/** Returns both outcomes, ours as thrown if it failed with what LoopBack threw. */
function withEqualFailures(expected: Outcome, actual: Outcome): readonly [Outcome, Outcome] {
  const isEndless = endless.test(JSON.stringify(expected.result));
  if (!isEndless && !throwsInLoopBack.test(expected.call)) return [expected, actual];
  const theirs = [expected.result].flat() as Result[];
  const ours = ([actual.result].flat() as Result[]).map((result, index) =>
    theirs[index]?.how === 'threw' && result ? { how: 'threw', values: result.values.slice(0, 1) } : result,
  );
  return [expected, { ...actual, result: Array.isArray(actual.result) ? ours : ours[0] }];
}

/** Removes what is not LoopBack's behaviour: see the intended differences in src/runtime/SPEC.md. */
function normalise(value: unknown, aspect: keyof Outcome, { engine, store }: Match): unknown {
  if (aspect === 'store' && typeof value === 'object' && value !== null) {
    // A model without rows and a model without store are the same.
    const models = Object.entries(value as Record<string, readonly Dynamic[]>);
    return Object.fromEntries(
      models
        .filter(([, rows]) => rows.length > 0)
        .map(([model, rows]) => [model, engine === 'loopback3' ? rows.map(withTextId) : rows]),
    );
  }
  if (aspect === 'args' && Array.isArray(value)) return value.map(withPlainOrder);
  if (aspect !== 'result') return value;
  return Array.isArray(value) ? value.map((each) => withoutTiming(each, store)) : withoutTiming(value, store);
}

/** Juggler 3.36 stores the id of a replaced row as it was given: DI25. */
const withTextId = (row: Dynamic): Dynamic => ('id' in row ? { ...row, id: String(row['id']) } : row);

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
 * and which other includes are done when one fails depends on the store (DI11).
 */
function withoutTiming(result: unknown, store: string): unknown {
  const [first] = (result as { values?: unknown[] } | null)?.values ?? [];
  const isFailure = typeof first === 'object' && first !== null && '<error>' in first;
  const isTimed = isUnevaluable(result) || (isFailure && store !== 'memory');
  return isTimed ? { values: first } : result;
}
