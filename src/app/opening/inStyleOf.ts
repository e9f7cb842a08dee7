import type { LongWork, OpenFiles } from '../../exchange/index.ts';
import type { Project } from '../../model/index.ts';
import { findStyle } from '../../sources/index.ts';
import { isUntouched } from './importFiles.ts';

/**
 * Opens files with the options of the models that the project has of the same source.
 *
 * @throws (rejects) the signal's reason when it is aborted; the files are closed then
 */
export async function inStyleOf(project: Project, files: OpenFiles, work: LongWork): Promise<OpenFiles> {
  if (isUntouched(project)) return files;
  const { source, opened, options = {} } = files;
  const reopen: OpenFiles['reopen'] = (candidate) => files.reopen(candidate, work);
  try {
    return { ...files, ...(await findStyle(project, { source, opened, options, reopen })) };
  } catch (error) {
    files.close();
    throw error;
  }
}
