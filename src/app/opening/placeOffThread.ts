import {
  type LayoutOptions,
  type ModelFile,
  type Position,
  type Project,
  placeFiles,
} from '../../model/index.ts';
import type { PlacingAnswer, PlacingRequest } from './placingWorker.ts';

/** Fewer models are placed within a frame or two on the page. */
export const MANY = 12;

/**
 * Places files in a project; many of them in a worker, so that the page stays responsive.
 *
 * @throws the signal's reason when it is aborted; the worker ends with it
 */
export async function placeOffThread(
  project: Project,
  files: readonly ModelFile[],
  options: LayoutOptions,
  signal?: AbortSignal,
): Promise<readonly Position[]> {
  if (files.length < MANY) return placeFiles(project, files, options);
  // Send plain data; caches keyed on the originals stay on the page.
  const plain = files.map(({ path, definition, source }) => ({ path, definition, source }));
  const answer = await askWorker({ kind: 'files', project, files: plain, options }, signal);
  // Without a worker, the page must not wait for a thorough layout.
  return answer?.positions ?? placeFiles(project, files, { ...options, effort: 'quick' });
}

/** Returns null if the browser starts no worker. */
export async function askWorker(
  request: PlacingRequest,
  signal?: AbortSignal,
): Promise<PlacingAnswer | null> {
  signal?.throwIfAborted();
  let worker: Worker | undefined;
  try {
    worker = new Worker(new URL('./placingWorker.ts', import.meta.url), { type: 'module' });
    return await answerOf(worker, request, signal);
  } catch {
    signal?.throwIfAborted();
    return null;
  } finally {
    worker?.terminate();
  }
}

function answerOf(worker: Worker, request: PlacingRequest, signal?: AbortSignal): Promise<PlacingAnswer> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<PlacingAnswer>) => resolve(data));
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'no worker')));
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.postMessage(request);
  });
}
