import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a folder under a path, as a static host does, on a port of its own.
 *
 * @returns the address of the folder, the port, and what ends the server
 */
export async function serveFolder(
  folder: string,
  path: string,
): Promise<{ address: string; port: number; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = asked.startsWith(path) ? asked.slice(path.length) || 'index.html' : null;
    const name = file === null ? null : normalize(file);
    if (name === null || name.startsWith('..')) {
      response.writeHead(404).end();
      return;
    }
    readFile(join(folder, name)).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${path}`,
    port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
