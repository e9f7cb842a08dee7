/** Small programs on juggler and on ours: what they answer and what they store is compared. */
import { afterEach, describe, expect, test } from 'vitest';
import { listPrograms } from './differences/lists.ts';
import { memberPrograms } from './differences/members.ts';
import { nestedPrograms } from './differences/nested.ts';
import { placePrograms } from './differences/places.ts';
import type { Program } from './differences/program.ts';
import { sanerPrograms } from './differences/saner.ts';
import { textPrograms } from './differences/texts.ts';
import { togetherPrograms } from './differences/together.ts';
import { writePrograms } from './differences/writes.ts';
import { describeValue } from './sideBySide/describe.ts';
import { createOurs, createReference } from './sideBySide/engines.ts';
import { type StoreName, stores } from './sideBySide/stores.ts';
import type { Engine } from './sideBySide/world.ts';

const groups: Readonly<Record<string, readonly Program[]>> = {
  'values of nested types': nestedPrograms,
  'calls started together': togetherPrograms,
  'lists of rows': listPrograms,
  writes: writePrograms,
  places: placePrograms,
  texts: textPrograms,
  members: memberPrograms,
  'where ours is saner': sanerPrograms,
};

const storeNames = Object.keys(stores) as StoreName[];

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
      for (const store of storeNames) {
        const played = await play(createOurs(await stores[store]()), program);
        if (!('ours' in program)) expect(played, store).toEqual(reference);
        else {
          expect(played.answer, store).toEqual(describeValue(program.ours));
          expect(reference.answer, 'juggler').not.toEqual(played.answer);
        }
      }
    });
  });
