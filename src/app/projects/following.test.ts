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

/** Creates a tab on a project, and the store that it shares with other tabs. */
function setUp(loadedAs: TabState['role'], roleNow = loadedAs) {
  const project = createExampleProject();
  const editor = createEditor({ project });
  const state = createStore<TabState>()(() => ({ role: roleNow, savedElsewhereAt: null }));
  let stored: Project = project;
  let savedAt = 1;
  let isFull = false;
  let giveWay = async (): Promise<boolean> => true;
  const taken: Project[] = [];
  const offered: Project[] = [];
  const announced: number[] = [];
  let isGone = false;
  const autosave = createAutosave({
    editor,
    projectId: 'p',
    savedAt,
    // Saves only on `flush`.
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
      announceSaved: (at) => announced.push(at),
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
        // Nothing may have replaced it by now.
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
    announced,
    undo,
    name: () => editor.getState().project.name,
    rename: (name: string) => editor.run(renameProject, { name }),
    stored: () => stored.name,
    fill: () => {
      isFull = true;
    },
    /** The browser clears its storage. */
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

/** The work is a chain of promises without timers: all of them settle before the next task. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('tells the other tabs what is stored when it becomes the writer: the tab before may have been closed while it saved', async () => {
  const { announced, become, saveElsewhere } = setUp('follower');
  await saveElsewhere('theirs');
  expect(announced).toEqual([]);
  await become('writer');
  expect(announced).toEqual([2]);
});

it('follows what another tab saves, refuses changes, and saves nothing', async () => {
  const { editor, autosave, name, rename, saveElsewhere, stored } = setUp('follower');
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

it('edits and saves when it becomes the writer', async () => {
  const { autosave, become, name, rename, saveElsewhere, stored } = setUp('follower');
  await saveElsewhere('theirs');
  await become('writer');
  rename(`${name()} and mine`);
  expect(await autosave.flush()).toBe(true);
  expect(stored()).toBe('theirs and mine');
});

it('loads again if it became the writer during the load', async () => {
  const { editor, rename, name } = setUp('follower', 'writer');
  expect(editor.getState().isReadOnly).toBe(true);
  await settled();
  rename('mine');
  expect(name()).toBe('mine');
});

it('gives way after saving everything, and allows no change from then on', async () => {
  const { askToGiveWay, become, name, rename, stored, taken } = setUp('writer');
  rename('typed just now');
  expect(await askToGiveWay()).toBe(true);
  expect(stored()).toBe('typed just now');
  rename('too late');
  await become('follower');
  expect(name()).toBe('typed just now');
  expect(taken).toEqual([]);
});

it('stays the writer if the project can’t be saved', async () => {
  const { askToGiveWay, fill, name, rename } = setUp('writer');
  fill();
  rename('unsaved');
  expect(await askToGiveWay()).toBe(false);
  rename('goes on');
  expect(name()).toBe('goes on');
});

it('takes a snapshot of unsaved changes when another tab takes over by force', async () => {
  const { become, name, notices, rename, taken } = setUp('writer');
  rename('unsaved');
  await become('follower');
  expect(taken.map((project) => project.name)).toEqual(['unsaved']);
  expect(notices.store.getState().shown[0]?.text).toContain('kept as a snapshot');
  expect(name()).toBe('Customer orders');
});

it('offers unsaved changes as a download if no snapshot can be taken, before anything replaces them', async () => {
  const { become, fill, name, notices, offered, rename, taken } = setUp('writer');
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

it('saves what it shows if it becomes the writer and the storage lost the project', async () => {
  const { autosave, become, clear, name, notices, rename, saveElsewhere, stored } = setUp('follower');
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

it('changes nothing after it ended', async () => {
  const { name, saveElsewhere, undo } = setUp('follower');
  undo();
  await saveElsewhere('theirs');
  expect(name()).toBe('Customer orders');
});
