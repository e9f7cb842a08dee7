import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createViewOptions } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import { createExampleProject, renameProject } from '../../model/index.ts';
import { createPersistence, lastSelection, openProjectStore, type TabState } from '../../storage/index.ts';
import { createDock } from '../shell/dockState.ts';
import { createNotices } from '../shell/notices.ts';
import { createOverlays } from '../shell/overlays.ts';
import { createPanels } from '../shell/panelState.ts';
import { stubPage } from '../testing/stubPage.ts';
import type { AppContext } from './appContext.ts';
import { createProjects } from './projects.ts';
import { openSession } from './session.ts';
import { createUnsavedWork } from './unsavedWork.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  vi.unstubAllGlobals();
});

/** A page with an empty storage, and a project that was renamed once and can be opened as a session. */
async function stage() {
  const page = stubPage();
  const store = await openProjectStore();
  closing.push(() => store.close());
  const notices = createNotices();
  const context: AppContext = {
    store,
    notices,
    overlays: createOverlays(),
    dock: createDock(320, false),
    panels: createPanels(undefined),
    viewOptions: createViewOptions(),
    persistence: createPersistence(undefined),
    projects: createProjects({
      store,
      notices,
      current: () => {
        throw new Error('No other project is opened here.');
      },
      switchTo: async () => false,
    }),
    unsaved: createUnsavedWork({ notices }),
    served: createStore<{ readonly folder: null }>()(() => ({ folder: null })),
  };
  const work = createEditor({ project: createExampleProject() });
  work.run(renameProject, { name: 'Shop' });
  const announced: number[] = [];
  const closed: string[] = [];

  /** Opens the project as the storage holds it, or as a new one. */
  async function open({ role = 'writer' as TabState['role'], isNew = false } = {}) {
    const { project } = work.getState();
    const loaded = isNew ? undefined : await store.load('shop');
    const stored = loaded?.ok ? loaded.value : { project, isExample: true };
    const state = createStore<TabState>()(() => ({ role, savedElsewhereAt: null }));
    const session = await openSession(context, {
      start: { projectId: 'shop', ...stored },
      tab: {
        state,
        announceSaved: (savedAt) => void announced.push(savedAt),
        takeOver: async () => 'taken',
        onYield: () => {},
        close: () => void closed.push('shop'),
      },
      loadedAs: role,
    });
    const close = vi.fn(session.close);
    closing.push(async () => {
      if (close.mock.calls.length > 0) return;
      await session.services.autosave.flush();
      close();
    });
    return { ...session, ...session.services, close };
  }

  return {
    page,
    context,
    announced,
    closed,
    open,
    save: () => store.save('shop', work.getState().project, work.steps()),
    stored: async () => {
      const loaded = await store.load('shop');
      return loaded.ok ? loaded.value : null;
    },
    shown: () => notices.store.getState().shown,
  };
}

it('opens a stored project with its selection and its undo steps', async () => {
  const { context, open, save } = await stage();
  await save();
  const selection = { models: ['order'], areas: [], notes: [], relation: null };
  await context.store.settings.write(lastSelection('shop'), selection);
  const { editor, isFirstVisit, isPictureHeld } = await open();
  expect(editor.getState().selection).toMatchObject(selection);
  expect([isFirstVisit, isPictureHeld]).toEqual([false, false]);
  editor.undo();
  expect(editor.getState().project.name).toBe('Customer orders');
  editor.redo();
  expect(editor.getState().project.name).toBe('Shop');
});

it('saves a change with its undo steps, and announces it to the other tabs', async () => {
  const { announced, open, save, stored } = await stage();
  await save();
  const { autosave, editor } = await open();
  editor.run(renameProject, { name: 'Store' });
  expect(await autosave.flush()).toBe(true);
  const saved = await stored();
  expect(saved?.project.name).toBe('Store');
  expect(announced).toEqual([saved?.savedAt]);
  const reopened = createEditor({ project: saved?.project ?? createExampleProject(), steps: saved?.steps });
  reopened.undo();
  expect(reopened.getState().project.name).toBe('Shop');
  reopened.undo();
  expect(reopened.getState().project.name).toBe('Customer orders');
});

it('saves a new project without waiting for a change, and takes no snapshot of it', async () => {
  const { open, stored } = await stage();
  const { autosave, isFirstVisit, snapshots } = await open({ isNew: true });
  expect(isFirstVisit).toBe(true);
  expect(await autosave.flush()).toBe(true);
  expect((await stored())?.project.name).toBe('Shop');
  await snapshots.refresh();
  expect(snapshots.store.getState().list).toEqual([]);
});

it('takes a snapshot of a stored project at its opening', async () => {
  const { open, save } = await stage();
  await save();
  const { snapshots } = await open();
  await vi.waitFor(async () => {
    await snapshots.refresh();
    expect(snapshots.store.getState().list?.map(({ reason }) => reason)).toEqual(['opened']);
  });
});

it('lets nothing change and takes no snapshot where another tab edits the project, and offers to take over', async () => {
  const { open, save, shown } = await stage();
  await save();
  const { editor, snapshots } = await open({ role: 'follower' });
  editor.run(renameProject, { name: 'Mine' });
  expect(editor.getState().project.name).toBe('Shop');
  expect(shown().map(({ action }) => action?.label)).toEqual(['Take over']);
  await snapshots.refresh();
  expect(snapshots.store.getState().list).toEqual([]);
});

it('holds the picture back after two drawings that did not finish', async () => {
  const { open, save } = await stage();
  await save();
  const held: boolean[] = [];
  for (let visit = 0; visit < 3; visit += 1) {
    const session = await open();
    held.push(session.isPictureHeld);
    session.close();
  }
  expect(held).toEqual([false, false, true]);
});

it('has actions that change this project, and one that opens the playground', async () => {
  const { context, open, save } = await stage();
  await save();
  const { actions, addModelAt, editor, removeItems } = await open();
  const count = () => editor.getState().project.models.length;
  const before = count();
  addModelAt({ x: 2000, y: 2000 });
  expect(count()).toBe(before + 1);
  removeItems({ ...editor.getState().selection, areas: [], notes: [] });
  await vi.waitFor(() => expect(count()).toBe(before));
  actions.find(({ id }) => id === 'togglePlayground')?.run();
  expect(context.dock.getState()).toMatchObject({ isOpen: true, tab: 'playground' });
});

it('stops at its end: the tab is given up, and later changes are not saved', async () => {
  const { closed, open, page, save, stored } = await stage();
  await save();
  const session = await open();
  session.close();
  expect(closed).toEqual(['shop']);
  session.editor.run(renameProject, { name: 'Too late' });
  page.window.dispatchEvent(new Event('pagehide'));
  expect((await stored())?.project.name).toBe('Shop');
});

it('remembers in the tab whether it writes, for its reload', async () => {
  const { open, page, save } = await stage();
  await save();
  const writer = await open();
  expect(page.sessionStorage.getItem('writes')).toBe('true');
  writer.close();
  await open({ role: 'follower' });
  expect(page.sessionStorage.getItem('writes')).toBe('false');
});
