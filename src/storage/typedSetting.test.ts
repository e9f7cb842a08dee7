import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { playgroundSnippet, playgroundSnippets } from './settings.ts';
import { closeStores, open, plantRecord, unwrap } from './testing/testStore.ts';

const snippetsOf = (code: string) => ({ current: '1', snippets: [{ id: '1', name: 'Snippet 1', code }] });
const broken = { version: 1, value: { current: 7, snippets: snippetsOf('typed for an hour').snippets } };

async function stored(name: string, key: string): Promise<unknown> {
  const database = await openDB(name);
  const found: unknown = await database.get('settings', key);
  database.close();
  return found;
}

describe('a typed setting that can’t be read', () => {
  afterEach(closeStores);

  it.each([
    ['snippets of another shape', playgroundSnippets('p'), broken],
    ['snippets without a version', playgroundSnippets('p'), broken.value],
    ['no record at all', playgroundSnippets('p'), 'nonsense'],
    ['the single text of an earlier version', playgroundSnippet('p'), { version: 1, value: ['typed'] }],
  ])('is set aside with the id of its project when it is read: %s', async (_title, setting, record) => {
    const { store, name } = await open(undefined, () => 7);
    await plantRecord(name, 'settings', setting.key, record);
    expect(await store.settings.read<unknown>(setting)).toMatchObject({
      ok: false,
      error: { code: 'broken-snippets' },
    });
    expect(unwrap(await store.listSetAside())).toMatchObject([
      { projectId: 'p', part: 'snippets', setAsideAt: 7, record },
    ]);
    const { unreadable } = unwrap(await store.survey());
    expect(unreadable).toMatchObject([{ projectId: 'p', part: 'snippets', record }]);
    // Afterwards the setting is missing.
    expect(unwrap(await store.settings.read<unknown>(setting))).toBeUndefined();
    expect(unwrap(await store.listSetAside())).toHaveLength(1);
  });

  it('is set aside when it is overwritten unread', async () => {
    const { store, name } = await open();
    await plantRecord(name, 'settings', playgroundSnippets('p').key, broken);
    unwrap(await store.settings.write(playgroundSnippets('p'), snippetsOf('new')));
    expect(unwrap(await store.listSetAside())).toMatchObject([{ record: broken }]);
    expect(unwrap(await store.settings.read(playgroundSnippets('p')))).toEqual(snippetsOf('new'));
  });

  it('is set aside when it is valid but overwritten by a page that has not read it', async () => {
    const { store, name } = await open();
    const record = { version: 1, value: snippetsOf('typed for an hour') };
    await plantRecord(name, 'settings', playgroundSnippets('p').key, record);
    unwrap(await store.settings.write(playgroundSnippets('p'), snippetsOf('new')));
    expect(unwrap(await store.listSetAside())).toMatchObject([{ record, part: 'snippets' }]);
    // The page knows the value that it replaces now: nothing is set aside.
    unwrap(await store.settings.write(playgroundSnippets('p'), snippetsOf('newer')));
    expect(unwrap(await store.listSetAside())).toHaveLength(1);
  });

  it('is neither set aside nor replaced when a newer version wrote it', async () => {
    const { store, name } = await open();
    const { key } = playgroundSnippets('p');
    const newer = { version: 2, value: { pages: ['typed'] } };
    await plantRecord(name, 'settings', key, newer);
    const refusal = { ok: false, error: { code: 'newer' } };
    expect(await store.settings.read(playgroundSnippets('p'))).toMatchObject(refusal);
    expect(await store.settings.write(playgroundSnippets('p'), snippetsOf('new'))).toMatchObject(refusal);
    expect(await store.settings.write(playgroundSnippets('p'), snippetsOf('newer'))).toMatchObject(refusal);
    expect(await stored(name, key)).toEqual(newer);
    expect(unwrap(await store.listSetAside())).toEqual([]);
  });

  it('is not replaced by the snippets of a file', async () => {
    const { store, name } = await open();
    await plantRecord(name, 'settings', playgroundSnippets('p').key, broken);
    const added = await store.addParts('p', { snippets: snippetsOf('theirs') });
    expect(added).toMatchObject({ ok: false, error: { code: 'broken-snippets' } });
    expect(unwrap(await store.listSetAside())).toMatchObject([{ record: broken }]);
    expect(unwrap(await store.addParts('p', { snippets: snippetsOf('theirs') })).changed).toBe(1);
  });
});
