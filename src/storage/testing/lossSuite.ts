import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { playgroundSnippet } from '../settings.ts';
import { closeStores, open, shop, unwrap } from './testStore.ts';

/** What the project store does when its database is lost, wherever IndexedDB comes from. */
export function describeStorageLoss(): void {
  afterEach(closeStores);

  describe('a database that is deleted while it is open', () => {
    it('is told, and takes everything again', async () => {
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

    it('is told once a loss, and not to who unsubscribed', async () => {
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

    it('is not one that a newer version upgrades: that keeps what is stored', async () => {
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
