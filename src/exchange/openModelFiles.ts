import type { OpenedFiles } from '../sources/index.ts';
import type { FoundFiles } from './foundFile.ts';
import type { LongWork } from './longWork.ts';
import { openFiles } from './openFiles.ts';

/** Opens files that have been read, with the usual options (see `openFiles`). */
export async function openModelFiles(read: FoundFiles, work: LongWork = {}): Promise<OpenedFiles> {
  const { opened, close } = await openFiles(read, work);
  close();
  return opened;
}
