import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { servedFragment } from '../../exchange/index.ts';
import { createFolderFiles } from './folderFiles.ts';
import { type Gate, isForThisHost, isFromOwnPage, safeHeaders } from './guard.ts';
import { findPageFiles, type PageFile } from './pageFiles.ts';
import { answerStatus, createFolderRequests, type FolderRequests } from './serveFolderRequests.ts';
import { createFolderWatch } from './watchFolder.ts';

export interface ServeOptions {
  /** The absolute path of the folder with the models. */
  readonly folder: string;
  /** The absolute path of the built page. */
  readonly page: string;
  /** The ports to try, in this order; 0 is any free one. */
  readonly ports: readonly number[];
  readonly pause?: FolderRequests['pause'];
  /** Called with what no answer could be found for; the request is answered with 500. */
  readonly onError: (error: unknown) => void;
}

/** A page that is served with a folder. */
export interface Served {
  /** The address to open, with the token. */
  readonly address: string;
  readonly port: number;
  readonly token: string;
  close(): Promise<void>;
}

/** Only programs of this machine reach it. */
const HOST = '127.0.0.1';
const LOOK_EVERY_MILLISECONDS = 1000;
const MOST_CONNECTIONS = 100;

/**
 * Serves the page with a folder, to this machine only.
 *
 * @throws an error of the file system, or of the network if no port is free
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { folder, page, ports, pause = pauseBetweenLooks, onError } = options;
  const pages = await findPageFiles(page);
  const token = randomBytes(32).toString('base64url');
  const answer = createFolderRequests({
    name: basename(folder),
    id: createHash('sha256').update(folder).digest('hex'),
    files: createFolderFiles(folder),
    watch: createFolderWatch(folder),
    pause,
  });
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A caller that went away needs no answer.
      if (response.destroyed || request.destroyed) return;
      if (response.headersSent) response.destroy();
      else answerStatus(response, 500);
      onError(error);
    });
  });
  Object.assign(server, { maxConnections: MOST_CONNECTIONS });
  const port = await listen(server, ports);
  const gate: Gate = { host: `${HOST}:${port}`, token };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    if (!isForThisHost(request, gate)) return answerStatus(response, 421);
    if (!URL.canParse(request.url ?? '', `http://${gate.host}`)) return answerStatus(response, 400);
    const address = new URL(request.url ?? '', `http://${gate.host}`);
    if (!address.pathname.startsWith('/folder/'))
      return answerPage(request, response, pages.get(address.pathname));
    if (!isFromOwnPage(request, gate)) return answerStatus(response, 401);
    return answer(request, response, address);
  }

  return {
    address: `http://${gate.host}/${servedFragment}${token}`,
    port,
    token,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** Answers with a file of the page: it is the same for everyone, and holds no secret. */
async function answerPage({ method }: IncomingMessage, response: ServerResponse, file: PageFile | undefined) {
  if (method !== 'GET' && method !== 'HEAD') return answerStatus(response, 405);
  if (file === undefined) return answerStatus(response, 404);
  const bytes = await readFile(file.absolute);
  response.writeHead(200, { 'content-type': file.type, 'content-length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}

/** Listens on the first free port of a list. */
async function listen(server: Server, [port = 0, ...others]: readonly number[]): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, HOST, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    if (others.length === 0) throw error;
    return listen(server, others);
  }
  return (server.address() as AddressInfo).port;
}

async function pauseBetweenLooks(signal: AbortSignal): Promise<void> {
  // Aborted: the page is gone.
  await wait(LOOK_EVERY_MILLISECONDS, undefined, { signal }).catch(() => undefined);
}
