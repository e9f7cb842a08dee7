import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { playgroundSnippet } from '../settings.ts';
import { closeStores, open, shop, unwrap } from './testStore.ts';

/** Tests a project store that loses its database, with any IndexedDB. */
export function describeStorageLoss(): void {
  afterEach(closeStores);

  describe('a database that is deleted while it is open', () => {
    it('is reported, and everything can be stored again', async () => {
      const { store, name } = await open();
      const losses: string[] = [];
      store.onLost((loss) => losses.push(loss));
      await store.save('p', shop);
      await store.settings.write(playgroundSnippet('p'), 'code');
      await deleteDB(name);
      expect(losses).toEqual(['deleted']);
      expect(unwrap(await store.list())).toEqual([]);
      unwrap(await store.save('p', shop));
      unwrap(await store.settings.writeAgain());
      const { store: again } = await open(name);
      expect(unwrap(await again.load('p')).project).toEqual(shop);
      expect(unwrap(await again.settings.read(playgroundSnippet('p')))).toBe('code');
    });

    it('is reported once per loss, until the listener unsubscribes', async () => {
      const { store, name } = await open();
      const losses: string[] = [];
      const unsubscribe = store.onLost((loss) => losses.push(loss));
      await deleteDB(name);
      await store.list();
      await deleteDB(name);
      expect(losses).toEqual(['deleted', 'deleted']);
      unsubscribe();
      await store.list();
      await deleteDB(name);
      expect(losses).toHaveLength(2);
    });

    it('is not reported when a newer version upgrades it, which keeps the data', async () => {
      const { store, name } = await open();
      const losses: string[] = [];
      store.onLost((loss) => losses.push(loss));
      await store.save('p', shop);
      const newer = await openDB(name, 99);
      expect(losses).toEqual([]);
      expect(await store.save('p', shop)).toMatchObject({ ok: false, error: { code: 'newer' } });
      newer.close();
    });
  });
}
