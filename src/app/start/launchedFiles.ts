import { readFileList } from '../../exchange/index.ts';
import type { Opening } from '../opening/opening.ts';

/** What an installed page gets when the system opens files with it. Chromium only. */
export interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

/** Opens the files with which the installed page is started, as if they had been picked. */
export function openLaunchedFiles(queue: LaunchQueue, opening: () => Pick<Opening, 'read'>): void {
  queue.setConsumer(({ files = [] }) => {
    if (files.length === 0) return;
    void opening().read(async (work) => {
      const read = await Promise.all(files.map((handle) => handle.getFile()));
      return readFileList(read, work);
    });
  });
}
