import { describe, expect, it } from 'vitest';
import { openModelFiles } from '../openModelFiles.ts';
import { type FakeFiles, fakeFolder } from '../testing/fakeFolder.ts';
import { folderLayout } from './folderLayout.ts';
import { planSave } from './planSave.ts';
import { readFolder } from './readFolder.ts';
import { readText, saveFiles } from './saveFiles.ts';

describe('readFolder', () => {
  it('reads a project’s models and the scripts beside them, and skips folders without models', async () => {
    const folder = fakeFolder(
      'shop',
      new Map([
        ['common/models/order.json', '{"name": "Order"}'],
        ['common/models/order.js', 'module.exports = null'],
        ['common/models/helper.js', '// no model'],
        ['server/model-config.json', '{"_meta": {"sources": ["../common/models"]}}'],
        ['node_modules/loopback/common/models/user.json', '{"name": "User"}'],
        ['package.json', '{"name": "shop"}'],
      ]),
    );
    const opened = await openModelFiles(await readFolder(folder));
    expect(opened).toMatchObject({
      name: 'shop',
      models: [
        {
          path: 'common/models/order.json',
          origin: 'shop/common/models/order.json',
          script: 'module.exports = null',
        },
      ],
      configOrigin: 'shop/server/model-config.json',
      problems: [],
    });
    expect(opened.skipped.map(({ path }) => path)).toEqual([
      'shop/node_modules',
      'shop/common/models/helper.js',
      'shop/package.json',
    ]);
  });

  it('stops when it is aborted', async () => {
    const controller = new AbortController();
    controller.abort();
    const folder = fakeFolder('shop', new Map([['a.json', '{}']]));
    await expect(readFolder(folder, { signal: controller.signal })).rejects.toThrow();
  });
});

describe('folderLayout', () => {
  it.each([
    [
      'the project itself',
      [['common/models/a.json', 'common/models/a.json']],
      'server/x.json',
      'server/x.json',
    ],
    [
      'a folder above it',
      [['common/models/a.json', 'api/common/models/a.json']],
      'server/x.json',
      'api/server/x.json',
    ],
    ['its common/models', [['common/models/a.json', 'a.json']], 'common/models/b.json', 'b.json'],
    ['outside of common/models', [['common/models/a.json', 'a.json']], 'server/model-config.json', null],
    ['a strange place', [['common/models/a.json', 'x/y.json']], 'common/models/a.json', 'x/y.json'],
    ['nothing known', [], 'common/models/a.json', 'common/models/a.json'],
  ])('%s', (_, pairs, asked, expected) => {
    const places = pairs.map(([projectPath = '', folderPath = '']) => ({ projectPath, folderPath }));
    expect(folderLayout(places)(asked)).toBe(expected);
  });
});

const plan = (files: Record<string, string>, known: Record<string, string>, disk: FakeFiles) =>
  planSave({
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    layout: (path) => (path.startsWith('outside/') ? null : path),
    known: new Map(Object.entries(known)),
    read: async (path) => disk.get(path) ?? null,
  });

describe('planSave', () => {
  it('plans nothing if nothing differs', async () => {
    expect(await plan({ a: '1' }, { a: '1' }, new Map([['a', '1']]))).toEqual({ files: [], left: [] });
  });

  it.each([
    ['changed here', { a: '2' }, { a: '1' }, { a: '1' }, { kind: 'changed', outside: 'none' }],
    ['changed on both sides', { a: '2' }, { a: '1' }, { a: '3' }, { kind: 'changed', outside: 'both' }],
    [
      'changed on the disk only',
      { a: '1' },
      { a: '1' },
      { a: '3' },
      { kind: 'changed', outside: 'diskOnly' },
    ],
    ['new', { a: '1' }, {}, {}, { kind: 'added', outside: 'none' }],
    ['new, but another file is there', { a: '1' }, {}, { a: '2' }, { kind: 'changed', outside: 'both' }],
    ['removed here', {}, { a: '1' }, { a: '1' }, { kind: 'removed', outside: 'none' }],
    ['removed here, changed there', {}, { a: '1' }, { a: '2' }, { kind: 'removed', outside: 'both' }],
    ['removed on the disk', { a: '1' }, { a: '1' }, {}, { kind: 'added', outside: 'diskOnly' }],
  ])('%s', async (_, files, known, disk, expected) => {
    const { files: planned } = await plan(files, known, new Map(Object.entries(disk)));
    expect(planned).toMatchObject([{ path: 'a', ...expected }]);
  });

  it.each([
    ['changed on both sides in the same way', { a: '2' }, { a: '1' }, { a: '2' }],
    ['removed on both sides', {}, { a: '1' }, {}],
  ])('nothing for a file %s', async (_, files, known, disk) => {
    expect((await plan(files, known, new Map(Object.entries(disk)))).files).toEqual([]);
  });

  it('reports files that have no place in the folder', async () => {
    expect((await plan({ 'outside/a': '1' }, {}, new Map())).left).toEqual(['outside/a']);
  });
});

describe('saveFiles', () => {
  const changed = (path: string, before: string | null, after: string | null) =>
    ({ path, before, after, kind: 'changed', outside: 'none' }) as const;

  it('writes files byte for byte, creates folders, and removes files', async () => {
    const files: FakeFiles = new Map([
      ['common/models/a.json', 'old'],
      ['common/models/b.json', 'gone'],
    ]);
    const folder = fakeFolder('shop', files);
    const saved = await saveFiles(folder, [
      changed('common/models/a.json', 'old', '\uFEFFnew\r\n'),
      changed('common/models/b.json', 'gone', null),
      changed('server/models/c.json', null, 'ü'),
    ]);
    expect(saved.map(({ failure }) => failure)).toEqual([null, null, null]);
    expect(Object.fromEntries(files)).toEqual({
      'common/models/a.json': '\uFEFFnew\r\n',
      'server/models/c.json': 'ü',
    });
    expect(await readText(folder, 'common/models/a.json')).toBe('\uFEFFnew\r\n');
    expect(await readText(folder, 'common/none/a.json')).toBeNull();
  });

  it('reports each file that fails, and saves the others', async () => {
    const files: FakeFiles = new Map([
      ['a', '1'],
      ['b', '1'],
      ['c', '1'],
    ]);
    const folder = fakeFolder(
      'shop',
      files,
      new Map([
        ['a', 'NotAllowedError'],
        ['b', 'QuotaExceededError'],
      ]),
    );
    const saved = await saveFiles(folder, [
      changed('a', '1', '2'),
      changed('b', '1', '2'),
      changed('c', '1', '2'),
    ]);
    expect(saved.map(({ failure }) => failure)).toEqual([
      'The browser was not allowed to write it.',
      'The disk is full.',
      null,
    ]);
    expect(Object.fromEntries(files)).toEqual({ a: '1', b: '1', c: '2' });
  });

  it('reports an invalid file name', async () => {
    const folder = fakeFolder('shop', new Map());
    const [saved] = await saveFiles(folder, [changed('what?.json', null, '{}')]);
    expect(saved?.failure).toContain('Rename the model');
  });

  it('does not overwrite a file that changed since it was compared', async () => {
    const files: FakeFiles = new Map([['a', 'another']]);
    const [saved] = await saveFiles(fakeFolder('shop', files), [changed('a', '1', '2')]);
    expect(saved?.failure).toContain('just changed on disk');
    expect(files.get('a')).toBe('another');
  });
});
