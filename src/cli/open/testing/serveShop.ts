import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { tokenHeader } from '../../../exchange/folder/servedProtocol.ts';
import { createFolder, shop, type TestFolder } from '../../testing/runProgram.ts';
import { type Served, type ServeOptions, serve } from '../serve.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A served folder, with secrets beside it and links that lead out of it. */
export interface ServedShop {
  readonly served: Served;
  /** The folder that holds the served one, `shop`, and the secret beside it. */
  readonly outside: TestFolder;
  readonly errors: unknown[];
  /** Sends a request as it is; a path may hold what no browser sends. */
  send(path: string, sent?: Sent): Promise<Answer>;
  /** Sends a request as the served page does. */
  ask(path: string, sent?: Sent): Promise<Answer>;
  close(): Promise<void>;
}

export async function serveShop(options: Partial<ServeOptions> = {}): Promise<ServedShop> {
  const outside = await createFolder({
    ...shop,
    'secret.json': { secret: 'outside' },
    'shop-private/secret.json': { secret: 'sibling' },
    'shop/.env.json': { secret: 'hidden' },
    'shop/.git/config.json': { secret: 'git' },
    'shop/node_modules/a/package.json': { secret: 'module' },
    'shop/notes.txt': 'secret notes',
    'page/index.html': '<p>page</p>',
    'page/assets/part.js': 'part',
    'page/sw.js': 'worker',
  });
  const at = (path: string): string => join(outside.path, path);
  await symlink(at('secret.json'), at('shop/link.json'));
  await symlink(at('shop-private'), at('shop/linked'));
  await symlink(at('nowhere.json'), at('shop/dangling.json'));
  await mkdir(at('shop/folder.json'));
  await writeFile(at('shop/large.json'), Buffer.alloc(5 * 1024 * 1024 + 1, 32));
  const errors: unknown[] = [];
  const served = await serve({
    folder: at('shop'),
    page: at('page'),
    ports: [0],
    onError: (error) => errors.push(error),
    ...options,
  });
  const send = (path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sending = request(
        { host: '127.0.0.1', port: served.port, path, method, headers, agent: false },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(pieces).toString(),
            }),
          );
        },
      );
      sending.on('error', reject);
      sending.end(body);
    });
  const origin = `http://127.0.0.1:${served.port}`;
  return {
    served,
    outside,
    errors,
    send,
    ask: (path, sent = {}) =>
      send(path, { ...sent, headers: { [tokenHeader]: served.token, origin, ...sent.headers } }),
    async close() {
      await served.close();
      await outside.remove();
    },
  };
}
