/** A file as text, to be written in UTF-8 without a change. */
export interface TextFile {
  /** Relative, with "/". */
  readonly path: string;
  readonly text: string;
}
