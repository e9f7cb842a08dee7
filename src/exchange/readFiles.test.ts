import { describe, expect, it } from 'vitest';
import { decodeFile, readFileList, readFoundFiles } from './readFiles.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const found = (path: string, content: BlobPart) => ({ path, open: async () => new Blob([content]) });

describe('decodeFile', () => {
  it.each([
    ['a byte order mark', '\uFEFF{"name":"A"}'],
    ['two of them', '\uFEFF\uFEFF{}'],
    ['CRLF and no final newline', '{\r\n  "name": "A"\r\n}'],
    ['letters of all planes', '{"name":"Ünï😀\u2028"}'],
    ['nothing', ''],
  ])('returns text that encodes to the same bytes: %s', (_, text) => {
    const decoded = decodeFile('a.json', bytesOf(text));
    expect(decoded).toEqual({ path: 'a.json', text });
    expect('text' in decoded && bytesOf(decoded.text)).toEqual(bytesOf(text));
  });

  it.each([
    ['Latin-1', [0x22, 0xfc, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
    ['a cut letter', [0x22, 0xc3]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
  ])('refuses bytes that would not be exported unchanged: %s', (_, bytes) => {
    expect(decodeFile('common/models/a.json', new Uint8Array(bytes))).toMatchObject({
      path: 'common/models/a.json',
      message: 'common/models/a.json: expected text in UTF-8, found bytes that are not UTF-8.',
    });
  });
});

describe('readFoundFiles', () => {
  it('reads .json files and the scripts beside them in order, and reports what it skipped', async () => {
    const read = await readFoundFiles([
      found('a.json', '{}'),
      found('a.js', 'module.exports = {}'),
      found('other.js', '// no model'),
      found('B.JSON', '[]'),
    ]);
    expect(read).toEqual({
      files: [
        { path: 'a.json', text: '{}' },
        { path: 'a.js', text: 'module.exports = {}' },
        { path: 'B.JSON', text: '[]' },
      ],
      problems: [],
      skipped: [{ path: 'other.js', reason: 'is not a .json file' }],
    });
  });

  it('refuses files beyond any model’s size, with both sizes, and keeps the others', async () => {
    const read = await readFoundFiles([
      found('big.json', ' '.repeat(6 * 1024 * 1024)),
      found('small.json', '{}'),
    ]);
    expect(read.files.map(({ path }) => path)).toEqual(['small.json']);
    expect(read.problems).toMatchObject([{ message: 'big.json: expected at most 5.0 MB, found 6.0 MB.' }]);
  });

  it('reports a file that disappeared, and rethrows a bug', async () => {
    const gone = {
      path: 'gone.json',
      open: () => Promise.reject(new DOMException('It went away', 'NotFoundError')),
    };
    const read = await readFoundFiles([gone, found('a.json', '{}')]);
    expect(read.files).toHaveLength(1);
    expect(read.problems).toMatchObject([{ path: 'gone.json', found: 'It went away' }]);
    const bug = { path: 'bug.json', open: () => Promise.reject(new Error('bug')) };
    await expect(readFoundFiles([bug])).rejects.toThrow('bug');
  });

  it('stops at a number of files that no project has', async () => {
    const read = await readFoundFiles(
      Array.from({ length: 12_002 }, (_, index) => found(`${index}.json`, '')),
    );
    expect(read.files).toHaveLength(12_000);
    expect(read.skipped.map(({ path }) => path)).toEqual(['12000.json', '12001.json']);
    expect(read.problems.map(({ message }) => message)).toEqual([
      '12000.json: expected at most 12,000 files, found 12,002 files.',
    ]);
  });
});

describe('readFileList', () => {
  it('uses the path for a file of a picked folder, and the name for another', async () => {
    const inFolder = Object.assign(new File(['{}'], 'a.json'), {
      webkitRelativePath: 'shop/common/models/a.json',
    });
    const { files } = await readFileList([inFolder, new File(['{}'], 'b.json')]);
    expect(files.map(({ path }) => path)).toEqual(['shop/common/models/a.json', 'b.json']);
  });
});
