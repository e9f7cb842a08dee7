import { afterEach, describe, expect, test } from 'vitest';
import { describeValue } from '../sideBySide/describe.ts';
import { createOurs, createReference } from '../sideBySide/engines.ts';
import { type StoreName, stores } from '../sideBySide/stores.ts';
import type { Engine } from '../sideBySide/world.ts';
import type { Program } from './program.ts';

const storeNames = Object.keys(stores) as StoreName[];

let engines: Engine[] = [];

interface Played {
  readonly answer: unknown;
  readonly rows: unknown;
}

async function play(engine: Engine, { run }: Program): Promise<Played> {
  engines.push(engine);
  const answer = await attempt(async () => run(engine.source));
  const rows = await engine.dump(Object.keys(engine.source.models));
  const stored = Object.entries(rows).filter(([, each]) => each.length > 0);
  return { answer: describeValue(answer), rows: Object.fromEntries(stored) };
}

async function attempt(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return { thrown: error };
  }
}

/**
 * A test for each program: what it answers or throws, and what is stored, is the same on juggler and on ours.
 *
 * @param inMemory the groups that ours plays in memory alone: with hundreds of models another store takes minutes
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

async function compare(program: Program, wanted: readonly StoreName[]): Promise<void> {
  const reference = await play(createReference(), program);
  for (const store of wanted) {
    const played = await play(createOurs(await stores[store]()), program);
    if (!('ours' in program)) expect(played, store).toEqual(reference);
    else {
      expect(played.answer, store).toEqual(describeValue(program.ours));
      expect(reference.answer, 'juggler').not.toEqual(played.answer);
    }
  }
}
