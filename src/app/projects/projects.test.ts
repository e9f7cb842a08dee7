import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { createEditor } from '../../editor/index.ts';
import { createExampleProject, createProject } from '../../model/index.ts';
import { createAutosave, openProjectStore, type ProjectStore } from '../../storage/index.ts';
import { createNotices } from '../shell/notices.ts';
import type { OpenedProject } from './openedProject.ts';
import { createProjects } from './projects.ts';

const DAY = 24 * 60 * 60_000;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
});

let databases = 0;

/** The projects of a browser in which "shop" is open and "clinic" is not. */
async function setUp() {
  // Without locks the tabs agree by messages, as in a page that is not secure.
  vi.stubGlobal('navigator', {});
  databases += 1;
  let time = new Date(2026, 0, 1, 12).getTime();
  const store: ProjectStore = await openProjectStore(`projects-${databases}`, { now: () => time });
  const shop = { ...createExampleProject(), name: 'Shop' };
  await store.save('shop', shop);
  await store.save('clinic', createProject('Clinic'));
  const editor = createEditor({ project: shop });
  const autosave = createAutosave({ editor, projectId: 'shop', store, savedAt: 1, schedule: () => () => {} });
  const notices = createNotices();
  const opened: OpenedProject[] = [];
  const projects = createProjects({
    store,
    notices,
    current: () => ({ projectId: 'shop', editor, autosave }),
    switchTo: async (next) => {
      opened.push(next);
      closing.push(() => next.tab.close());
      return true;
    },
    now: () => time,
  });
  closing.push(() => store.close());
  await projects.refresh();
  const survey = () => projects.store.getState().survey;
  return {
    store,
    projects,
    editor,
    opened,
    told: () => notices.store.getState().shown.map(({ text }) => text),
    names: () =>
      survey()
        ?.projects.map(({ name }) => name)
        .toSorted(),
    removed: () => survey()?.removed.map(({ id }) => id),
    passDay: () => {
      time += DAY;
    },
  };
}

it('opens another project, and reports a missing one', async () => {
  const { projects, opened, told } = await setUp();
  expect(await projects.open('shop')).toBe(true);
  expect(opened).toEqual([]);
  expect(await projects.open('clinic')).toBe(true);
  expect(opened.map(({ start }) => start.project.name)).toEqual(['Clinic']);
  expect(await projects.open('gone')).toBe(false);
  expect(told()).toHaveLength(1);
});

it('renames the open project in its editor, and another one in the store', async () => {
  const { projects, editor, store, names } = await setUp();
  await projects.rename('shop', 'Store');
  expect(editor.getState().project.name).toBe('Store');
  await projects.rename('clinic', 'Hospital');
  expect(names()).toEqual(['Hospital', 'Store']);
  const loaded = await store.load('clinic');
  expect(loaded.ok && loaded.value.project.name).toBe('Hospital');
});

it('creates and duplicates projects under free names', async () => {
  const { projects, opened, names } = await setUp();
  await projects.duplicate('clinic');
  await projects.duplicate('clinic');
  expect(names()).toEqual(['Clinic', 'Clinic copy', 'Clinic copy 2', 'Shop']);
  await projects.create('empty');
  await projects.openCopy({ ...createProject('Clinic'), models: [] });
  expect(opened.map(({ start }) => start.project.name)).toEqual(['Untitled', 'Clinic 2']);
});

it('removes and restores a project', async () => {
  const { projects, names, removed } = await setUp();
  await projects.remove('clinic');
  expect([names(), removed()]).toEqual([['Shop'], ['clinic']]);
  await projects.restore('clinic');
  expect([names(), removed()]).toEqual([['Clinic', 'Shop'], []]);
});

it('deletes a removed project after thirty more days of use, and no other', async () => {
  const { projects, removed, names, store, passDay } = await setUp();
  await projects.remove('clinic');
  for (let day = 0; day < 30; day += 1) {
    await projects.deleteOld();
    expect(removed()).toEqual(['clinic']);
    passDay();
  }
  await projects.deleteOld();
  expect([names(), removed()]).toEqual([['Shop'], []]);
  expect((await store.load('clinic')).ok).toBe(false);
  expect((await store.load('shop')).ok).toBe(true);
});
