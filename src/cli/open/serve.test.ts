import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServedShop, serveShop } from './testing/serveShop.ts';

let shop: ServedShop;
let look: () => void;

const order = 'common/models/order.json';
const fileOf = (path: string): string => `/folder/file?path=${path}`;
const onDisk = (path: string): string => join(shop.outside.path, 'shop', path);

beforeEach(async () => {
  look = () => undefined;
  shop = await serveShop({
    pause: () =>
      new Promise((resolve) => {
        look = resolve;
      }),
  });
});

afterEach(() => shop.close());

it('serves the page to everyone on this machine, and never caches it', async () => {
  for (const path of ['/', '/index.html', '/?x=1'])
    expect(await shop.send(path)).toMatchObject({ status: 200, body: '<p>page</p>' });
  const part = await shop.send('/assets/part.js');
  expect(part).toMatchObject({ status: 200, body: 'part' });
  expect(part.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-store',
  });
  expect((await shop.send('/', { method: 'POST', body: 'x' })).status).toBe(405);
});

it('says the name of the folder and lists models and folders, without what is hidden or linked', async () => {
  const read = async (path: string): Promise<unknown> => JSON.parse((await shop.ask(path)).body);
  expect(await read('/folder/about')).toEqual({ name: 'shop', id: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await read('/folder/list?path=')).toEqual([
    { name: 'common', kind: 'directory' },
    { name: 'folder.json', kind: 'directory' },
    { name: 'large.json', kind: 'file' },
    { name: 'server', kind: 'directory' },
  ]);
});

describe('saving', () => {
  it('replaces the file that was read, byte for byte, keeps who may read it, and leaves nothing beside it', async () => {
    await chmod(onDisk(order), 0o600);
    const read = await shop.ask(fileOf(order));
    expect(read.body).toBe(await readFile(onDisk(order), 'utf8'));
    const body = '\uFEFF{"name": "Order"}\r\n';
    const put = await shop.ask(fileOf(order), {
      method: 'PUT',
      body,
      headers: { 'if-match': read.headers.etag ?? '' },
    });
    expect(put.status).toBe(204);
    expect(await readFile(onDisk(order), 'utf8')).toBe(body);
    expect((await stat(onDisk(order))).mode & 0o777).toBe(0o600);
    expect(await readdir(onDisk('common/models'))).toEqual(['customer.json', 'order.json']);
    expect((await shop.ask(fileOf(order))).headers.etag).toBe(put.headers.etag);
  });

  it('does not overwrite or remove what has changed since, or what it does not expect', async () => {
    const { headers } = await shop.ask(fileOf(order));
    await writeFile(onDisk(order), '{"name": "Mine"}');
    const tag = { 'if-match': headers.etag ?? '' };
    const isNew = { 'if-none-match': '*' };
    for (const [method, given, status] of [
      ['PUT', tag, 412],
      ['PUT', isNew, 412],
      ['PUT', {}, 428],
      ['DELETE', tag, 412],
      ['DELETE', {}, 428],
      ['PATCH', tag, 405],
    ] as const)
      expect((await shop.ask(fileOf(order), { method, headers: given })).status).toBe(status);
    expect(await readFile(onDisk(order), 'utf8')).toBe('{"name": "Mine"}');
    await rm(onDisk(order));
    expect((await shop.ask(fileOf(order), { method: 'PUT', headers: tag })).status).toBe(412);
  });

  it('lets one of two pages that save at once win', async () => {
    const { headers } = await shop.ask(fileOf(order));
    const put = (body: string) =>
      shop.ask(fileOf(order), { method: 'PUT', body, headers: { 'if-match': headers.etag ?? '' } });
    const answers = await Promise.all(['1', '2', '3'].map(put));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 412, 412]);
  });

  it('adds a file with its folders, and removes it', async () => {
    const path = 'new/models/review.json';
    const put = await shop.ask(fileOf(path), {
      method: 'PUT',
      body: '{}',
      headers: { 'if-none-match': '*' },
    });
    expect(put.status).toBe(204);
    expect(await readFile(onDisk(path), 'utf8')).toBe('{}');
    const headers = { 'if-match': put.headers.etag ?? '' };
    expect((await shop.ask(fileOf(path), { method: 'DELETE', headers })).status).toBe(204);
    expect((await shop.ask(fileOf(path))).status).toBe(404);
  });
});

describe('watching', () => {
  const ask = async (since: number): Promise<unknown> =>
    JSON.parse((await shop.ask(`/folder/changes?since=${since}`)).body);

  it('answers a waiting page once a file is changed, added or removed, however often it looked', async () => {
    expect(await ask(0)).toEqual({ now: 1, paths: [] });
    const waiting = ask(1);
    await expect.poll(() => String(look)).not.toContain('undefined');
    await writeFile(onDisk(order), '{"name": "Changed"}');
    await writeFile(onDisk('server/added.json'), '{}');
    await rm(onDisk('common/models/customer.json'));
    await writeFile(onDisk('notes.txt'), 'other');
    await writeFile(onDisk('.git/config.json'), '{}');
    look();
    const paths = ['common/models/customer.json', order, 'server/added.json'];
    expect(await waiting).toEqual({ now: 2, paths });
    // Another page, which asks later, hears of it too.
    expect(await ask(1)).toEqual({ now: 2, paths });
  });
});

it('ends with its connections', async () => {
  await shop.ask('/folder/changes?since=0');
  const waiting = shop.ask('/folder/changes?since=1').catch((error: NodeJS.ErrnoException) => error.code);
  await expect.poll(() => String(look)).not.toContain('undefined');
  await shop.served.close();
  expect(await waiting).toBe('ECONNRESET');
  expect(shop.errors).toEqual([]);
});
