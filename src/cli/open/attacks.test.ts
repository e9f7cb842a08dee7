import { readdir, readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenHeader } from '../../exchange/folder/servedProtocol.ts';
import { type ServedShop, serveShop } from './testing/serveShop.ts';

let shop: ServedShop;
const order = '/folder/file?path=common/models/order.json';

beforeAll(async () => {
  shop = await serveShop();
});

afterAll(() => shop.close());

/** Everything on the disk, with the places that links lead to: no attempt may change it. */
async function pictureOfDisk(): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(shop.outside.path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path, (await stat(path)).size > 100_000 ? 'large' : await readFile(path, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

const own = () => `http://127.0.0.1:${shop.served.port}`;

describe('another page', () => {
  it('reaches nothing without the token, or with another one', async () => {
    for (const token of [undefined, '', 'x', shop.served.token.slice(1), `${shop.served.token}x`]) {
      const headers: Record<string, string> = {
        origin: own(),
        ...(token === undefined ? {} : { [tokenHeader]: token }),
      };
      for (const path of [
        '/folder/about',
        '/folder/list?path=',
        order,
        '/folder/changes?since=0',
        '/folder/',
      ])
        expect(await shop.send(path, { headers })).toMatchObject({ status: 401, body: '' });
    }
    const inAddress = `${order}&token=${shop.served.token}&${tokenHeader}=${shop.served.token}`;
    expect((await shop.send(inAddress, { headers: { cookie: `token=${shop.served.token}` } })).status).toBe(
      401,
    );
  });

  it.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:1',
    'http://127.0.0.1:PORT.evil.example',
  ])('of the origin %s is refused, even with the token', async (given) => {
    const origin = given.replace('PORT', String(shop.served.port));
    expect((await shop.ask(order, { headers: { origin } })).status).toBe(401);
    const put = { method: 'PUT', body: '{}', headers: { origin, 'if-none-match': '*' } };
    expect((await shop.ask('/folder/file?path=new.json', put)).status).toBe(401);
  });

  it.each(['cross-site', 'same-site', 'none'])(
    'is refused by what the browser says of it: %s',
    async (site) => {
      expect((await shop.ask(order, { headers: { 'sec-fetch-site': site } })).status).toBe(401);
    },
  );

  it('writes nothing without an origin: browsers always send one', async () => {
    const headers = { [tokenHeader]: shop.served.token, 'if-none-match': '*' };
    const answer = await shop.send('/folder/file?path=new.json', { method: 'PUT', body: '{}', headers });
    expect(answer.status).toBe(401);
  });

  it('is not allowed to ask: a preflight gets no permission', async () => {
    const { status, headers } = await shop.send(order, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://evil.example',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': tokenHeader,
      },
    });
    expect(status).toBe(401);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('cannot show the page in a frame, read it, or learn its address', async () => {
    for (const path of ['/', order]) {
      const { headers } = await shop.send(path);
      expect(headers).toMatchObject({
        'content-security-policy': "frame-ancestors 'self'",
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it.each([
    'evil.example',
    'evil.example:PORT',
    'localhost:PORT',
    '127.0.0.1',
    '0.0.0.0:PORT',
    '127.0.0.1:PORT@evil.example',
  ])('under the name %s gets not even the page (DNS rebinding)', async (given) => {
    const host = given.replace('PORT', String(shop.served.port));
    expect((await shop.send('/', { headers: { host } })).status).toBe(421);
    expect((await shop.ask(order, { headers: { host } })).status).toBe(421);
  });
});

describe('outside of the folder', () => {
  const paths = [
    '../secret.json',
    'common/../../secret.json',
    'common/models/../../../secret.json',
    './../secret.json',
    '/etc/passwd.json',
    '//etc/passwd.json',
    '..\\secret.json',
    'common\\..\\..\\secret.json',
    '%2e%2e/secret.json',
    '..%2fsecret.json',
    '../shop-private/secret.json',
    'link.json',
    'linked/secret.json',
    'dangling.json',
    '.env.json',
    '.git/config.json',
    'node_modules/a/package.json',
    'notes.txt',
    'secret.json\u0000',
    'x\u0000.json',
    'order.json:stream.json',
    'CON.json',
    'NODE_M~1/a/package.json',
    'order.json.',
    'a'.repeat(1001),
    `${'a'.repeat(300)}.json`,
    '',
  ];

  it.each(paths)('nothing is read, listed, written or removed: %j', async (path) => {
    const before = await pictureOfDisk();
    const query = `path=${encodeURIComponent(path)}`;
    const read = await shop.ask(`/folder/file?${query}`);
    expect([403, 404]).toContain(read.status);
    expect(read.body).toBe('');
    const listed = await shop.ask(`/folder/list?${query}`);
    if (path !== '') expect([403, 404]).toContain(listed.status);
    expect(listed.body).not.toMatch(/secret|link|\.env|\.git|node_modules|notes|dangling/);
    const tag = `"${'0'.repeat(64)}"`;
    for (const headers of [{ 'if-none-match': '*' }, { 'if-match': tag }]) {
      const written = await shop.ask(`/folder/file?${query}`, { method: 'PUT', body: '{}', headers });
      expect([403, 404, 412]).toContain(written.status);
    }
    const removed = await shop.ask(`/folder/file?${query}`, {
      method: 'DELETE',
      headers: { 'if-match': tag },
    });
    expect([403, 404]).toContain(removed.status);
    expect(await pictureOfDisk()).toEqual(before);
    expect(shop.errors).toEqual([]);
  });

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/shop/common/models/order.json',
    '/page/index.html',
    '//etc/passwd',
    '/sw.js',
    '/assets',
  ])('no address of the page leads there: %s', async (path) => {
    expect(await shop.send(path)).toMatchObject({ status: 404, body: '' });
  });
});

describe('too much', () => {
  it('is refused: a large file, a large body, said or not, and a broken request', async () => {
    expect((await shop.ask('/folder/file?path=large.json')).status).toBe(413);
    expect((await shop.ask('/folder/file?path=folder.json')).status).toBe(403);
    const put = (headers: Record<string, string>, body?: string) =>
      shop.ask('/folder/file?path=big.json', {
        method: 'PUT',
        headers: { 'if-none-match': '*', ...headers },
        ...(body === undefined ? {} : { body }),
      });
    expect((await put({ 'content-length': String(10 ** 9) })).status).toBe(413);
    const sent = await put({ 'transfer-encoding': 'chunked' }, 'x'.repeat(5 * 1024 * 1024 + 1)).catch(
      (error: NodeJS.ErrnoException) => error.code,
    );
    // The connection may be closed before all of it is sent.
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(typeof sent === 'object' ? sent.status : sent);
    expect((await shop.ask(`/folder/file?path=${'a/'.repeat(10_000)}`)).status).toBe(431);
    expect((await shop.ask('/folder/changes?since=-1')).status).toBe(404);
    expect((await shop.ask('/folder/changes?since=1e9')).status).toBe(404);
    expect(await readdir(join(shop.outside.path, 'shop'))).not.toContain('big.json');
  });

  it('answers what is not a request with its end', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(shop.served.port, '127.0.0.1');
      let text = '';
      socket.on('data', (piece) => {
        text += piece.toString();
      });
      socket.on('close', () => resolve(text));
      socket.end('GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\nnonsense\r\n\r\n');
    });
    expect(answer).not.toContain('<p>page</p>');
  });
});
