import { pageSlices } from '../../lib/pageSlices.ts';
import {
  type MadeFile,
  type MadeTarget,
  makeTarget,
  type ReadRows,
  type TargetRequest,
} from './makeTarget.ts';
import type { MakingAnswer, MakingRequest } from './makingJobs.ts';
import { readRows } from './readRows.ts';

/** Makes targets in a worker, one at a time; on the page, in slices, where the browser starts no worker. */
export interface Maker {
  /**
   * Makes a target. A second call ends the first.
   *
   * @param onProgress takes the number of files that are made
   * @throws (rejects) the signal's reason when it is aborted, and a LoadError where the code of the target can't be loaded
   */
  make(
    request: TargetRequest,
    signal: AbortSignal,
    onProgress?: (files: number) => void,
  ): Promise<MadeTarget>;
  /** Ends the worker. */
  close(): void;
}

/** The worker, as far as it is used here. */
export interface MakingWorker {
  postMessage(request: MakingRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: MakingAnswer }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

const startWorker = (): MakingWorker =>
  new Worker(new URL('./makingWorker.ts', import.meta.url), { type: 'module' });

/** A job that waits for its end. */
interface Job {
  readonly number: number;
  readonly files: MadeFile[];
  readonly onProgress: (files: number) => void;
  /** Null where the worker can't do it. */
  readonly end: (made: MadeTarget | null) => void;
}

/** Opens a maker; its worker starts with the first call. */
export function openMaker(start: () => MakingWorker = startWorker, read: ReadRows = readRows): Maker {
  let worker: MakingWorker | null = null;
  let known: TargetRequest['project'] | null = null;
  let job: Job | null = null;
  let lastJob = 0;

  const close = (): void => {
    worker?.terminate();
    worker = null;
    known = null;
    job?.end(null);
    job = null;
  };

  const open = (): MakingWorker => {
    const opened = start();
    opened.addEventListener('message', ({ data }) => {
      if (job?.number !== data.job) return;
      if (data.kind === 'files') {
        for (const file of data.files) job.files.push(file);
        job.onProgress(job.files.length);
        return;
      }
      const { files, end } = job;
      job = null;
      end(data.kind === 'made' ? { files, remarks: data.remarks, problem: data.problem } : null);
    });
    // Its script could not be loaded, or it ran out of memory.
    opened.addEventListener('error', () => {
      if (worker === opened) close();
    });
    return opened;
  };

  /** Returns null where the worker can't do it. */
  const ask = (request: TargetRequest, onProgress: Job['onProgress']): Promise<MadeTarget | null> =>
    new Promise((resolve) => {
      const { project, ...others } = request;
      const number = ++lastJob;
      job?.end(null);
      job = { number, files: [], onProgress, end: resolve };
      try {
        worker ??= open();
        if (known !== project) worker.postMessage({ kind: 'project', project });
        known = project;
        worker.postMessage({ kind: 'make', job: number, ...others });
      } catch {
        close();
      }
    });

  return {
    async make(request, signal, onProgress = () => {}) {
      signal.throwIfAborted();
      const cancel = (): void => {
        worker?.postMessage({ kind: 'cancel' });
        job?.end(null);
        job = null;
      };
      signal.addEventListener('abort', cancel, { once: true });
      const made = await ask(request, onProgress).finally(() => signal.removeEventListener('abort', cancel));
      signal.throwIfAborted();
      return made ?? makeOnPage(request, signal, read, onProgress);
    },
    close,
  };
}

/** Makes a target while the page keeps responding. */
async function makeOnPage(
  request: TargetRequest,
  signal: AbortSignal,
  read: ReadRows,
  onProgress: (files: number) => void,
): Promise<MadeTarget> {
  const files: MadeFile[] = [];
  const { pause } = pageSlices.pauses(signal);
  const onFile = (file: MadeFile): void => onProgress(files.push(file));
  const made = await makeTarget(request, { pause, readRows: read, onFile });
  signal.throwIfAborted();
  return { ...made, files };
}

/** Makes one target. */
export async function makeOnce(
  request: TargetRequest,
  signal: AbortSignal,
  onProgress?: (files: number) => void,
): Promise<MadeTarget> {
  const maker = openMaker();
  try {
    return await maker.make(request, signal, onProgress);
  } finally {
    maker.close();
  }
}
