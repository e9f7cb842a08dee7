import { isDeepStrictEqual } from 'node:util';
import type { EngineName } from '../../src/model/engine.ts';
import type { Step } from './calls.ts';
import { compareOutcomes, isIncomparable, isUnevaluable } from './comparing.ts';
import { createOurs, createReference } from './engines.ts';
import type { SchemaPlan } from './schemas.ts';
import { type StoreName, stores } from './stores.ts';
import { createWorld, type Engine, nothing, type Outcome } from './world.ts';

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
  /** The number of these that ended in a value that is not empty. */
  readonly filled: number;
  readonly difference?: Difference;
}

/** What plays against what. */
export interface Match {
  /** The reference, and the engine that our runtime follows. */
  readonly engine: EngineName;
  readonly store: StoreName;
  /** Another juggler in place of our runtime: shows where the two jugglers differ. */
  readonly opponent?: EngineName | undefined;
}

/** Plays a schema and a sequence on both engines, step by step, until they differ. A call that cannot be compared is left out. */
export async function play(schema: SchemaPlan, steps: readonly Step[], match: Match): Promise<PlayResult> {
  const { store } = match;
  const table = createTable(schema, match);
  const kept: Step[] = [];
  const calls: string[] = [];
  let filled = 0;
  const result = (difference?: Omit<Difference, 'schema' | 'calls'>): PlayResult => {
    const compared = difference ? Math.max(calls.length - 1, 0) : calls.length;
    return { compared, filled, ...(difference && { difference: { schema, calls, ...difference } }) };
  };
  try {
    const [expected, actual] = [await table.reference.restart([]), await table.ours.restart([])];
    if (!isDeepStrictEqual(actual, expected)) return result({ aspect: 'definition', expected, actual });
    for (const step of steps) {
      const outcome = await table.reference.run(step);
      if (isIncomparable(outcome, store)) {
        await table.reference.restart(kept);
        continue;
      }
      const actualOutcome = await table.ours.run(step);
      if (outcome !== nothing || actualOutcome !== nothing) calls.push(outcome.call);
      const difference = compareOutcomes(outcome, actualOutcome, match);
      if (difference) return result(difference);
      if (isFilled(outcome)) filled++;
      if (!isUnevaluable(outcome.result)) kept.push(step);
      else for (const player of [table.reference, table.ours]) await player.restart(kept);
    }
    return result();
  } finally {
    await table.reference.close();
    await table.ours.close();
  }
}

/** Whether a call ended in a value that holds something. */
function isFilled({ result }: Outcome): boolean {
  const results = (Array.isArray(result) ? result : [result]) as ({
    how: string;
    values: unknown[];
  } | null)[];
  return results.some((each) => {
    if (!each || JSON.stringify(each.values).includes('<error>')) return false;
    const values = each.how === 'called back' ? each.values.slice(1) : each.values;
    return values.some((value) => !emptyValues.has(JSON.stringify(value)));
  });
}

const emptyValues = new Set(['null', '"<undefined>"', '0', 'false', '""', '[]', '{}', '{"count":0}']);

/** The players of the two engines. */
function createTable(schema: SchemaPlan, { engine, store, opponent }: Match) {
  return {
    reference: createPlayer(schema, async () => createReference(engine)),
    ours: createPlayer(schema, async () =>
      opponent ? createReference(opponent) : createOurs(await stores[store](), engine),
    ),
  };
}

/** Plays a schema on an engine, which it can start again. */
function createPlayer(schema: SchemaPlan, open: () => Promise<Engine>) {
  let engine: Engine | undefined;
  let world: ReturnType<typeof createWorld> | undefined;
  return {
    /** Starts again with an empty store, and repeats these steps; returns what the definition shows. */
    async restart(steps: readonly Step[]): Promise<unknown> {
      await engine?.close();
      engine = await open();
      world = createWorld(engine, schema);
      const view = await world.build();
      for (const step of steps) await world.run(step);
      return view;
    },
    run: async (step: Step): Promise<Outcome> => (world ? world.run(step) : nothing),
    close: async (): Promise<void> => engine?.close(),
  };
}
