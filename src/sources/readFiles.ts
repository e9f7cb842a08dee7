import type { FileProblem } from '../model/index.ts';
import type { TextFile } from '../targets/index.ts';

export type { TextFile };

/** A skipped file or folder. */
export interface SkippedFile {
  readonly path: string;
  /** Completes the sentence: "is not a .json file". */
  readonly reason: string;
}

/** A file that is read in pieces, because it may be too large to be held at once. */
export interface LargeFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** The ending that its content says it should have, where it has another: ".sql". */
  readonly ending?: string;
}

/** The content of a large file. */
export interface LargeText {
  /** The first bytes, which say what it is. */
  readonly beginning: Uint8Array;
  /** The text from the beginning; read it once. */
  readonly pieces: Iterable<string>;
}

/** The files that a source reads: nothing is left out silently. */
export interface ReadFiles {
  /** Files that models can come from, and the .js files beside them. */
  readonly files: readonly TextFile[];
  /** Files that could not be read. */
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
  /** The name of their zip. */
  readonly archive?: string;
  /** Files that a source reads in pieces, such as dumps. */
  readonly large?: readonly LargeFile[];
  /** Whether the one file is a pasted text. */
  readonly isPasted?: true;
}
