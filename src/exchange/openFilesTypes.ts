import type { OpenedFiles, Source } from '../sources/index.ts';
import type { LongWork } from './longWork.ts';

/** Opened files, and how to open them otherwise. */
export interface OpenFiles {
  readonly opened: OpenedFiles;
  readonly source: Source;
  /**
   * Opens the same files with other options.
   *
   * @throws (rejects) the signal's reason when it is aborted
   */
  reopen(options: unknown, work?: LongWork): Promise<OpenedFiles>;
  /** Ends the thread that reads them, if there is one. */
  close(): void;
}
