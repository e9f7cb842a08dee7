/** The progress of long work. */
export interface Progress {
  readonly step: 'looking' | 'reading' | 'megabytes' | 'understanding' | 'placing';
  readonly done: number;
  /** null while unknown. */
  readonly total: number | null;
}

/** Is called as the work proceeds. */
export type OnProgress = (progress: Progress) => void;
