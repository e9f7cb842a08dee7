import { loadPart } from '../lib/loadPart.ts';
import { pageSlices } from '../lib/pageSlices.ts';
import { runInSlices } from '../lib/slices.ts';
import { type OpenedFiles, type ReadFiles, recogniseSource } from '../sources/index.ts';
import { loadSource } from '../sources/loadSource.ts';
import type { LongWork } from './longWork.ts';

/**
 * Opens files that have been read, with the source that recognises them. Works in slices.
 *
 * @throws (rejects) LoadError where the code of the source can't be loaded, and the signal's reason when it is aborted
 */
export async function openModelFiles(
  read: ReadFiles,
  { signal, onProgress }: LongWork = {},
): Promise<OpenedFiles> {
  const source = await loadPart(() => loadSource(recogniseSource(read)));
  const steps = source.readInSteps({ read, options: {}, onProgress });
  const opened = await runInSlices(steps, pageSlices.pauses(signal));
  // Every source has a default for each option.
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}
