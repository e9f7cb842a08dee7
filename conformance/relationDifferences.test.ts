/** Small programs with relations on juggler and on ours: what they answer and what they store is compared. */
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Connector } from '../src/runtime/connector.ts';
import { createMemoryConnector } from '../src/runtime/index.ts';
import { openIndexedDbConnector } from '../src/storage/indexedDbConnector.ts';
import { embedPrograms } from './differences/embeds.ts';
import { keyTypePrograms } from './differences/keyTypes.ts';
import type { Program } from './differences/program.ts';
import { relationCalls } from './differences/relationCalls.ts';
import { relationPrograms } from './differences/relations.ts';
import { describeValue } from './sideBySide/describe.ts';
import { createOurs, createReference } from './sideBySide/engines.ts';
import type { Engine } from './sideBySide/world.ts';

const groups: Readonly<Record<string, readonly Program[]>> = {
  'what relations write and read': relationPrograms,
  'what is embedded': embedPrograms,
  'types of keys': keyTypePrograms,
  'every method of every kind': relationCalls,
};

let databases = 0;

/** The stores that ours is played on. */
const stores: Readonly<Record<string, () => Promise<Connector>>> = {
  memory: async () => createMemoryConnector(),
  indexeddb: () => openIndexedDbConnector(`relations-${databases++}`),
};
/** Hundreds of models, each a new store: they are played in memory alone. */
const inMemory: ReadonlySet<string> = new Set(['every method of every kind']);

let engines: Engine[] = [];

afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  engines = [];
});

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

for (const [group, programs] of Object.entries(groups))
  describe(group, () => {
    test.each(programs)('$title', async (program) => {
      const reference = await play(createReference(), program);
      expect(reference.answer, 'the program itself').not.toHaveProperty('thrown');
      for (const [store, open] of Object.entries(stores)) {
        if (store !== 'memory' && inMemory.has(group)) continue;
        const played = await play(createOurs(await open()), program);
        if (!('ours' in program)) expect(played, store).toEqual(reference);
        else {
          expect(played.answer, store).toEqual(describeValue(program.ours));
          expect(reference.answer, 'juggler').not.toEqual(played.answer);
        }
      }
    });
  });
