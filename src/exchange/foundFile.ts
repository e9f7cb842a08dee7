/** A file to read, and its path. */
export interface FoundFile {
  readonly path: string;
  /** In bytes, if known before reading. */
  readonly size?: number;
  /** Rejects with a DOMException if the file is gone or may not be read, with a BrokenZip if it can't be unpacked. */
  open(): Promise<Blob>;
}
