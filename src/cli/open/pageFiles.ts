import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

export interface PageFile {
  readonly absolute: string;
  readonly type: string;
}

/**
 * It keeps the page for use without a host. Here it would outlive the program, and
 * answer for whatever uses the port next.
 */
const serviceWorker = '/sw.js';

/**
 * Returns the files of the built page by their address. Only these are served: no
 * address is made into a path.
 *
 * @throws an error of the file system
 */
export async function findPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const absolute = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, absolute).split(sep).join('/')}`;
    const type = types[extname(entry.name)] ?? 'application/octet-stream';
    if (address !== serviceWorker) files.set(address, { absolute, type });
  }
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}
