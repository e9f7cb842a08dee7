import { loadPart } from '../lib/loadPart.ts';
import { pageSlices } from '../lib/pageSlices.ts';
import { runInSlices } from '../lib/slices.ts';
import {
  type OpenedFiles,
  type ReadFiles,
  readsInThread,
  recogniseSource,
  type Source,
} from '../sources/index.ts';
import { loadSource } from '../sources/loadSource.ts';
import type { FoundFiles } from './foundFile.ts';
import type { LongWork } from './longWork.ts';
import type { OpenFiles } from './openFilesTypes.ts';
import { openInThread } from './openInThread.ts';

/**
 * Opens files that have been read, with the source that recognises them: dumps and
 * scripts in a thread of their own, others in slices.
 *
 * @throws (rejects) LoadError where the code of the source can't be loaded, and the signal's reason when it is aborted
 */
export async function openFiles(found: FoundFiles, work: LongWork = {}): Promise<OpenFiles> {
  const { blobs = [], ...read } = found;
  const id = recogniseSource(read);
  const source = await loadPart(() => loadSource(id));
  if (readsInThread(id, read)) return openInThread({ id, source, read, blobs }, work);
  const reopen: OpenFiles['reopen'] = (options, long = {}) => openInSlices(source, read, options, long);
  return { opened: await reopen({}, work), source, reopen, close: () => undefined };
}

async function openInSlices(
  source: Source,
  read: ReadFiles,
  options: unknown,
  { signal, onProgress }: LongWork,
): Promise<OpenedFiles> {
  const steps = source.readInSteps({ read, options, onProgress });
  const opened = await runInSlices(steps, pageSlices.pauses(signal));
  // The form offers no other values.
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}
