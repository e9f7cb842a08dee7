import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { lastSelection, playgroundSnippet, playgroundSnippets, projectFolder } from './settings.ts';
import { closeStores, open, plant, shop, unwrap } from './testing/testStore.ts';

const book = (...codes: readonly string[]) => ({
  current: '1',
  snippets: codes.map((code, index) => ({ id: String(index + 1), name: `Snippet ${index + 1}`, code })),
});

describe('what belongs to a project goes with its file', () => {
  afterEach(closeStores);

  it('out: the snippets, and nothing of this browser', async () => {
    const { store } = await open();
    await store.save('p', shop);
    expect(unwrap(await store.readParts('p'))).toEqual({});
    await store.settings.write(playgroundSnippets('p'), book('await Customer.count()'));
    await store.settings.write(lastSelection('p'), { models: ['customer'], relation: null });
    expect(unwrap(await store.readParts('p'))).toEqual({ snippets: book('await Customer.count()') });
  });

  it('in: as they are where the project has none, beside those that it has', async () => {
    const { store } = await open();
    const parts = { snippets: book('theirs', 'mine too') };
    expect(unwrap(await store.addParts('new', parts))).toEqual({ changed: 1, refused: [] });
    expect(unwrap(await store.settings.read(playgroundSnippets('new')))).toEqual(parts.snippets);
    await store.settings.write(playgroundSnippets('p'), book('mine', 'mine too'));
    unwrap(await store.addParts('p', parts));
    const kept = unwrap(await store.settings.read(playgroundSnippets('p')));
    expect(kept?.snippets.map(({ code }) => code)).toEqual(['mine', 'mine too', 'theirs']);
    expect(kept?.snippets.map(({ id, name }) => [id, name])).toEqual([
      ['1', 'Snippet 1'],
      ['2', 'Snippet 2'],
      ['3', 'Snippet 3'],
    ]);
    expect(unwrap(await store.addParts('p', parts))).toEqual({ changed: 0, refused: [] });
    await store.settings.write(playgroundSnippets('empty'), book(''));
    unwrap(await store.addParts('empty', parts));
    expect(unwrap(await store.settings.read(playgroundSnippets('empty')))).toEqual(parts.snippets);
  });

  it('in: beside more of them than a file may hold', async () => {
    const { store } = await open();
    const many = book(...Array.from({ length: 1_001 }, (_, index) => `mine ${index}`));
    await store.settings.write(playgroundSnippets('p'), many);
    expect(unwrap(await store.addParts('p', { snippets: book('theirs') })).changed).toBe(1);
    const kept = unwrap(await store.settings.read(playgroundSnippets('p')));
    expect(kept?.snippets.at(-1)?.code).toBe('theirs');
    expect(kept?.snippets).toHaveLength(1_002);
  });

  it.each([
    ['no snippets', { snippets: 'code' }, [expect.stringContaining('expected')]],
    [
      'too many',
      { snippets: book(...Array.from({ length: 1_001 }, () => 'x')) },
      [expect.stringContaining('snippets: expected')],
    ],
    [
      'one that is too long',
      { snippets: book('x'.repeat(1_000_001)) },
      [expect.stringContaining('snippets[0].code: expected')],
    ],
    ['parts that stay in a browser', { selection: { models: [], relation: null }, folder: {} }, []],
    ['parts of every object', JSON.parse('{"__proto__": {"snippets": 1}, "constructor": 1}'), []],
  ])('in: not what is no part of a project, and says why: %s', async (_title, parts, refused) => {
    const { store } = await open();
    expect(unwrap(await store.addParts('p', parts))).toEqual({ changed: 0, refused });
    expect(unwrap(await store.readParts('p'))).toEqual({});
    expect(unwrap(await store.settings.read(lastSelection('p')))).toBeUndefined();
  });
});

describe('what belongs to a project', () => {
  afterEach(closeStores);

  it('is deleted with it, whatever it is', async () => {
    const { store, name } = await open();
    await store.save('p', shop);
    for (const id of ['p', 'q']) {
      await store.settings.write(playgroundSnippet(id), 'code');
      await store.settings.write(playgroundSnippets(id), book(id));
      await store.settings.write(lastSelection(id), { models: ['customer'], relation: null });
      await plant(name, 'settings', projectFolder(id).key, { version: 1, value: 'a folder' });
    }
    await store.remove('p');
    const database = await openDB(name);
    const keys = await database.getAllKeys('settings');
    database.close();
    expect(keys.filter((key) => String(key).endsWith(':p'))).toEqual([]);
    expect(keys.filter((key) => String(key).endsWith(':q'))).toHaveLength(4);
  });

  it('goes along with its copy, but for the folder on the disk', async () => {
    const { store, name } = await open(undefined, () => 9);
    await store.save('p', shop);
    await store.settings.write(playgroundSnippets('p'), book('await Customer.count()'));
    await plant(name, 'settings', projectFolder('p').key, { version: 1, value: 'a folder' });
    unwrap(await store.saveCopy('copy', { ...shop, name: 'Shop copy' }, 'p'));
    expect(unwrap(await store.load('copy'))).toMatchObject({ project: { name: 'Shop copy' }, savedAt: 9 });
    expect(unwrap(await store.settings.read(playgroundSnippets('copy')))).toEqual(
      book('await Customer.count()'),
    );
    const database = await openDB(name);
    expect(await database.get('settings', projectFolder('copy').key)).toBeUndefined();
    database.close();
  });
});
