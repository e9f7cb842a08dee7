import { afterEach, describe, expect, test } from 'vitest';
import { describeValue } from '../sideBySide/describe.ts';
import { createOurs, createReference } from '../sideBySide/engines.ts';
import { type StoreName, stores } from '../sideBySide/stores.ts';
import type { Engine } from '../sideBySide/world.ts';
import type { Program } from './program.ts';

const storeNames = Object.keys(stores) as StoreName[];

let engines: Engine[] = [];

interface ProgramOutcome {
  readonly result: unknown;
  readonly rows: unknown;
}

async function runProgram(engine: Engine, { run }: Program): Promise<ProgramOutcome> {
  engines.push(engine);
  const result = await resultOrError(async () => run(engine.source));
  const rows = await engine.dump(Object.keys(engine.source.models));
  const stored = Object.entries(rows).filter(([, each]) => each.length > 0);
  return { result: describeValue(result), rows: Object.fromEntries(stored) };
}

async function resultOrError(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return { thrown: error };
  }
}

/**
 * Adds a test for each program: its result or error and the stored rows are the same on juggler and on our runtime.
 *
 * @param inMemory the groups that run only on our memory store: with hundreds of models another store takes minutes
 */
export function comparePrograms(
  groups: Readonly<Record<string, readonly Program[]>>,
  inMemory: ReadonlySet<string> = new Set(),
): void {
  afterEach(async () => {
    await Promise.all(engines.map((engine) => engine.close()));
    engines = [];
  });
  for (const [group, programs] of Object.entries(groups))
    describe(group, () => {
      test.each(programs)('$title', (program) =>
        compare(program, inMemory.has(group) ? ['memory'] : storeNames),
      );
    });
}

async function compare(program: Program, storeNames: readonly StoreName[]): Promise<void> {
  const reference = await runProgram(createReference(), program);
  for (const store of storeNames) {
    const played = await runProgram(createOurs(await stores[store]()), program);
    if (!('ours' in program)) expect(played, store).toEqual(reference);
    else {
      expect(played.result, store).toEqual(describeValue(program.ours));
      expect(reference.result, 'juggler').not.toEqual(played.result);
    }
  }
}
