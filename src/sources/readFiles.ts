import type { FileProblem } from '../model/index.ts';
import type { TextFile } from '../targets/index.ts';

export type { TextFile };

/** A skipped file or folder. */
export interface SkippedFile {
  readonly path: string;
  /** Completes the sentence: "is not a .json file". */
  readonly reason: string;
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
  /** Whether the one file is a pasted text. */
  readonly isPasted?: true;
}
