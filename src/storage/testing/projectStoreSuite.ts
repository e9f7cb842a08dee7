import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { createProject } from '../../model/index.ts';
import { createAutosave } from '../autosave.ts';
import { connect } from '../designerDatabase.ts';
import { lastProject, panelSizes } from '../settings.ts';
import { closeStores, open, plantRecord, shop, unwrap } from './testStore.ts';

/** Tests the project store, with any IndexedDB. */
export function describeProjectStore(): void {
  afterEach(closeStores);

  describe('the project store', () => {
    it('loads a saved project after it was closed and reopened', async () => {
      const { store, name } = await open(undefined, () => 42);
      expect(unwrap(await store.save('p', shop))).toEqual({ savedAt: 42 });
      store.close();
      const { store: again } = await open(name);
      const { project, savedAt } = unwrap(await again.load('p'));
      expect(project).toEqual(shop);
      expect(JSON.stringify(project)).toBe(JSON.stringify(shop));
      expect(savedAt).toBe(42);
    });

    it('lists projects without opening them, the latest first', async () => {
      let now = 1;
      const { store } = await open(undefined, () => now++);
      await store.save('a', createProject('First'));
      await store.save('b', shop);
      await store.save('c', createProject('Third'));
      await store.save('a', createProject('First, renamed'));
      expect(unwrap(await store.list())).toEqual([
        { id: 'a', name: 'First, renamed', modelCount: 0, savedAt: 4 },
        { id: 'c', name: 'Third', modelCount: 0, savedAt: 3 },
        { id: 'b', name: 'Shop', modelCount: 2, savedAt: 2 },
      ]);
    });

    it('reports a missing project', async () => {
      const { store } = await open();
      expect(await store.load('nothing')).toMatchObject({ ok: false, error: { code: 'missing' } });
      await store.save('p', shop);
      unwrap(await store.remove('p'));
      expect(await store.load('p')).toMatchObject({ ok: false, error: { code: 'missing' } });
      unwrap(await store.remove('p'));
    });

    it('keeps the order of concurrent saves', async () => {
      const { store } = await open();
      const names = ['1', '2', '3', '4', '5'];
      await Promise.all(names.map((name) => store.save('p', createProject(name))));
      expect(unwrap(await store.load('p')).project.name).toBe('5');
    });

    it.each([
      ['no record at all', 'nonsense'],
      ['an invalid project', { version: 1, id: 'p', name: 'p', modelCount: 0, savedAt: 1, project: {} }],
      ['an incomplete envelope', { version: 1 }],
    ])('sets a broken record aside and opens the others: %s', async (_, record) => {
      const { store, name } = await open(undefined, () => 7);
      await store.save('good', shop);
      await plantRecord(name, 'projects', 'bad', record);
      expect(await store.load('bad')).toMatchObject({ ok: false, error: { code: 'broken' } });
      expect(await store.load('bad')).toMatchObject({ ok: false, error: { code: 'missing' } });
      expect(unwrap(await store.load('good')).project).toEqual(shop);
      expect(unwrap(await store.list()).map(({ id }) => id)).toEqual(['good']);
      const [aside] = unwrap(await store.listSetAside());
      expect(aside).toMatchObject({ projectId: 'bad', setAsideAt: 7, record });
      expect(aside?.reason).not.toBe('');
    });

    it('does not move the record of a newer version', async () => {
      const { store, name } = await open();
      await plantRecord(name, 'projects', 'p', { version: 99, anything: true });
      expect(await store.load('p')).toMatchObject({ ok: false, error: { code: 'newer' } });
      expect(await store.load('p')).toMatchObject({ ok: false, error: { code: 'newer' } });
      expect(unwrap(await store.listSetAside())).toEqual([]);
    });

    it('closes for a newer version in another tab, and reports it afterwards', async () => {
      const { store, name } = await open();
      await store.save('p', shop);
      const newer = await openDB(name, 99);
      expect(await store.save('p', shop)).toMatchObject({ ok: false, error: { code: 'newer' } });
      newer.close();
    });

    it('reports that another tab with an older version blocks it, and works once that tab is closed', async () => {
      const name = `blocked-${Math.random()}`;
      const holder = await openDB(name, 1);
      const connection = connect(name, 2);
      const count = () => connection.use((database) => database.count('projects'));
      expect(await count()).toMatchObject({ ok: false, error: { code: 'blocked' } });
      expect(await count()).toMatchObject({ ok: false, error: { code: 'blocked' } });
      holder.close();
      await expect.poll(count).toEqual({ ok: true, value: 0 });
      connection.close();
    });

    it('leaves no connection open when it is closed while it waits', async () => {
      const name = `waiting-${Math.random()}`;
      const holder = await openDB(name, 1);
      const connection = connect(name, 2);
      expect(await connection.use(async () => 1)).toMatchObject({ ok: false, error: { code: 'blocked' } });
      connection.close();
      holder.close();
      // Resolves only when no connection is left.
      await deleteDB(name);
    });

    it('removes a project from the list and restores it without deleting anything', async () => {
      const { store } = await open(undefined, () => 9);
      await store.save('p', shop);
      await store.save('q', createProject('Other'));
      unwrap(await store.setRemoved('p', true));
      expect(unwrap(await store.list()).map(({ id }) => id)).toEqual(['q']);
      expect(await store.load('p')).toMatchObject({ ok: false, error: { code: 'missing' } });
      expect(unwrap(await store.survey()).removed).toEqual([
        { id: 'p', name: 'Shop', modelCount: 2, savedAt: 9, removedAt: 9 },
      ]);
      unwrap(await store.setRemoved('p', false));
      expect(unwrap(await store.load('p')).project).toEqual(shop);
      expect(await store.setRemoved('nothing', true)).toMatchObject({
        ok: false,
        error: { code: 'missing' },
      });
    });

    it('lists unreadable records, in place or set aside, and removes those set aside on request', async () => {
      const { store, name } = await open();
      await store.save('good', shop);
      await plantRecord(name, 'projects', 'bad', 'nonsense');
      await plantRecord(name, 'projects', 'newer', { version: 99 });
      const before = unwrap(await store.survey());
      expect(before.projects.map(({ id }) => id)).toEqual(['good']);
      expect(before.unreadable).toMatchObject([
        { projectId: 'bad', record: 'nonsense', setAsideId: null },
        { projectId: 'newer', record: { version: 99 }, setAsideId: null },
      ]);
      await store.load('bad');
      const [newer, bad] = unwrap(await store.survey()).unreadable;
      expect([newer?.projectId, bad?.projectId, bad?.record]).toEqual(['newer', 'bad', 'nonsense']);
      unwrap(await store.removeSetAside(bad?.setAsideId ?? -1));
      expect(unwrap(await store.survey()).unreadable.map(({ projectId }) => projectId)).toEqual(['newer']);
    });

    it('stores undo steps with the project, only for its last save', async () => {
      const { store, name } = await open();
      const steps = { past: [{ project: createProject('before'), label: 'Open files' }], future: [] };
      await store.save('p', shop, steps);
      const { store: again } = await open(name);
      expect(unwrap(await again.load('p')).steps).toEqual(steps);
      const { savedAt } = unwrap(await again.load('p'));
      const undone = { past: [], future: steps.past };
      unwrap(await store.saveSteps('p', { project: shop, savedAt, steps: undone }));
      expect(unwrap(await again.load('p')).steps).toEqual(undone);
      unwrap(await store.saveSteps('p', { project: shop, savedAt: savedAt - 1, steps }));
      expect(unwrap(await again.load('p')).steps).toBeUndefined();
      await store.save('p', shop);
      expect(unwrap(await again.load('p')).steps).toBeUndefined();
    });

    it('reports that it is closed', async () => {
      const { store } = await open();
      store.close();
      expect(await store.save('p', shop)).toMatchObject({ ok: false, error: { code: 'closed' } });
    });
  });

  describe('settings', () => {
    it('are stored, and undefined until then', async () => {
      const { store, name } = await open();
      expect(unwrap(await store.settings.read(lastProject))).toBeUndefined();
      await store.settings.write(lastProject, 'p');
      await store.settings.write(panelSizes, { inspector: 320 });
      const { store: again } = await open(name);
      expect(unwrap(await again.settings.read(lastProject))).toBe('p');
      expect(unwrap(await again.settings.read(panelSizes))).toEqual({ inspector: 320 });
      await again.settings.remove(lastProject);
      expect(unwrap(await again.settings.read(lastProject))).toBeUndefined();
    });

    it('are parsed: a value of another shape is undefined', async () => {
      const { store, name } = await open();
      await plantRecord(name, 'settings', 'panelSizes', { version: 1, value: { inspector: 'wide' } });
      expect(unwrap(await store.settings.read(panelSizes))).toBeUndefined();
      await plantRecord(name, 'settings', 'panelSizes', { version: 9, value: {} });
      expect(unwrap(await store.settings.read(panelSizes))).toBeUndefined();
    });
  });

  describe('autosave with the real store', () => {
    it('has everything on the disk when it is saved', async () => {
      const { store, name } = await open();
      let project = createProject('at first');
      const listeners = new Set<() => void>();
      const autosave = createAutosave({
        editor: {
          getState: () => ({ project, isBehind: false }),
          catchUp: () => undefined,
          subscribe: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        },
        store,
        projectId: 'p',
      });
      for (const text of 'a project that was typed letter by letter'.split(/(?=)/)) {
        project = { ...project, name: project.name + text };
        for (const listener of listeners) listener();
        expect(autosave.status.getState().state).toBe('saving');
        await Promise.resolve();
      }
      await new Promise<void>((resolve) => {
        autosave.status.subscribe(({ state }) => {
          if (state === 'saved') resolve();
        });
      });
      autosave.dispose();
      const { store: another } = await open(name);
      expect(unwrap(await another.load('p')).project).toEqual(project);
    });
  });
}
