import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { createProject } from '../../model/index.ts';
import { closeStores, open, shop, unwrap } from './testStore.ts';

/** Tests the snapshot store, with any IndexedDB. */
export function describeSnapshotStore(): void {
  afterEach(closeStores);

  describe('snapshots', () => {
    it('list the earlier states of each project, the latest first', async () => {
      let now = 10;
      const { store, name } = await open(undefined, () => now++);
      unwrap(await store.snapshots.take('p', createProject('early'), 'opened'));
      unwrap(await store.snapshots.take('p', shop, 'beforeImport'));
      unwrap(await store.snapshots.take('q', createProject('other'), 'byHand'));
      const { store: again } = await open(name);
      const listed = unwrap(await again.snapshots.list('p'));
      expect(listed).toEqual([
        { projectId: 'p', takenAt: 11, reason: 'beforeImport', name: 'Shop', modelCount: 2 },
        { projectId: 'p', takenAt: 10, reason: 'opened', name: 'early', modelCount: 0 },
      ]);
      expect(unwrap(await again.snapshots.load('p', 11))).toEqual(shop);
      expect(await again.snapshots.load('p', 99)).toMatchObject({ ok: false, error: { code: 'missing' } });
    });

    it('are not taken twice of the same state, and never have the same time', async () => {
      const { store } = await open(undefined, () => 5);
      expect(unwrap(await store.snapshots.take('p', shop, 'opened'))?.takenAt).toBe(5);
      expect(unwrap(await store.snapshots.take('p', shop, 'byHand'))).toBeNull();
      const taken = await Promise.all(
        ['a', 'b', 'c'].map((name) => store.snapshots.take('p', createProject(name), 'byHand')),
      );
      expect(taken.map((one) => unwrap(one)?.takenAt)).toEqual([6, 7, 8]);
    });

    it('are thirty at most without the oldest, and are deleted with their project', async () => {
      const { store } = await open();
      await store.snapshots.take('q', shop, 'byHand');
      for (let index = 0; index < 33; index += 1)
        unwrap(await store.snapshots.take('p', createProject(`state ${index}`), 'hourly'));
      const listed = unwrap(await store.snapshots.list('p'));
      expect(listed.map(({ name }) => name)).toEqual(
        Array.from({ length: 30 }, (_, index) => `state ${32 - index}`),
      );
      await store.remove('p');
      expect(unwrap(await store.snapshots.list('p'))).toEqual([]);
      expect(unwrap(await store.snapshots.list('q'))).toHaveLength(1);
    });

    it('have names that can be changed and removed', async () => {
      const { store, name } = await open(undefined, () => 7);
      unwrap(await store.snapshots.take('p', shop, 'byHand'));
      unwrap(await store.snapshots.setTitle('p', 7, '  before the split  '));
      const { store: again } = await open(name);
      const [listed] = unwrap(await again.snapshots.list('p'));
      expect(listed).toMatchObject({ takenAt: 7, title: 'before the split' });
      expect(unwrap(await again.snapshots.load('p', 7))).toEqual(shop);
      unwrap(await again.snapshots.setTitle('p', 7, 'x'.repeat(500)));
      expect(unwrap(await again.snapshots.list('p'))[0]?.title).toHaveLength(100);
      unwrap(await again.snapshots.setTitle('p', 7, ''));
      expect(unwrap(await again.snapshots.list('p'))[0]).not.toHaveProperty('title');
      expect(await again.snapshots.setTitle('p', 8, 'x')).toMatchObject({ error: { code: 'missing' } });
    });

    it('can be deleted, and put back as they were', async () => {
      const { store } = await open(undefined, () => 7);
      unwrap(await store.snapshots.take('p', shop, 'byHand'));
      unwrap(await store.snapshots.setTitle('p', 7, 'kept'));
      const before = unwrap(await store.snapshots.list('p'));
      const removed = unwrap(await store.snapshots.remove('p', 7));
      expect(unwrap(await store.snapshots.list('p'))).toEqual([]);
      expect(await store.snapshots.remove('p', 7)).toMatchObject({ error: { code: 'missing' } });
      unwrap(await removed.putBack());
      expect(unwrap(await store.snapshots.list('p'))).toEqual(before);
      expect(unwrap(await store.snapshots.load('p', 7))).toEqual(shop);
    });

    it('of earlier versions, which have no name, still open', async () => {
      const { store, name } = await open();
      unwrap(await store.snapshots.take('q', shop, 'byHand'));
      const database = await openDB(name);
      const [key] = await database.getAllKeys('snapshots');
      const { project } = await database.get('snapshots', key ?? []);
      // As stored before snapshots had names.
      const early = { version: 1, projectId: 'p', takenAt: 3, reason: 'hourly', name: 'Shop', modelCount: 2 };
      await database.put('snapshots', { ...early, project }, ['p', 3]);
      database.close();
      expect(unwrap(await store.snapshots.list('p'))).toMatchObject([{ takenAt: 3, reason: 'hourly' }]);
      unwrap(await store.snapshots.setTitle('p', 3, 'early'));
      expect(unwrap(await store.snapshots.load('p', 3))).toEqual(shop);
    });

    it('are not listed if they can’t be read, and loading one reports why', async () => {
      const { store, name } = await open();
      const database = await openDB(name);
      await database.put('snapshots', { version: 1 }, ['p', 1]);
      database.close();
      expect(unwrap(await store.snapshots.list('p'))).toEqual([]);
      expect(await store.snapshots.load('p', 1)).toMatchObject({ ok: false, error: { code: 'broken' } });
    });
  });
}
