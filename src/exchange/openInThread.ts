import { ThreadError } from '../lib/loadPart.ts';
import { fileProblem } from '../model/index.ts';
import type { OpenedFiles, OpenedModel, ReadFiles, Source, SourceId } from '../sources/index.ts';
import type { LargeBlob } from './foundFile.ts';
import type { LongWork } from './longWork.ts';
import type { OpenFiles } from './openFilesTypes.ts';
import type { SourceAnswer, SourceRequest } from './sourceMessages.ts';

const MEGABYTE = 1024 * 1024;
/** A dump of more is hardly wanted for its tables. */
const LARGEST = 1024 * MEGABYTE;

interface LargeFiles {
  readonly id: SourceId;
  readonly source: Source;
  readonly read: ReadFiles;
  readonly blobs: readonly LargeBlob[];
}

/**
 * Opens large files in a thread of their own, which stays for other options until
 * it is closed.
 *
 * @throws (rejects) the signal's reason when it is aborted, and a ThreadError where the thread does not start or ends early
 */
export async function openInThread(files: LargeFiles, work: LongWork): Promise<OpenFiles> {
  const { id, source, read } = files;
  const small = files.blobs.filter(({ blob }) => blob.size <= LARGEST);
  const refused = files.blobs.filter(({ blob }) => blob.size > LARGEST).map(tooLarge);
  const paths = new Set(small.map(({ path }) => path));
  const all: ReadFiles = {
    ...read,
    large: (read.large ?? []).filter(({ path }) => paths.has(path)),
    problems: [...read.problems, ...refused],
  };
  work.signal?.throwIfAborted();
  const thread = startThread();
  const request: SourceRequest = { number: 0, kind: 'read', id, read: all, blobs: small, options: {} };
  let number = 0;
  try {
    const opened = await ask(thread, request, all, work);
    return {
      opened,
      source,
      reopen(options, long = {}) {
        number += 1;
        return ask(thread, { number, kind: 'change', options }, all, long);
      },
      close: () => thread.worker.terminate(),
    };
  } catch (error) {
    thread.worker.terminate();
    throw error;
  }
}

function tooLarge({ path, blob }: LargeBlob) {
  const found = `${Math.round(blob.size / MEGABYTE).toLocaleString('en')} MB: let the database write its structure without the rows (pg_dump --schema-only, mysqldump --no-data)`;
  return fileProblem({ path, expected: 'at most 1,024 MB', found });
}

interface Thread {
  readonly worker: Worker;
  /** Resolves once it can't answer any more. */
  readonly failed: Promise<ThreadError>;
}

/** @throws ThreadError where the browser refuses to start it */
function startThread(): Thread {
  try {
    const worker = new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' });
    const failed = new Promise<ThreadError>((resolve) => {
      worker.addEventListener('error', (event) => resolve(toError(event.message)), { once: true });
    });
    return { worker, failed };
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw toError(undefined);
  }
}

/** A script that could not be loaded has no message. */
function toError(message: string | undefined): ThreadError {
  const what = 'The thread that reads files';
  return new ThreadError(message ? `${what} ended early (${message})` : `${what} did not start`);
}

/** Resolves with the answer to a request. */
function ask(
  { worker, failed }: Thread,
  request: SourceRequest,
  read: ReadFiles,
  { signal, onProgress }: LongWork,
): Promise<OpenedFiles> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const models: OpenedModel[] = [];
    const finish = (act: () => void): void => {
      listening.abort();
      act();
    };
    const onAnswer = ({ data }: MessageEvent<SourceAnswer>): void => {
      if (data.number !== request.number) return;
      if (data.kind === 'progress') onProgress?.(data.progress);
      else if (data.kind === 'models') models.push(...data.models);
      else if (data.kind === 'opened') finish(() => resolve({ ...data.opened, models }));
      else if (data.kind === 'refused') finish(() => reject(new Error(data.message)));
      else if (data.kind === 'notLoaded') finish(() => reject(toError(undefined)));
      else finish(() => resolve(unreadable(read, data.message)));
    };
    worker.addEventListener('message', onAnswer, listening);
    void failed.then((error) => finish(() => reject(error)));
    signal?.addEventListener('abort', () => finish(() => reject(signal.reason)), listening);
    worker.postMessage(request);
  });
}

/** The browser refused to read a file: it has changed since it was picked, or it is gone. */
function unreadable(read: ReadFiles, message: string): OpenedFiles {
  const path = read.large?.[0]?.path ?? '';
  const problem = fileProblem({ path, expected: 'a readable file', found: message });
  const { problems, skipped } = read;
  return { name: null, models: [], modelConfig: null, problems: [...problems, problem], skipped };
}
