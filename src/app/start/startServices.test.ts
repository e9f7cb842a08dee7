import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { addModel, createProject, type Project, renameProject } from '../../model/index.ts';
import {
  lastProject,
  openProjectStore,
  type PanelLayout,
  type ProjectStore,
  panelLayout,
  panelSizes,
} from '../../storage/index.ts';
import { usualDockHeight } from '../shell/dockState.ts';
import { resizePanel } from '../shell/panelSizes.ts';
import { togglePanel } from '../shell/panelState.ts';
import { type StubbedPage, stubPage } from '../testing/stubPage.ts';
import { type Designer, startServices } from './startServices.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  // The latest first: a disk that is full has room again.
  for (const close of closing.splice(0).reverse()) await close();
  vi.unstubAllGlobals();
});

/** A browser whose storage holds these projects, the last one saved last. */
async function stage(
  projects: Readonly<Record<string, Project>> = {},
  size?: Parameters<typeof stubPage>[0],
) {
  const page = stubPage(size);
  let time = 1;
  const store = await openProjectStore(undefined, { now: () => time });
  closing.push(() => store.close());
  for (const [id, project] of Object.entries(projects)) {
    time += 1;
    await store.save(id, project);
  }
  return { page, store };
}

async function start(): Promise<Designer> {
  const designer = await startServices();
  closing.push(async () => {
    const { close, services } = designer.getState().session;
    await services.autosave.flush();
    close();
  });
  return designer;
}

const services = (designer: Designer) => designer.getState().session.services;
const nameIn = (designer: Designer) => services(designer).editor.getState().project.name;
const remembered = ({ sessionStorage }: StubbedPage) => sessionStorage.getItem('project');
const told = (designer: Designer) => services(designer).notices.store.getState().shown;

async function storedName(store: ProjectStore, id: string): Promise<string | null> {
  const loaded = await store.load(id);
  return loaded.ok ? loaded.value.project.name : null;
}

it('shows the example at a first visit, saves it, and remembers it in the tab', async () => {
  const { page, store } = await stage();
  const designer = await start();
  const { autosave, projectId, tab } = services(designer);
  expect(designer.getState().session.isFirstVisit).toBe(true);
  expect(tab.state.getState().role).toBe('writer');
  expect(await autosave.flush()).toBe(true);
  expect(await storedName(store, projectId)).toBe(nameIn(designer));
  expect(remembered(page)).toBe(projectId);
});

it('opens the project of this tab before that of the last visit', async () => {
  const { page, store } = await stage({ shop: createProject('Shop'), clinic: createProject('Clinic') });
  await store.settings.write(lastProject, 'clinic');
  const before = await start();
  expect(nameIn(before)).toBe('Clinic');
  expect(before.getState().session.isFirstVisit).toBe(false);
  page.sessionStorage.setItem('project', 'shop');
  expect(nameIn(await start())).toBe('Shop');
});

it('restores the sizes of panels and what was hidden, and stores new ones', async () => {
  const { store } = await stage({ shop: createProject('Shop') });
  await store.settings.write(panelLayout, { outline: 300, dock: 444, hidden: ['inspector'] });
  const { dock, panels } = services(await start());
  expect(dock.getState()).toMatchObject({ height: 444, isOpen: true });
  expect(panels.getState()).toMatchObject({
    widths: { outline: 300, inspector: null },
    hidden: { outline: false, inspector: true },
  });
  dock.setState({ height: 200 });
  resizePanel(panels, 'outline', null, 1280);
  togglePanel(panels, 'outline', 1280);
  await vi.waitFor(async () =>
    expect(await store.settings.read(panelLayout)).toEqual({
      ok: true,
      value: { dock: 200, hidden: ['outline', 'inspector'], shares: {}, columns: {} },
    }),
  );
});

it('restores an open or closed dock, also under many models, except on a narrow page', async () => {
  const many = Array.from({ length: 9 }, (_, index) => `M${index}`).reduce(
    (project, name) => addModel(project, { id: name, name, position: { x: 0, y: 0 } }),
    createProject('Many'),
  );
  const { page, store } = await stage({ shop: createProject('Shop'), many });
  const dockOf = async (project: string) => {
    page.sessionStorage.setItem('project', project);
    return services(await start()).dock;
  };
  expect((await dockOf('many')).getState().isOpen).toBe(false);
  const stored = (isDockOpen: boolean) =>
    vi.waitFor(async () =>
      expect(await store.settings.read(panelLayout)).toMatchObject({ value: { isDockOpen } }),
    );
  const dock = await dockOf('shop');
  expect(dock.getState().isOpen).toBe(true);
  dock.setState({ isOpen: false });
  await stored(false);
  const closed = await dockOf('shop');
  expect(closed.getState().isOpen).toBe(false);
  closed.setState({ isOpen: true });
  await stored(true);
  expect((await dockOf('many')).getState().isOpen).toBe(true);
  Object.assign(window, { innerWidth: 900 });
  const narrow = await dockOf('shop');
  expect(narrow.getState().isOpen).toBe(false);
  narrow.setState({ isOpen: true });
  narrow.setState({ isOpen: false, height: 200 });
  await vi.waitFor(async () =>
    expect(await store.settings.read(panelLayout)).toMatchObject({ value: { dock: 200, isDockOpen: true } }),
  );
});

it.each([
  ['an endless width', { outline: Number.POSITIVE_INFINITY }],
  ['a width below nothing', { inspector: -1 }],
  ['a text for a number', { dock: 'high' }],
  ['an unknown panel', { hidden: ['everything'] }],
  ['no record at all', 'nonsense'],
])('starts with the default panels where the stored ones can’t be read: %s', async (_title, value) => {
  const { store } = await stage({ shop: createProject('Shop') });
  await store.settings.write(panelLayout, value as PanelLayout);
  const { dock, panels } = services(await start());
  expect(dock.getState().height).toBeNull();
  expect(panels.getState()).toMatchObject({
    widths: { outline: null, inspector: null },
    hidden: { outline: false, inspector: false },
  });
});

it('restores the height of the dock that an earlier version stored', async () => {
  const { store } = await stage({ shop: createProject('Shop') });
  await store.settings.write(panelSizes, { dock: 444 });
  expect(services(await start()).dock.getState()).toMatchObject({ height: 444 });
});

it('leaves the room of a narrow page to the canvas, and makes the dock of a stacked one higher', async () => {
  await stage({}, { innerWidth: 900, innerHeight: 800 });
  expect(services(await start()).dock.getState()).toMatchObject({ isOpen: false, height: null });
  expect(usualDockHeight()).toBe(320);
  await stage({}, { innerWidth: 600, innerHeight: 800 });
  expect(services(await start()).dock.getState()).toMatchObject({ isOpen: false, height: null });
  expect(usualDockHeight()).toBe(480);
});

it('saves the open project, then opens another one in its place', async () => {
  const { page, store } = await stage({ clinic: createProject('Clinic'), shop: createProject('Shop') });
  const designer = await start();
  const before = services(designer);
  before.editor.run(renameProject, { name: 'Store' });
  expect(await before.projects.open('clinic')).toBe(true);
  expect(nameIn(designer)).toBe('Clinic');
  expect(await storedName(store, 'shop')).toBe('Store');
  expect(remembered(page)).toBe('clinic');
  await vi.waitFor(async () =>
    expect(await store.settings.read(lastProject)).toMatchObject({ value: 'clinic' }),
  );
  // What is changed in the project that was left is saved no more.
  before.editor.run(renameProject, { name: 'Too late' });
  expect(before.editor.getState().project.name).toBe('Store');
});

/** Makes every save of a page fail from now on, as a full disk does. */
function fillDisk(): void {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  closing.push(() => {
    IDBObjectStore.prototype.put = put;
  });
}

it('keeps a project open that can’t be saved, and lets it change again', async () => {
  await stage({ clinic: createProject('Clinic'), shop: createProject('Shop') });
  const designer = await start();
  services(designer).editor.run(renameProject, { name: 'Store' });
  fillDisk();
  expect(await services(designer).projects.open('clinic')).toBe(false);
  expect(nameIn(designer)).toBe('Store');
  expect(told(designer).at(-1)).toMatchObject({
    text: 'The open project could not be saved, so it stays open.',
    action: { label: 'Download it, then open the other' },
  });
  services(designer).editor.run(renameProject, { name: 'Goes on' });
  expect(nameIn(designer)).toBe('Goes on');
});

it('opens the other project anyway once the unsaved one was downloaded', async () => {
  const { store } = await stage({ clinic: createProject('Clinic'), shop: createProject('Shop') });
  const designer = await start();
  services(designer).editor.run(renameProject, { name: 'Store' });
  fillDisk();
  await services(designer).projects.open('clinic');
  const downloads: string[] = [];
  Object.assign(document, {
    createElement: () => ({
      click() {
        downloads.push(this.download);
      },
      download: '',
      remove: () => {},
    }),
    body: { append: () => {} },
  });
  told(designer).at(-1)?.action?.run();
  await vi.waitFor(() => expect(nameIn(designer)).toBe('Clinic'));
  expect(downloads).toEqual(['store.lbdesign.json']);
  expect(await storedName(store, 'shop')).toBe('Shop');
});

it('reports a project that can’t be opened and opens the next one', async () => {
  const { page } = await stage({ shop: createProject('Shop') });
  await breakRecord('broken');
  page.sessionStorage.setItem('project', 'broken');
  const designer = await start();
  expect(nameIn(designer)).toBe('Shop');
  expect(told(designer)).toMatchObject([{ tone: 'error' }]);
});

/** Stores something that is not a project. */
async function breakRecord(id: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('loopback-model-designer');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction('projects', 'readwrite');
  transaction.objectStore('projects').put({ version: 'none' }, id);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}
