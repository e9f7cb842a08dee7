import type { FileProblem } from '../model/index.ts';

/** A file as text, nothing changed: a byte order mark and the line ends are still in it. */
export interface TextFile {
  /** With "/", as far as the browser tells: a picked file has only its name. */
  readonly path: string;
  readonly text: string;
}

/** A file or folder that was left alone. */
export interface SkippedFile {
  readonly path: string;
  /** Completes the sentence: "is no .json file". */
  readonly reason: string;
}

/** What came of reading files: nothing is left out silently. */
export interface ReadFiles {
  /** .json files, and the .js files beside them. */
  readonly files: readonly TextFile[];
  /** Files that should have been read and could not. */
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
  /** Of the zip that they came in. */
  readonly archive?: string;
}

/** A file that waits to be read, and the path to call it by. */
export interface FoundFile {
  readonly path: string;
  /** In bytes, where it is known beforehand. */
  readonly size?: number;
  /** Rejects with a DOMException where the file went away or may not be read, with a BrokenZip where it can't be unpacked. */
  open(): Promise<Blob>;
}
