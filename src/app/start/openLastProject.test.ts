import { expect, it } from 'vitest';
import { createProject } from '../../model/index.ts';
import type { ProjectStore, Setting, StorageFailure, StorageFailureCode } from '../../storage/index.ts';
import { openLastProject } from './openLastProject.ts';

/** A storage that remembers `last` and holds these projects, the latest first; some can't be read. */
function stage(last: string | undefined, projects: Readonly<Record<string, StorageFailureCode | 'good'>>) {
  const remembered: unknown[] = [];
  const failures: string[] = [];
  const store = {
    list: async () => ({
      ok: true,
      value: Object.keys(projects).map((id) => ({ id, name: id, modelCount: 0, savedAt: 7 })),
    }),
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
  return { open, store, remembered, failures };
}

it('opens the project of the last visit', async () => {
  const { open } = stage('b', { a: 'good', b: 'good' });
  expect(await open()).toEqual({ projectId: 'b', project: createProject('b'), savedAt: 7 });
});

it('opens what was saved last where the last visit could not be remembered', async () => {
  const { open, remembered } = stage(undefined, { a: 'good', b: 'good' });
  expect((await open()).projectId).toBe('a');
  expect(remembered).toEqual(['a']);
});

it('begins with the example where there is nothing', async () => {
  const { open, remembered, failures } = stage(undefined, {});
  const { projectId, project, savedAt } = await open();
  expect(project.models.map(({ definition }) => definition.name)).toContain('Customer');
  expect(savedAt).toBeUndefined();
  expect(remembered).toEqual([projectId]);
  expect(failures).toEqual([]);
});

it('opens the others beside a broken one, and tells of it', async () => {
  const { open, failures } = stage('a', { a: 'broken', b: 'good' });
  expect((await open()).projectId).toBe('b');
  expect(failures).toEqual(['broken']);
});

it('says nothing of a project that was removed', async () => {
  const { open, failures } = stage('gone', { b: 'good' });
  expect((await open()).projectId).toBe('b');
  expect(failures).toEqual([]);
});

it('looks again at the next visit for a project that could not be read this time', async () => {
  const { open, remembered, failures } = stage('a', { a: 'closed' });
  expect((await open()).savedAt).toBeUndefined();
  expect(remembered).toEqual([]);
  expect(failures).toEqual(['closed']);
});

it('opens what this tab showed before its reload, whatever the others opened since', async () => {
  const { store, remembered } = stage('b', { a: 'good', b: 'good' });
  const start = await openLastProject(store, () => {}, 'a');
  expect(start.projectId).toBe('a');
  expect(remembered).toEqual(['a']);
});
