import type { LongWork, OpenFiles } from '../../exchange/index.ts';
import { pageSlices } from '../../lib/pageSlices.ts';
import { runInSlices } from '../../lib/slices.ts';
import { likenessInSteps, type Project } from '../../model/index.ts';
import { findStyle } from '../../sources/index.ts';
import { isUntouched } from './importFiles.ts';

/**
 * Opens files with the options of the models that the project has of the same source.
 *
 * @throws (rejects) the signal's reason when it is aborted
 */
export async function inStyleOf(project: Project, files: OpenFiles, work: LongWork): Promise<OpenFiles> {
  work.signal?.throwIfAborted();
  if (isUntouched(project)) return files;
  const { source, opened, options = {} } = files;
  const reopen: OpenFiles['reopen'] = (candidate) => files.reopen(candidate, work);
  const likeness = await runInSlices(likenessInSteps(project), pageSlices.pauses(work.signal));
  return { ...files, ...(await findStyle(likeness, { source, opened, options, reopen })) };
}
