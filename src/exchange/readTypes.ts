import type { FileProblem } from '../model/index.ts';
import type { TextFile } from '../targets/index.ts';

export type { TextFile };

/** A skipped file or folder. */
export interface SkippedFile {
  readonly path: string;
  /** Completes the sentence: "is not a .json file". */
  readonly reason: string;
}

/** The result of reading files: nothing is left out silently. */
export interface ReadFiles {
  /** .json files, and the .js files beside them. */
  readonly files: readonly TextFile[];
  /** Files that could not be read. */
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
  /** The name of their zip. */
  readonly archive?: string;
}

/** A file to read, and its path. */
export interface FoundFile {
  readonly path: string;
  /** In bytes, if known before reading. */
  readonly size?: number;
  /** Rejects with a DOMException if the file is gone or may not be read, with a BrokenZip if it can't be unpacked. */
  open(): Promise<Blob>;
}
