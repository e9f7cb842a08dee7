import type { OnProgress } from '../sources/index.ts';

/** Lets the caller of long work follow its progress and cancel it. */
export interface LongWork {
  /** When it is aborted, its reason is thrown. */
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}
