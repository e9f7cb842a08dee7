import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { playgroundSnippet, playgroundSnippets } from './settings.ts';
import { closeStores, open, plant, unwrap } from './testing/testStore.ts';

const book = (code: string) => ({ current: '1', snippets: [{ id: '1', name: 'Snippet 1', code }] });
const broken = { version: 1, value: { current: 7, snippets: book('typed for an hour').snippets } };

async function stored(name: string, key: string): Promise<unknown> {
  const database = await openDB(name);
  const found: unknown = await database.get('settings', key);
  database.close();
  return found;
}

describe('what was typed and can’t be read', () => {
  afterEach(closeStores);

  it.each([
    ['snippets of another shape', playgroundSnippets('p'), broken],
    ['snippets without a version', playgroundSnippets('p'), broken.value],
    ['no record at all', playgroundSnippets('p'), 'nonsense'],
    ['the one text of an earlier version', playgroundSnippet('p'), { version: 1, value: ['typed'] }],
  ])('is set aside with what it belongs to when it is read: %s', async (_title, setting, record) => {
    const { store, name } = await open(undefined, () => 7);
    await plant(name, 'settings', setting.key, record);
    expect(await store.settings.read<unknown>(setting)).toMatchObject({
      ok: false,
      error: { code: 'broken-snippets' },
    });
    expect(unwrap(await store.listSetAside())).toMatchObject([
      { projectId: 'p', part: 'snippets', setAsideAt: 7, record },
    ]);
    const { unreadable } = unwrap(await store.survey());
    expect(unreadable).toMatchObject([{ projectId: 'p', part: 'snippets', record }]);
    // The next time there is nothing.
    expect(unwrap(await store.settings.read<unknown>(setting))).toBeUndefined();
    expect(unwrap(await store.listSetAside())).toHaveLength(1);
  });

  it('is set aside when it is written over unread', async () => {
    const { store, name } = await open();
    await plant(name, 'settings', playgroundSnippets('p').key, broken);
    unwrap(await store.settings.write(playgroundSnippets('p'), book('new')));
    expect(unwrap(await store.listSetAside())).toMatchObject([{ record: broken }]);
    expect(unwrap(await store.settings.read(playgroundSnippets('p')))).toEqual(book('new'));
  });

  it('is set aside when it is good and written over by a page that could not read it', async () => {
    const { store, name } = await open();
    const record = { version: 1, value: book('typed for an hour') };
    await plant(name, 'settings', playgroundSnippets('p').key, record);
    unwrap(await store.settings.write(playgroundSnippets('p'), book('new')));
    expect(unwrap(await store.listSetAside())).toMatchObject([{ record, part: 'snippets' }]);
    // Once the page knows what it replaces, that is what it wants.
    unwrap(await store.settings.write(playgroundSnippets('p'), book('newer')));
    expect(unwrap(await store.listSetAside())).toHaveLength(1);
  });

  it('stays where it is, and is not replaced, when a newer version wrote it', async () => {
    const { store, name } = await open();
    const { key } = playgroundSnippets('p');
    const newer = { version: 2, value: { pages: ['typed'] } };
    await plant(name, 'settings', key, newer);
    const refusal = { ok: false, error: { code: 'newer' } };
    expect(await store.settings.read(playgroundSnippets('p'))).toMatchObject(refusal);
    expect(await store.settings.write(playgroundSnippets('p'), book('new'))).toMatchObject(refusal);
    expect(await store.settings.write(playgroundSnippets('p'), book('newer'))).toMatchObject(refusal);
    expect(await stored(name, key)).toEqual(newer);
    expect(unwrap(await store.listSetAside())).toEqual([]);
  });

  it('keeps the snippets of a file from taking its place', async () => {
    const { store, name } = await open();
    await plant(name, 'settings', playgroundSnippets('p').key, broken);
    const added = await store.addParts('p', { snippets: book('theirs') });
    expect(added).toMatchObject({ ok: false, error: { code: 'broken-snippets' } });
    expect(unwrap(await store.listSetAside())).toMatchObject([{ record: broken }]);
    expect(unwrap(await store.addParts('p', { snippets: book('theirs') })).changed).toBe(1);
  });
});
