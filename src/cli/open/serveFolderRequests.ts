import type { IncomingMessage, ServerResponse } from 'node:http';
import { LARGEST_SERVED_FILE, servedPaths } from '../../exchange/index.ts';
import type { Result } from '../../lib/result.ts';
import type { FolderFailure, FolderFiles } from './folderFiles.ts';
import type { FolderWatch } from './watchFolder.ts';

export interface FolderRequests {
  /** The name of the folder, for people. */
  readonly name: string;
  /** Tells the folder from others. */
  readonly id: string;
  readonly files: FolderFiles;
  readonly watch: FolderWatch;
  /** Resolves after a while, or when the signal is aborted; tests decide when. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
}

/** How often a page that waits is answered at least, in looks at the disk. */
const MOST_LOOKS = 25;
/** Each waits with a look at the disk a second. */
const MOST_WAITING = 8;

const statuses: Readonly<Record<FolderFailure, number>> = {
  refused: 403,
  missing: 404,
  changed: 412,
  tooLarge: 413,
  denied: 423,
  full: 507,
};

/** Creates the answers to requests about the folder, whose sender has been checked. */
export function createFolderRequests({ name, id, files, watch, pause }: FolderRequests) {
  let waiting = 0;
  /** Two pages that save at once must not pass the comparison together. */
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const turn = writing.then(act);
    writing = turn.catch(() => undefined);
    return turn;
  };

  async function answerFile(request: IncomingMessage, response: ServerResponse, path: string) {
    if (request.method === 'GET') {
      const read = await files.read(path);
      if (!read.ok) return answerFailure(response, read);
      const { bytes, tag } = read.value;
      // Never shown as a page of this origin, whatever is in it.
      response.writeHead(200, { 'content-type': 'application/octet-stream', etag: `"${tag}"` }).end(bytes);
      return undefined;
    }
    const expected = expectedTag(request);
    if (request.method === 'DELETE') {
      if (typeof expected !== 'string') return answerStatus(response, 428);
      const removed = await inTurn(() => files.remove(path, expected));
      return removed.ok ? answerStatus(response, 204) : answerFailure(response, removed);
    }
    if (request.method !== 'PUT') return answerStatus(response, 405);
    if (expected === undefined) return answerStatus(response, 428);
    const body = await readBody(request);
    if (body === null) return answerStatus(response, 413);
    const written = await inTurn(() => files.write(path, body, expected));
    if (!written.ok) return answerFailure(response, written);
    response.writeHead(204, { etag: `"${written.value}"` }).end();
    return undefined;
  }

  async function answerChanges(response: ServerResponse, since: number) {
    if (waiting >= MOST_WAITING) return answerStatus(response, 503);
    waiting += 1;
    const closing = new AbortController();
    response.on('close', () => closing.abort());
    try {
      let changes = await watch.look(since);
      for (let looks = 0; looks < MOST_LOOKS && changes.paths.length === 0 && since > 0; looks += 1) {
        await pause(closing.signal);
        if (closing.signal.aborted) return undefined;
        changes = await watch.look(since);
      }
      return answerJson(response, changes);
    } finally {
      waiting -= 1;
    }
  }

  return async (request: IncomingMessage, response: ServerResponse, address: URL): Promise<void> => {
    const path = address.searchParams.get('path') ?? '';
    if (address.pathname === servedPaths.file) return answerFile(request, response, path);
    if (request.method !== 'GET') return answerStatus(response, 405);
    if (address.pathname === servedPaths.about) return answerJson(response, { name, id });
    if (address.pathname === servedPaths.list) {
      const listed = await files.list(path);
      return listed.ok ? answerJson(response, listed.value) : answerFailure(response, listed);
    }
    const since = address.searchParams.get('since') ?? '';
    if (address.pathname === servedPaths.changes && /^\d{1,15}$/.test(since))
      return answerChanges(response, Number(since));
    return answerStatus(response, 404);
  };
}

/** Returns the tag of the file that a request replaces, null for a new file, undefined if it does not say. */
function expectedTag({ headers }: IncomingMessage): string | null | undefined {
  if (headers['if-none-match'] === '*') return null;
  return /^"([0-9a-f]{64})"$/.exec(headers['if-match'] ?? '')?.[1];
}

/** Reads the body of a request; null if it is larger than a file may be. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_SERVED_FILE) return null;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > LARGEST_SERVED_FILE) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function answerJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Answers without a body. What is left of a refused body is not read. */
export function answerStatus(response: ServerResponse, status: number): void {
  const ends = status >= 400 ? { connection: 'close' } : {};
  response.writeHead(status, ends).end();
}

function answerFailure(
  response: ServerResponse,
  { error }: Extract<Result<unknown, FolderFailure>, { readonly ok: false }>,
): void {
  answerStatus(response, statuses[error]);
}
