import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createEditor } from '../../editor/index.ts';
import { failWith, succeed } from '../../lib/result.ts';
import { createExampleProject, renameProject } from '../../model/index.ts';
import type { ProjectStore, SaveStatus, Settings } from '../../storage/index.ts';
import { rememberSelection, rememberSteps } from './remembering.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('writes the selection after a pause, and only if it changed', () => {
  const editor = createEditor({ project: createExampleProject() });
  const written: unknown[] = [];
  const settings = {
    write: async (_setting: unknown, value: unknown) => written.push(value),
  } as unknown as Settings;
  const undo = rememberSelection(editor, settings, 'p');
  editor.select({ models: ['order'] });
  editor.select({ models: ['order', 'review'] });
  vi.advanceTimersByTime(300);
  editor.run(renameProject, { name: 'x' });
  vi.advanceTimersByTime(300);
  expect(written).toEqual([{ models: ['order', 'review'], areas: [], notes: [], relation: null }]);
  editor.setReadOnly(true);
  editor.clearSelection();
  vi.advanceTimersByTime(300);
  undo();
  editor.select({ models: ['order'] });
  vi.advanceTimersByTime(300);
  expect(written).toHaveLength(1);
});

it('writes the steps only if no save includes them', () => {
  const editor = createEditor({ project: createExampleProject() });
  const status = createStore<SaveStatus>()(() => ({ state: 'saved', error: null, savedAt: 7 }));
  const written: string[] = [];
  const store: Pick<ProjectStore, 'saveSteps'> = {
    async saveSteps(_id, { savedAt, steps }) {
      written.push(`${savedAt}: ${steps.past.length} past, ${steps.future.length} future`);
      return succeed(undefined);
    },
  };
  const kept = { steps: editor.steps() };
  rememberSteps(editor, { status }, store, 'p', kept);
  editor.run(renameProject, { name: 'x' });
  status.setState({ state: 'saving' });
  vi.advanceTimersByTime(300);
  expect(written).toEqual([]);
  // The save included them.
  kept.steps = editor.steps();
  status.setState({ state: 'saved' });
  editor.select({ models: ['order'] });
  vi.advanceTimersByTime(300);
  expect(written).toEqual([]);
  editor.undo();
  vi.advanceTimersByTime(300);
  expect(written).toEqual(['7: 0 past, 1 future']);
});

it('writes the steps again after a failure', async () => {
  const editor = createEditor({ project: createExampleProject() });
  const status = createStore<SaveStatus>()(() => ({ state: 'saved', error: null, savedAt: 7 }));
  let tries = 0;
  const store: Pick<ProjectStore, 'saveSteps'> = {
    async saveSteps() {
      tries += 1;
      return tries === 1 ? failWith({ code: 'quota', message: 'No room.', advice: '' }) : succeed(undefined);
    },
  };
  rememberSteps(editor, { status }, store, 'p', { steps: editor.steps() });
  editor.run(renameProject, { name: 'x' });
  for (let change = 0; change < 3; change += 1) {
    editor.select({ models: [change === 1 ? 'order' : 'review'] });
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(tries).toBe(2);
});
