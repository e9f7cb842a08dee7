import type { TextFile } from '../targets/index.ts';
import { makeZip } from '../targets/zip/makeZip.ts';

/** A shorter text is compressed on the page within a few milliseconds. Characters. */
const MUCH = 200_000;

/** The worker, as far as it is used here. */
export interface ZipWorker {
  postMessage(files: readonly TextFile[]): void;
  addEventListener(
    type: 'message',
    listener: (event: { readonly data: Uint8Array<ArrayBuffer> }) => void,
  ): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

const startWorker = (): ZipWorker =>
  new Worker(new URL('./zipWorker.ts', import.meta.url), { type: 'module' });

/**
 * Makes a zip of files; of much text in a worker, so that the page keeps responding.
 *
 * @throws (rejects) the signal's reason when it is aborted; the worker ends with it
 */
export async function zipFiles(
  files: readonly TextFile[],
  signal?: AbortSignal,
  start: () => ZipWorker = startWorker,
): Promise<Uint8Array<ArrayBuffer>> {
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  if (length < MUCH) return makeZip(files);
  // Without a worker, the page makes it.
  return (await zipInWorker(files, signal, start)) ?? makeZip(files);
}

/** Returns null if the browser starts no worker. */
async function zipInWorker(
  files: readonly TextFile[],
  signal: AbortSignal | undefined,
  start: () => ZipWorker,
): Promise<Uint8Array<ArrayBuffer> | null> {
  signal?.throwIfAborted();
  let worker: ZipWorker | undefined;
  try {
    worker = start();
    return await zipIn(worker, files, signal);
  } catch {
    signal?.throwIfAborted();
    return null;
  } finally {
    worker?.terminate();
  }
}

function zipIn(
  worker: ZipWorker,
  files: readonly TextFile[],
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('no worker')));
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.postMessage(files.map(({ path, text }) => ({ path, text })));
  });
}
