import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { lastSelection, playgroundSnippets } from './settings.ts';
import { closeStores, open, shop, unwrap } from './testing/testStore.ts';

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
    expect(unwrap(await store.addParts('new', parts))).toBe(1);
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
    expect(unwrap(await store.addParts('p', parts))).toBe(0);
    await store.settings.write(playgroundSnippets('empty'), book(''));
    unwrap(await store.addParts('empty', parts));
    expect(unwrap(await store.settings.read(playgroundSnippets('empty')))).toEqual(parts.snippets);
  });

  it.each([
    ['no snippets', { snippets: 'code' }],
    ['too many', { snippets: book(...Array.from({ length: 1_001 }, () => 'x')) }],
    ['one that is too long', { snippets: book('x'.repeat(1_000_001)) }],
    ['parts that stay in a browser', { selection: { models: [], relation: null }, folder: {} }],
    ['parts of every object', JSON.parse('{"__proto__": {"snippets": 1}, "constructor": 1}')],
  ])('in: not what is no part of a project: %s', async (_title, parts) => {
    const { store } = await open();
    expect(unwrap(await store.addParts('p', parts))).toBe(0);
    expect(unwrap(await store.readParts('p'))).toEqual({});
    expect(unwrap(await store.settings.read(lastSelection('p')))).toBeUndefined();
  });
});
