/** How far something long has come. */
export interface Progress {
  readonly step: 'looking' | 'reading' | 'understanding' | 'placing';
  readonly done: number;
  /** null while nobody knows. */
  readonly total: number | null;
}

/** For whoever waits for something long: to see how far it is, and to end it. */
export interface LongWork {
  /** Its reason is thrown when it is aborted. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}
