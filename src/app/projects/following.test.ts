import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createEditor } from '../../editor/index.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import { createExampleProject, createProject, type Project, renameProject } from '../../model/index.ts';
import { createAutosave, type StorageFailure, type TabState } from '../../storage/index.ts';
import { createNotices } from '../shell/notices.ts';
import { followTab } from './following.ts';

const quota: StorageFailure = { code: 'quota', message: 'No room.', advice: '' };
const missing: StorageFailure = { code: 'missing', message: 'Nothing there.', advice: '' };

/** A tab on a project, and the store that it shares with the others. */
function stage(loadedAs: TabState['role'], roleNow = loadedAs) {
  const project = createExampleProject();
  const editor = createEditor({ project });
  const state = createStore<TabState>()(() => ({ role: roleNow, savedElsewhereAt: null }));
  let stored: Project = project;
  let savedAt = 1;
  let isFull = false;
  let giveWay = async (): Promise<boolean> => true;
  const taken: Project[] = [];
  const offered: Project[] = [];
  let isGone = false;
  const autosave = createAutosave({
    editor,
    projectId: 'p',
    savedAt,
    // Saves only when it is told to.
    schedule: () => () => {},
    store: {
      async save(_id, saved): Promise<Result<{ savedAt: number }, StorageFailure>> {
        if (isFull) return failWith(quota);
        stored = saved;
        savedAt += 1;
        return succeed({ savedAt });
      },
    },
  });
  const notices = createNotices();
  const undo = followTab({
    projectId: 'p',
    editor,
    autosave,
    loadedAs,
    tab: {
      state,
      announceSaved: () => {},
      takeOver: async () => 'taken',
      onYield: (save) => {
        giveWay = save;
      },
      close: () => {},
    },
    store: {
      load: async () => (isGone ? failWith(missing) : succeed({ project: structuredClone(stored), savedAt })),
    },
    snapshots: {
      take: async (_reason, kept) => {
        if (isFull) return failWith(quota);
        if (kept !== undefined) taken.push(kept);
        return succeed(undefined);
      },
    },
    unsaved: {
      offer: (kept) => {
        // Nothing may have taken its place by now.
        if (editor.getState().project === kept) offered.push(kept);
      },
    },
    notices,
  });
  return {
    editor,
    autosave,
    notices,
    taken,
    offered,
    undo,
    name: () => editor.getState().project.name,
    rename: (name: string) => editor.run(renameProject, { name }),
    stored: () => stored.name,
    fill: () => {
      isFull = true;
    },
    /** The browser clears what it keeps. */
    clear: () => {
      isGone = true;
    },
    /** Another tab saves. */
    saveElsewhere: async (name: string) => {
      stored = { ...createProject(name), models: stored.models };
      savedAt += 1;
      state.setState({ savedElsewhereAt: savedAt });
      await settled();
    },
    become: async (role: TabState['role']) => {
      state.setState({ role });
      await settled();
    },
    askToGiveWay: () => giveWay(),
  };
}

/** What follows is a chain of promises, with no timer in it: all of them settle before the next turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('follows what another tab saves, refuses changes, and saves nothing', async () => {
  const { editor, autosave, name, rename, saveElsewhere, stored } = stage('follower');
  editor.select({ models: ['order'] });
  const { models } = editor.getState().project;
  rename('mine');
  expect(name()).toBe('Customer orders');
  await saveElsewhere('theirs');
  expect(name()).toBe('theirs');
  expect(editor.getState().selection.models).toEqual(['order']);
  expect(editor.getState().project.models[0]).toBe(models[0]);
  expect(await autosave.flush()).toBe(true);
  expect(stored()).toBe('theirs');
});

it('edits and saves when the project comes to it', async () => {
  const { autosave, become, name, rename, saveElsewhere, stored } = stage('follower');
  await saveElsewhere('theirs');
  await become('writer');
  rename(`${name()} and mine`);
  expect(await autosave.flush()).toBe(true);
  expect(stored()).toBe('theirs and mine');
});

it('looks again where the project came to it while it was loaded', async () => {
  const { editor, rename, name } = stage('follower', 'writer');
  expect(editor.getState().isReadOnly).toBe(true);
  await settled();
  rename('mine');
  expect(name()).toBe('mine');
});

it('gives way with everything saved, and lets nothing change from then on', async () => {
  const { askToGiveWay, become, name, rename, stored, taken } = stage('writer');
  rename('typed just now');
  expect(await askToGiveWay()).toBe(true);
  expect(stored()).toBe('typed just now');
  rename('too late');
  await become('follower');
  expect(name()).toBe('typed just now');
  expect(taken).toEqual([]);
});

it('keeps the project where it can’t be saved, and goes on', async () => {
  const { askToGiveWay, fill, name, rename } = stage('writer');
  fill();
  rename('unsaved');
  expect(await askToGiveWay()).toBe(false);
  rename('goes on');
  expect(name()).toBe('goes on');
});

it('keeps what was not saved as a snapshot when another tab takes over by force', async () => {
  const { become, name, notices, rename, taken } = stage('writer');
  rename('unsaved');
  await become('follower');
  expect(taken.map((project) => project.name)).toEqual(['unsaved']);
  expect(notices.store.getState().shown[0]?.text).toContain('kept as a snapshot');
  expect(name()).toBe('Customer orders');
});

it('offers what was not saved as a download where no snapshot can be taken, before anything replaces it', async () => {
  const { become, fill, name, notices, offered, rename, taken } = stage('writer');
  rename('unsaved');
  fill();
  await become('follower');
  expect(taken).toEqual([]);
  expect(offered.map((project) => project.name)).toEqual(['unsaved']);
  expect(
    notices.store
      .getState()
      .shown.map(({ text }) => text)
      .join(),
  ).not.toContain('kept as a snapshot');
  expect(name()).toBe('Customer orders');
});

it('saves what is shown where the project comes to it and the storage has lost it', async () => {
  const { autosave, become, clear, name, notices, rename, saveElsewhere, stored } = stage('follower');
  await saveElsewhere('theirs');
  clear();
  await become('writer');
  expect(await autosave.flush()).toBe(true);
  expect(autosave.status.getState().state).toBe('saved');
  expect(notices.store.getState().shown[0]?.text).toContain('saved again');
  rename(`${name()} and mine`);
  expect(await autosave.flush()).toBe(true);
  expect(stored()).toBe('theirs and mine');
});

it('is left alone after its end', async () => {
  const { name, saveElsewhere, undo } = stage('follower');
  undo();
  await saveElsewhere('theirs');
  expect(name()).toBe('Customer orders');
});
