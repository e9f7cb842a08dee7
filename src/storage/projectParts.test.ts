import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import {
  lastSelection,
  playgroundEngine,
  playgroundSnippet,
  playgroundSnippets,
  projectFolder,
} from './settings.ts';
import { closeStores, open, plantRecord, shop, unwrap } from './testing/testStore.ts';

const snippetsOf = (...codes: readonly string[]) => ({
  current: '1',
  snippets: codes.map((code, index) => ({ id: String(index + 1), name: `Snippet ${index + 1}`, code })),
});

describe('the parts of a project file', () => {
  afterEach(closeStores);

  it('contain the snippets and the engine, but nothing that belongs to this browser', async () => {
    const { store } = await open();
    await store.save('p', shop);
    expect(unwrap(await store.readParts('p'))).toEqual({});
    await store.settings.write(playgroundSnippets('p'), snippetsOf('await Customer.count()'));
    await store.settings.write(playgroundEngine('p'), 'loopback3');
    await store.settings.write(lastSelection('p'), { models: ['customer'], relation: null });
    expect(unwrap(await store.readParts('p'))).toEqual({
      snippets: snippetsOf('await Customer.count()'),
      engine: 'loopback3',
    });
  });

  it('are added unchanged if the project has none, else after the existing ones', async () => {
    const { store } = await open();
    const parts = { snippets: snippetsOf('theirs', 'mine too') };
    expect(unwrap(await store.addParts('new', parts))).toEqual({ changed: 1, refused: [] });
    expect(unwrap(await store.settings.read(playgroundSnippets('new')))).toEqual(parts.snippets);
    await store.settings.write(playgroundSnippets('p'), snippetsOf('mine', 'mine too'));
    unwrap(await store.addParts('p', parts));
    const stored = unwrap(await store.settings.read(playgroundSnippets('p')));
    expect(stored?.snippets.map(({ code }) => code)).toEqual(['mine', 'mine too', 'theirs']);
    expect(stored?.snippets.map(({ id, name }) => [id, name])).toEqual([
      ['1', 'Snippet 1'],
      ['2', 'Snippet 2'],
      ['3', 'Snippet 3'],
    ]);
    expect(unwrap(await store.addParts('p', parts))).toEqual({ changed: 0, refused: [] });
    await store.settings.write(playgroundSnippets('empty'), snippetsOf(''));
    unwrap(await store.addParts('empty', parts));
    expect(unwrap(await store.settings.read(playgroundSnippets('empty')))).toEqual(parts.snippets);
  });

  it('set the engine where none is chosen yet', async () => {
    const { store } = await open();
    expect(unwrap(await store.addParts('p', { engine: 'loopback3' }))).toEqual({ changed: 1, refused: [] });
    expect(unwrap(await store.settings.read(playgroundEngine('p')))).toBe('loopback3');
    expect(unwrap(await store.addParts('p', { engine: 'juggler7' }))).toEqual({ changed: 0, refused: [] });
    expect(unwrap(await store.settings.read(playgroundEngine('p')))).toBe('loopback3');
  });

  it('are added even to more snippets than a file may contain', async () => {
    const { store } = await open();
    const many = snippetsOf(...Array.from({ length: 1_001 }, (_, index) => `mine ${index}`));
    await store.settings.write(playgroundSnippets('p'), many);
    expect(unwrap(await store.addParts('p', { snippets: snippetsOf('theirs') })).changed).toBe(1);
    const stored = unwrap(await store.settings.read(playgroundSnippets('p')));
    expect(stored?.snippets.at(-1)?.code).toBe('theirs');
    expect(stored?.snippets).toHaveLength(1_002);
  });

  it.each([
    ['a text', { snippets: 'code' }, [expect.stringContaining('expected')]],
    [
      'too many',
      { snippets: snippetsOf(...Array.from({ length: 1_001 }, () => 'x')) },
      [expect.stringContaining('snippets: expected')],
    ],
    [
      'one that is too long',
      { snippets: snippetsOf('x'.repeat(1_000_001)) },
      [expect.stringContaining('snippets[0].code: expected')],
    ],
    ['an unknown engine', { engine: 'loopback9' }, [expect.stringContaining('expected')]],
    ['parts that stay in a browser', { selection: { models: [], relation: null }, folder: {} }, []],
    ['members of every object', JSON.parse('{"__proto__": {"snippets": 1}, "constructor": 1}'), []],
  ])('are skipped with a reason if they are invalid: %s', async (_title, parts, refused) => {
    const { store } = await open();
    expect(unwrap(await store.addParts('p', parts))).toEqual({ changed: 0, refused });
    expect(unwrap(await store.readParts('p'))).toEqual({});
    expect(unwrap(await store.settings.read(lastSelection('p')))).toBeUndefined();
  });
});

describe('the settings of a project', () => {
  afterEach(closeStores);

  it('are all deleted with it', async () => {
    const { store, name } = await open();
    await store.save('p', shop);
    for (const id of ['p', 'q']) {
      await store.settings.write(playgroundSnippet(id), 'code');
      await store.settings.write(playgroundEngine(id), 'loopback3');
      await store.settings.write(playgroundSnippets(id), snippetsOf(id));
      await store.settings.write(lastSelection(id), { models: ['customer'], relation: null });
      await plantRecord(name, 'settings', projectFolder(id).key, { version: 1, value: 'a folder' });
    }
    await store.remove('p');
    const database = await openDB(name);
    const keys = await database.getAllKeys('settings');
    database.close();
    expect(keys.filter((key) => String(key).endsWith(':p'))).toEqual([]);
    expect(keys.filter((key) => String(key).endsWith(':q'))).toHaveLength(5);
  });

  it('are copied with it, except for the folder on the disk', async () => {
    const { store, name } = await open(undefined, () => 9);
    await store.save('p', shop);
    await store.settings.write(playgroundSnippets('p'), snippetsOf('await Customer.count()'));
    await store.settings.write(playgroundEngine('p'), 'loopback3');
    await plantRecord(name, 'settings', projectFolder('p').key, { version: 1, value: 'a folder' });
    unwrap(await store.saveCopy('copy', { ...shop, name: 'Shop copy' }, 'p'));
    expect(unwrap(await store.load('copy'))).toMatchObject({ project: { name: 'Shop copy' }, savedAt: 9 });
    expect(unwrap(await store.settings.read(playgroundSnippets('copy')))).toEqual(
      snippetsOf('await Customer.count()'),
    );
    expect(unwrap(await store.settings.read(playgroundEngine('copy')))).toBe('loopback3');
    const database = await openDB(name);
    expect(await database.get('settings', projectFolder('copy').key)).toBeUndefined();
    database.close();
  });
});
