import type { FoundFiles } from './foundFile.ts';
import { readDropped } from './lazy.ts';
import type { LongWork } from './longWork.ts';

/**
 * Takes what was dropped: files, and whole folders. Call it in the drop event
 * itself, before anything is awaited: afterwards the browser has emptied the
 * DataTransfer. Returns what reads it, as often as it is called.
 */
export function takeDroppedItems(transfer: DataTransfer): (work?: LongWork) => Promise<FoundFiles> {
  const dropped = Array.from(transfer.items)
    .filter((item) => item.kind === 'file')
    // No entry: a browser without folders, or a file that a script made.
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
    .filter((each) => each !== null);
  return (work) => readDropped(dropped, work);
}
