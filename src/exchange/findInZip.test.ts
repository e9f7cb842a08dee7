import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openModelFiles } from './openModelFiles.ts';
import { readFoundFiles } from './readFiles.ts';

function zipOf(files: Zippable): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync(files));
}

const read = (bytes: Uint8Array<ArrayBuffer>) =>
  readFoundFiles([{ path: 'shop.zip', open: async () => new Blob([bytes]) }]);

const order = '\uFEFF{"name": "Order"}\r\n';

/** The offset of a number in the first entry of the directory. */
function patchDirectory(bytes: Uint8Array<ArrayBuffer>, offset: number, value: number) {
  const view = new DataView(bytes.buffer);
  const start = view.getUint32(bytes.length - 22 + 16, true);
  view.setUint32(start + offset, value, true);
  return bytes;
}
const CRC = 16;
const SIZE = 24;

describe('a zip', () => {
  it('returns its files byte for byte, stored or deflated, with the scripts beside models', async () => {
    const zip = zipOf({
      'shop/common/models/order.json': [strToU8(order), { level: 0 }],
      'shop/common/models/order.js': strToU8('module.exports = function(Order) {};\n'),
      'shop/common/models/größe.json': [strToU8('{"name": "Size"}'.padEnd(2000)), { level: 9 }],
      'shop/node_modules/loopback/common/models/user.json': strToU8('{"name": "User"}'),
      'shop/.git/config.json': strToU8('{}'),
      'shop/README.md': strToU8('# Shop'),
    });
    const files = await read(zip);
    expect(files.problems).toEqual([]);
    expect(files.files.map(({ path }) => path)).toEqual([
      'shop/common/models/order.json',
      'shop/common/models/order.js',
      'shop/common/models/größe.json',
    ]);
    expect(files.files[0]?.text).toBe(order);
    expect(files.skipped).toEqual([
      { path: 'shop/node_modules', reason: 'is a folder without models' },
      { path: 'shop/.git', reason: 'is a folder without models' },
      { path: 'shop/README.md', reason: 'is not a .json file' },
    ]);
    const opened = await openModelFiles(files);
    expect(opened.name).toBe('shop');
    expect(opened.models).toMatchObject([
      { path: 'common/models/order.json', script: 'module.exports = function(Order) {};\n' },
      { path: 'common/models/größe.json' },
    ]);
  });

  it.each(['../evil.json', '/etc/evil.json', 'C:/evil.json', 'a\\evil.json', 'a/../../evil.json'])(
    'refuses a name that points out of it: %s',
    async (path) => {
      const files = await read(zipOf({ [path]: strToU8('{}'), 'good.json': strToU8('{}') }));
      expect(files.files.map((file) => file.path)).toEqual(['good.json']);
      expect(files.problems).toMatchObject([{ path: 'shop.zip' }]);
      expect(files.problems[0]?.message).toContain('points out of it');
    },
  );

  it('refuses a file that is too large before it is unpacked', async () => {
    const files = await read(zipOf({ 'bomb.json': new Uint8Array(40 * 1024 * 1024) }));
    expect(files.files).toEqual([]);
    expect(files.problems).toMatchObject([{ message: 'bomb.json: expected at most 5.0 MB, found 40.0 MB.' }]);
  });

  it('refuses a file that unpacks to more than its declared size', async () => {
    const bytes = patchDirectory(zipOf({ 'bomb.json': new Uint8Array(40 * 1024 * 1024) }), SIZE, 1000);
    const files = await read(bytes);
    expect(files.problems).toMatchObject([
      { path: 'bomb.json', found: 'more bytes than its directory says' },
    ]);
  });

  it('stops when the total size is too large', async () => {
    const four = new Uint8Array(4 * 1024 * 1024).fill(32);
    const files = await read(
      zipOf(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.json`, four]))),
    );
    expect(files.files.length).toBeLessThan(32);
    expect(files.problems.at(-1)?.message).toContain('at most 60.0 MB in all');
  });

  it('refuses a file with a wrong checksum, and one shorter than declared', async () => {
    const damaged = await read(patchDirectory(zipOf({ 'a.json': strToU8('{"name": "A"}') }), CRC, 1));
    expect(damaged.problems).toMatchObject([
      { path: 'a.json', found: 'a damaged file (its checksum differs)' },
    ]);
    const short = await read(patchDirectory(zipOf({ 'a.json': strToU8('{"name": "A"}') }), SIZE, 99));
    expect(short.problems).toMatchObject([
      { path: 'a.json', found: 'a size that differs from its directory' },
    ]);
  });

  it('reports an encrypted file', async () => {
    const bytes = zipOf({ 'a.json': strToU8('{}') });
    const start = new DataView(bytes.buffer).getUint32(bytes.length - 22 + 16, true);
    bytes[start + 8] = 1;
    expect((await read(bytes)).problems).toMatchObject([{ path: 'a.json', found: 'an encrypted file' }]);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'an empty file'],
    ['something else', strToU8('{"name": "A"}'.repeat(20)), 'not a zip file, or only part of one'],
    ['a cut one', zipOf({ 'a.json': strToU8('{}') }).slice(0, -30), 'not a zip file, or only part of one'],
  ])('is distinguished from %s', async (_, bytes, found) => {
    expect((await read(new Uint8Array(bytes))).problems).toMatchObject([{ path: 'shop.zip', found }]);
  });

  it('neither throws nor hangs, whatever its bytes', async () => {
    const good = zipOf({
      'common/models/a.json': strToU8('{"name": "A"}'.padEnd(300)),
      'b.json': strToU8('{}'),
    });
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 400; round += 1) {
      const bytes = good.slice();
      for (let change = 0; change <= random(4); change += 1) bytes[random(bytes.length)] = random(256);
      const { files, problems, skipped } = await read(bytes);
      expect(files.length + problems.length + skipped.length).toBeGreaterThan(-1);
    }
  });
});
