import { reply, splitCall } from '../calls.ts';
import type { CreateOutcome } from '../connector.ts';
import { assertObject, EndedEarly, FailureWithResult } from '../errors.ts';
import type { Maybe } from '../maybe.ts';
import type { Dictionary, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import {
  createInstance,
  finishCreate,
  type PreparedInstance,
  prepareInstance,
  storePrepared,
} from './create.ts';
import { toModelRow } from './rows.ts';
import { callStore } from './support.ts';

/** Creates one row, or each of a list. */
export function createAny(model: ModelClass, data: Dictionary, options: Options): Maybe<unknown> {
  if (!Array.isArray(data)) return createInstance(model, data, options);
  return createInstances(model, data, options);
}

type Outcome = { readonly instance: ModelInstance } | { readonly failure: unknown };

/** A legacy hook may have ended the work early with a different result. */
const toOutcome = (failure: unknown): Outcome =>
  failure instanceof EndedEarly ? { instance: failure.result as ModelInstance } : { failure };

const attempt = async (work: () => Maybe<ModelInstance>): Promise<Outcome> => {
  try {
    return { instance: await work() };
  } catch (failure) {
    return toOutcome(failure);
  }
};

/**
 * Creates rows, each on its own. Rows that wait for no hook go to the store in
 * one call.
 * @throws FailureWithResult with a sparse array of errors where any fails
 */
async function createInstances(
  model: ModelClass,
  list: Dictionary[],
  options: Options,
): Promise<ModelInstance[]> {
  const outcomes: Maybe<Outcome>[] = [];
  const ready: { index: number; prepared: PreparedInstance }[] = [];
  for (let index = 0; index < list.length; index++) {
    if (list[index] === undefined) list[index] = {};
    // A list within the list is created in one go.
    if (Array.isArray(list[index])) {
      outcomes[index] = attempt(
        () => createAny(model, list[index] as Dictionary, options) as Promise<ModelInstance>,
      );
      continue;
    }
    try {
      const prepared = prepareInstance(model, list[index] || {}, options);
      if (prepared instanceof Promise)
        outcomes[index] = attempt(async () => storePrepared(await prepared, options));
      else ready.push({ index, prepared });
    } catch (failure) {
      outcomes[index] = toOutcome(failure);
    }
  }
  await storeBatch(ready, outcomes, options);
  const isWaiting = outcomes.some((outcome) => outcome instanceof Promise);
  return collectResults(list, isWaiting ? await Promise.all(outcomes) : (outcomes as Outcome[]));
}

async function storeBatch(
  ready: readonly { index: number; prepared: PreparedInstance }[],
  outcomes: Maybe<Outcome>[],
  options: Options,
): Promise<void> {
  const model = ready[0]?.prepared.model;
  if (!model) return;
  // `lookupModel` may have sent some of them to another model.
  const batch = ready.filter(({ prepared }) => prepared.model === model);
  const rows = batch.map(({ prepared }) => toModelRow(prepared.model, prepared.data));
  try {
    const stored = await callStore(model, (connector, name) => connector.create(name, rows));
    for (const [position, { index, prepared }] of batch.entries())
      outcomes[index] = captureOutcome(() =>
        finishCreate(prepared, stored[position] as CreateOutcome, options),
      );
  } catch (failure) {
    for (const { index } of batch) outcomes[index] = { failure };
  }
  await storeBatch(
    ready.filter(({ prepared }) => prepared.model !== model),
    outcomes,
    options,
  );
}

function captureOutcome(work: () => Maybe<ModelInstance>): Maybe<Outcome> {
  try {
    const instance = work();
    return instance instanceof Promise ? attempt(() => instance) : { instance };
  } catch (failure) {
    return toOutcome(failure);
  }
}

function collectResults(list: readonly Dictionary[], outcomes: readonly Outcome[]): ModelInstance[] {
  let errors: unknown[] | undefined;
  const results = outcomes.map((outcome, index) => {
    if ('instance' in outcome) return outcome.instance;
    const { failure } = outcome;
    errors ??= [];
    errors[index] = failure instanceof FailureWithResult ? failure.error : failure;
    return (failure instanceof FailureWithResult && failure.result) || list[index];
  });
  if (errors) throw new FailureWithResult(errors, results);
  return results as ModelInstance[];
}

export const createStatics = {
  create(this: ModelClass, ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const data = (values[0] || {}) as Dictionary;
    const options = (values[1] || {}) as Options;
    assertObject(data, 'The data argument must be an object or array');
    assertObject(options, 'The options argument must be an object');
    if (Array.isArray(data))
      for (const item of data) assertObject(item || {}, 'The data argument must be an object or array');
    return reply(callback, () => createAny(this, data, options));
  },
};
