/** The progress of long work. */
export interface Progress {
  readonly step: 'looking' | 'reading' | 'understanding' | 'placing';
  readonly done: number;
  /** null while unknown. */
  readonly total: number | null;
}

/** Lets the caller of long work follow its progress and cancel it. */
export interface LongWork {
  /** When it is aborted, its reason is thrown. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}
