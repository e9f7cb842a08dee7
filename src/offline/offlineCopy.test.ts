import { describe, expect, it } from 'vitest';
import { type CopyPlatform, createOfflineCopy } from './offlineCopy.ts';
import { isOfflineRequest } from './version.ts';

const scope = 'https://host.example/designer/';
const page = '<script src="./assets/index-1.js"></script>';
const files = ['assets/index-1.js', 'icon.svg', 'index.html'];

/** A browser's caches, and a host that serves some texts. */
function setUp(served: Readonly<Record<string, string>>) {
  const stores = new Map<string, Map<string, Response>>();
  const asked: string[] = [];
  const caches = {
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    open: async (name: string) => {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      return {
        match: async (address: string) => store.get(address)?.clone(),
        put: async (address: string, response: Response) => void store.set(address, response),
      };
    },
  };
  const fetch: CopyPlatform['fetch'] = async (address) => {
    asked.push(address.slice(scope.length));
    const text = served[address.slice(scope.length)];
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  };
  const copyOf = (id: string, names = files) =>
    createOfflineCopy({ id, files: names }, { caches: caches as unknown as CacheStorage, fetch, scope });
  return { asked, copyOf, stores };
}

const served = { '': page, 'assets/index-1.js': 'one', 'icon.svg': '<svg/>' };
const requestOf = (path: string, init?: RequestInit) => new Request(scope + path, init);
const textOf = async (answer: Promise<Response>) => (await answer).text();

describe('the copy of a version', () => {
  it('has every file of the page, under whatever address it is asked for', async () => {
    const { asked, copyOf } = setUp(served);
    const copy = copyOf('a');
    await copy.install();
    asked.length = 0;
    expect(await textOf(copy.answer(requestOf('')))).toBe(page);
    expect(await textOf(copy.answer(requestOf('index.html?from=mail#x')))).toBe(page);
    expect(await textOf(copy.answer(requestOf('assets/index-1.js')))).toBe('one');
    expect(asked).toEqual([]);
  });

  it('fetches only what changed, and keeps the parts of earlier versions for their pages', async () => {
    const { asked, copyOf } = setUp({
      ...served,
      '': '<script src="./assets/index-1.js"></script>next',
      'assets/part-2.js': 'two',
    });
    await copyOf('a', [...files, 'assets/part-2.js']).install();
    asked.length = 0;
    const next = copyOf('b');
    await next.install();
    expect(asked).toEqual(['icon.svg', '']);
    expect(await textOf(next.answer(requestOf('assets/part-2.js')))).toBe('two');
    await next.deleteOthers();
    expect((await next.answer(requestOf('assets/part-2.js'))).status).toBe(200);
    expect(asked.at(-1)).toBe('assets/part-2.js');
  });

  it('deletes nothing of another page of the same host', async () => {
    const { copyOf, stores } = setUp(served);
    stores.set('designer https://host.example/designer/next/ a', new Map());
    stores.set('other', new Map());
    const copy = copyOf('b');
    await copy.install();
    await copy.deleteOthers();
    expect([...stores.keys()]).toEqual([
      'designer https://host.example/designer/next/ a',
      'other',
      `designer ${scope} b`,
    ]);
  });

  it('is not made of two versions, or of half a one', async () => {
    const other = setUp({ ...served, '': '<script src="./assets/index-2.js"></script>' });
    await expect(other.copyOf('a').install()).rejects.toThrow(/another version, with assets\/index-2.js/);
    const half = setUp({ '': page });
    await expect(half.copyOf('a').install()).rejects.toThrow(
      'assets/index-1.js cannot be stored: the host answers 404.',
    );
  });

  it('answers for its own files only, and never for who asks past all stores', () => {
    const { copyOf } = setUp(served);
    const { has } = copyOf('a');
    expect(has(requestOf(''))).toBe(true);
    expect(has(requestOf('assets/of-another-version.js'))).toBe(true);
    expect(has(requestOf('docs/page.html'))).toBe(false);
    expect(has(requestOf('', { cache: 'no-store' }))).toBe(false);
    expect(has(requestOf('', { method: 'POST' }))).toBe(false);
    expect(has(new Request('https://elsewhere.example/designer/'))).toBe(false);
  });
});

it('understands two requests', () => {
  expect(['activate', 'tidy', 'delete', null, { type: 'tidy' }].map(isOfflineRequest)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
