import * as z from 'zod/mini';
import { servedPaths, tokenHeader } from './servedProtocol.ts';

/** A folder that the program for the terminal serves with the page. */
export interface ServedFolder {
  /** Differs from that of every other folder of this machine. */
  readonly id: string;
  /** Has the part of the File System Access API that saving and reading use. */
  readonly handle: FileSystemDirectoryHandle;
  /**
   * Waits for files that another program changed.
   *
   * @returns their paths in the folder; none where nothing has changed for a while
   * @throws (rejects) a DOMException once the program has ended
   */
  waitForChanges(signal: AbortSignal): Promise<readonly string[]>;
}

interface ServedOptions {
  readonly token: string;
  readonly fetch?: typeof fetch;
}

const aboutSchema = z.object({
  name: z.string().check(z.maxLength(300)),
  id: z.string().check(z.maxLength(100)),
});
const childrenSchema = z.array(
  z.object({ name: z.string().check(z.minLength(1), z.maxLength(300)), kind: z.enum(['file', 'directory']) }),
);
const changesSchema = z.object({
  now: z.number().check(z.int(), z.minimum(0)),
  paths: z.array(z.string().check(z.maxLength(2000))),
});

/** The tags of files as this page last read or wrote them, by path. */
type Tags = Map<string, string>;

/** Sends requests to the program. */
interface Line {
  readonly tags: Tags;
  /** What is being written. */
  readonly writing: Set<Promise<unknown>>;
  /** Rejects with the error that a folder of the browser would give. */
  send(address: string, options?: RequestInit): Promise<Response>;
}

/**
 * Connects the folder that the page was served with.
 *
 * @throws (rejects) a DOMException if the program has ended, or was started again with another token
 */
export async function connectServedFolder({
  token,
  fetch: ask = fetch,
}: ServedOptions): Promise<ServedFolder> {
  const line = createLine(token, ask);
  const { name, id } = aboutSchema.parse(await (await line.send(servedPaths.about)).json());
  let since = 0;
  return {
    id,
    handle: createFolder(line, name, '') as unknown as FileSystemDirectoryHandle,
    async waitForChanges(signal) {
      const answer = await line.send(`${servedPaths.changes}?since=${since}`, { signal });
      const { now, paths } = changesSchema.parse(await answer.json());
      since = now;
      const changed: string[] = [];
      for (const path of paths) if (await isChanged(line, path)) changed.push(path);
      return changed;
    },
  };
}

/** Whether a file differs from what this page read or wrote: its own saves are reported too. */
async function isChanged(line: Line, path: string): Promise<boolean> {
  await Promise.allSettled(line.writing);
  const tag = await line.send(fileAddress(path)).then(
    ({ headers }) => tagIn(headers),
    (error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
      throw error;
    },
  );
  await Promise.allSettled(line.writing);
  return tag !== line.tags.get(path);
}

/** Writes, and lets a comparison with the disk wait for it. */
async function writeWith({ writing }: Line, write: () => Promise<void>): Promise<void> {
  const written = write();
  writing.add(written);
  try {
    await written;
  } finally {
    writing.delete(written);
  }
}

function createLine(token: string, ask: typeof fetch): Line {
  return {
    tags: new Map(),
    writing: new Set(),
    async send(address, options = {}) {
      const headers = { ...options.headers, [tokenHeader]: token };
      const response = await ask(address, { ...options, headers, cache: 'no-store' }).catch(
        (error: unknown) => {
          if (!(error instanceof TypeError)) throw error;
          throw new DOMException('The program that opened it has ended. Start it again.', 'NetworkError');
        },
      );
      if (response.ok) return response;
      throw toError(response.status);
    },
  };
}

function toError(status: number): Error {
  switch (status) {
    case 401:
      return new DOMException(
        'The program that opened it was started again. Use the address that it printed then.',
        'SecurityError',
      );
    case 403:
      return new TypeError('Name is not allowed.');
    case 404:
      return new DOMException('There is no such file.', 'NotFoundError');
    case 412:
      return new DOMException('It has just changed on disk. Compare again.', 'InvalidStateError');
    case 413:
      return new DOMException('It is larger than 5 MB.', 'NotReadableError');
    case 423:
      return new DOMException('The system does not permit it.', 'NotReadableError');
    case 507:
      return new DOMException('The disk is full.', 'QuotaExceededError');
    default:
      return new DOMException(`The program that opened it answered with ${status}.`, 'NotReadableError');
  }
}

const fileAddress = (path: string): string => `${servedPaths.file}?path=${encodeURIComponent(path)}`;

function tagIn(headers: Headers): string {
  return headers.get('etag') ?? '';
}

function createFolder(line: Line, name: string, path: string): object {
  const below = (child: string): string => (path === '' ? child : `${path}/${child}`);
  const list = async () => {
    const address = `${servedPaths.list}?path=${encodeURIComponent(path)}`;
    return childrenSchema.parse(await (await line.send(address)).json());
  };
  return {
    kind: 'directory',
    name,
    async *values() {
      for (const { name: child, kind } of await list())
        yield kind === 'file'
          ? createFile(line, child, below(child))
          : createFolder(line, child, below(child));
    },
    // The program makes folders when it writes the file in them; a file in one that is missing is missing.
    getDirectoryHandle: async (child: string) => createFolder(line, child, below(child)),
    getFileHandle: async (child: string) => createFile(line, child, below(child)),
    async removeEntry(child: string) {
      const address = fileAddress(below(child));
      const tag = line.tags.get(below(child)) ?? tagIn((await line.send(address)).headers);
      await writeWith(line, async () => {
        await line.send(address, { method: 'DELETE', headers: { 'if-match': tag } });
        line.tags.delete(below(child));
      });
    },
  };
}

function createFile(line: Line, name: string, path: string): object {
  return {
    kind: 'file',
    name,
    async getFile() {
      const response = await line.send(fileAddress(path)).catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotFoundError') line.tags.delete(path);
        throw error;
      });
      const blob = await response.blob();
      line.tags.set(path, tagIn(response.headers));
      return new File([blob], name);
    },
    async createWritable() {
      let text = '';
      return {
        async write(more: string) {
          text += more;
        },
        async close() {
          const tag = line.tags.get(path);
          const headers: Record<string, string> =
            tag === undefined ? { 'if-none-match': '*' } : { 'if-match': tag };
          await writeWith(line, async () => {
            const written = await line.send(fileAddress(path), { method: 'PUT', body: text, headers });
            line.tags.set(path, tagIn(written.headers));
          });
        },
        async abort() {
          text = '';
        },
      };
    },
  };
}
