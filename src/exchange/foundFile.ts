import type { ReadFiles } from '../sources/index.ts';

/** A file to read, and its path. */
export interface FoundFile {
  readonly path: string;
  /** In bytes, if known before reading. */
  readonly size?: number;
  /** Rejects with a DOMException if the file is gone or may not be read, with a BrokenZip if it can't be unpacked. */
  open(): Promise<Blob>;
}

/** A file that is read in pieces. */
export interface LargeBlob {
  readonly path: string;
  readonly blob: Blob;
}

/** Files that have been read, with those that are read in pieces later. */
export interface FoundFiles extends ReadFiles {
  /** The content of each large file. */
  readonly blobs?: readonly LargeBlob[];
}
