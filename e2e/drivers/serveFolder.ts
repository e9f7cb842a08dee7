import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** The name of a file in here contains a hash of its content: the browser never has to ask for it again. */
const hashedFolder = 'assets/';

/**
 * Serves a folder under a path, as a static host does.
 *
 * @param port the system chooses a free port if it is 0
 * @returns the address of the folder, the port, and a function that closes the server
 * @throws if the port is in use
 */
export async function serveFolder(
  folder: string,
  path: string,
  port = 0,
): Promise<{ address: string; port: number; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const requested = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = requested.startsWith(path) ? requested.slice(path.length) || 'index.html' : null;
    const name = file === null ? null : normalize(file);
    if (name === null || name.startsWith('..')) {
      response.writeHead(404).end();
      return;
    }
    const headers = {
      'content-type': types[extname(name)] ?? 'text/plain',
      'cache-control': file?.startsWith(hashedFolder) ? 'max-age=31536000, immutable' : 'no-cache',
    };
    readFile(join(folder, name)).then(
      (bytes) => response.writeHead(200, headers).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${chosen}${path}`,
    port: chosen,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}
