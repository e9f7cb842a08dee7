import { expect, it, vi } from 'vitest';
import { createProject } from '../../model/index.ts';
import type { ProjectStore, Setting, StorageFailure, StorageFailureCode } from '../../storage/index.ts';
import { openLastProject } from './openLastProject.ts';

/** Creates a storage with `last` and these projects, the latest first; some can't be read. */
function setUp(last: string | undefined, projects: Readonly<Record<string, StorageFailureCode | 'good'>>) {
  const remembered: unknown[] = [];
  const failures: string[] = [];
  const lists = vi.fn();
  const store = {
    list: async () => {
      lists();
      const value = Object.keys(projects).map((id) => ({ id, name: id, modelCount: 0, savedAt: 7 }));
      return { ok: true, value };
    },
    load: async (id: string) => {
      const code = projects[id] ?? 'missing';
      if (code === 'good') return { ok: true, value: { project: createProject(id), savedAt: 7 } };
      return { ok: false, error: { code, message: code, advice: '' } };
    },
    settings: {
      read: async () => ({ ok: true, value: last }),
      write: async (_: Setting<unknown>, value: unknown) => remembered.push(value),
    },
  } as unknown as ProjectStore;
  const open = () => openLastProject(store, (failure: StorageFailure) => failures.push(failure.code));
  return { open, store, remembered, failures, lists };
}

it('opens the project of the last visit, without reading the others', async () => {
  const { open, lists } = setUp('b', { a: 'good', b: 'good' });
  expect(await open()).toEqual({ projectId: 'b', project: createProject('b'), savedAt: 7 });
  expect(lists).not.toHaveBeenCalled();
});

it('opens the project saved last if that of the last visit is unknown', async () => {
  const { open, remembered } = setUp(undefined, { a: 'good', b: 'good' });
  expect((await open()).projectId).toBe('a');
  expect(remembered).toEqual(['a']);
});

it('starts with the example if nothing is stored', async () => {
  const { open, remembered, failures } = setUp(undefined, {});
  const { projectId, project, savedAt } = await open();
  expect(project.models.map(({ definition }) => definition.name)).toContain('Customer');
  expect(savedAt).toBeUndefined();
  expect(remembered).toEqual([projectId]);
  expect(failures).toEqual([]);
});

it('opens the others beside a broken one, and reports it', async () => {
  const { open, failures } = setUp('a', { a: 'broken', b: 'good' });
  expect((await open()).projectId).toBe('b');
  expect(failures).toEqual(['broken']);
});

it('says nothing of a project that was removed', async () => {
  const { open, failures } = setUp('gone', { b: 'good' });
  expect((await open()).projectId).toBe('b');
  expect(failures).toEqual([]);
});

it('tries a project that could not be read again at the next visit', async () => {
  const { open, remembered, failures } = setUp('a', { a: 'closed' });
  expect((await open()).savedAt).toBeUndefined();
  expect(remembered).toEqual([]);
  expect(failures).toEqual(['closed']);
});

it('opens the project that this tab showed before its reload, whichever others were opened since', async () => {
  const { store, remembered } = setUp('b', { a: 'good', b: 'good' });
  const start = await openLastProject(store, () => {}, 'a');
  expect(start.projectId).toBe('a');
  expect(remembered).toEqual(['a']);
});
