import type { JsonValue } from '../lib/json.ts';
import type { OpenedFiles, Source } from '../sources/index.ts';
import type { LongWork } from './longWork.ts';

/** Opened files, and how to open them otherwise. */
export interface OpenFiles {
  readonly opened: OpenedFiles;
  /** The options that they were opened with; missing if these are the usual ones. */
  readonly options?: Readonly<Record<string, JsonValue>>;
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
