import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProject, layOut, type Project } from '../../model/index.ts';
import { layOutOffThread } from './layOutOffThread.ts';

afterEach(() => vi.unstubAllGlobals());

/** Creates models that each belong to this many others. */
function projectOf(count: number, relations: number): Project {
  const nameOf = (index: number): string => `Model${index % count}`;
  const models = Array.from({ length: count }, (_, index) => ({
    id: nameOf(index),
    path: `common/models/model-${index}.json`,
    definition: {
      name: nameOf(index),
      relations: Object.fromEntries(
        Array.from({ length: relations }, (__, to) => [
          `to${to}`,
          { type: 'belongsTo', model: nameOf(index + to + 1), foreignKey: '' },
        ]),
      ),
    },
    source: null,
    position: { x: 0, y: 0 },
  }));
  return { ...createProject('Grown'), models };
}

describe('a layout', () => {
  it.each([
    ['few models with few relations on the page', 10, 2, 0],
    ['many models in a worker', 120, 1, 1],
    ['few models with many relations in a worker', 40, 30, 1],
  ])('places %s', async (_, count, relations, workers) => {
    let started = 0;
    vi.stubGlobal(
      'Worker',
      class {
        constructor() {
          started += 1;
          throw new Error('This browser has no workers.');
        }
      },
    );
    const project = projectOf(count, relations);
    // Without a worker, the layout runs on the page.
    const args = { effort: 'quick' } as const;
    expect(await layOutOffThread(project, args)).toEqual(layOut(project, args));
    expect(started).toBe(workers);
  });
});
