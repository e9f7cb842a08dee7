import { expect, it, vi } from 'vitest';
import { renameModel } from '../commands/renameModel.ts';
import { makeRoom } from '../layout/makeRoom.ts';
import type { Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { countReads } from '../testing/countReads.ts';
import { oneOf, projectOf } from '../testing/projects.ts';

/** Models that all have a relation to each other. No file was opened, so their paths follow their names. */
function allPairs(count: number): Project {
  const names = Array.from({ length: count }, (_, index) => `Model${index}`);
  const drawn = projectOf(
    ...names.map((name) => ({
      name,
      relations: Object.fromEntries(names.map((other) => [`to${other}`, oneOf('belongsTo', other)])),
    })),
  );
  return { ...drawn, models: drawn.models.map((entry) => ({ ...entry, source: null })) };
}

it('a typed letter of a name resolves the relations once, although the path of the file changes too', () => {
  const plain = allPairs(6);
  const counted = countReads(plain.models);
  const project = { ...plain, models: counted.value };
  const modelId = project.models[0]?.id ?? '';
  const renamed = renameModel(project, { modelId, name: 'Renamed', names: 'derived' });
  expect(renamed.models[0]).toMatchObject({ path: expect.stringContaining('/renamed.json') });
  counted.takeCount();
  expect(allRelations(renamed)).toHaveLength(36);
  expect(counted.takeCount()).toBe(0);
  expect(makeRoom(project, renamed).models).toBe(renamed.models);
});

it('a typed letter of a name prints hardly any text for the relations that keep their names', () => {
  const project = allPairs(30);
  const modelId = project.models[0]?.id ?? '';
  renameModel(project, { modelId, name: 'R', names: 'derived' });
  const print = vi.spyOn(JSON, 'stringify');
  renameModel(project, { modelId, name: 'Re', names: 'derived' });
  const count = print.mock.calls.length;
  print.mockRestore();
  expect(count).toBeLessThan(900);
});
