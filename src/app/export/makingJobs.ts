/** The side of the worker: what it is asked for, and what it answers. */
import { pageSlices } from '../../lib/pageSlices.ts';
import type { MadeFile, MadeTarget, ReadRows, TargetRequest } from './makeTarget.ts';
import { makeTarget } from './makeTarget.ts';

/** Sent to the worker. The project is sent once, and the options with each job. */
export type MakingRequest =
  | { readonly kind: 'project'; readonly project: TargetRequest['project'] }
  | ({ readonly kind: 'make'; readonly job: number } & Omit<TargetRequest, 'project'>)
  /** Ends the job that runs. */
  | { readonly kind: 'cancel' };

/** Sent by the worker. */
export type MakingAnswer =
  /** Some of the files of a job. */
  | { readonly kind: 'files'; readonly job: number; readonly files: readonly MadeFile[] }
  /** The end of a job; all of its files were sent before. */
  | ({ readonly kind: 'made'; readonly job: number } & Omit<MadeTarget, 'files'>)
  | { readonly kind: 'failed'; readonly job: number; readonly reason: string };

/** The length of the texts in one message, in characters: the page takes a message in one task. */
const MOST_AT_ONCE = 500_000;

/** Creates what answers the requests of a page. It does one job at a time: a new one ends the one before. */
export function createMakingJobs(
  post: (answer: MakingAnswer) => void,
  readRows: ReadRows,
): (request: MakingRequest) => void {
  let project: TargetRequest['project'] | null = null;
  let running: AbortController | null = null;
  return (request) => {
    if (request.kind === 'project') {
      project = request.project;
      return;
    }
    running?.abort();
    running = null;
    if (request.kind === 'cancel' || project === null) return;
    const { kind: _kind, job, ...others } = request;
    const controller = new AbortController();
    running = controller;
    void make({ ...others, project }, controller.signal, readRows, (files) =>
      post({ kind: 'files', job, files }),
    ).then(
      (made) => post({ kind: 'made', job, ...made }),
      (error: unknown) => {
        if (!controller.signal.aborted) post({ kind: 'failed', job, reason: String(error) });
      },
    );
  };
}

/** Makes a target, and sends its files in parts. */
async function make(
  request: TargetRequest,
  signal: AbortSignal,
  readRows: ReadRows,
  send: (files: readonly MadeFile[]) => void,
): Promise<Omit<MadeTarget, 'files'>> {
  let waiting: MadeFile[] = [];
  let length = 0;
  const sendWaiting = (): void => {
    if (waiting.length > 0) send(waiting);
    waiting = [];
    length = 0;
  };
  const onFile = (file: MadeFile): void => {
    waiting.push(file);
    length += file.text.length;
    if (length >= MOST_AT_ONCE) sendWaiting();
  };
  // Between two slices the worker hears whether it is to end.
  const { pause } = pageSlices.pauses(signal);
  const made = await makeTarget(request, { pause, readRows, onFile });
  signal.throwIfAborted();
  sendWaiting();
  return made;
}
