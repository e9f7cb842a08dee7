import type { OpenedFiles, Progress, ReadFiles, SourceId } from '../sources/index.ts';
import type { LargeBlob } from './foundFile.ts';

/** What the page asks the thread that reads large files. */
export type SourceRequest = { readonly number: number } & (
  | {
      readonly kind: 'read';
      readonly id: SourceId;
      readonly read: ReadFiles;
      readonly blobs: readonly LargeBlob[];
      readonly options: unknown;
    }
  /** Reads the same files with other options. */
  | { readonly kind: 'change'; readonly options: unknown }
);

/** An answer has the number of its request. */
export type SourceAnswer = { readonly number: number } & (
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** Some of the models: taking over all of them at once would hold the page up. */
  | { readonly kind: 'models'; readonly models: OpenedFiles['models'] }
  /** The rest, after the models. */
  | { readonly kind: 'opened'; readonly opened: OpenedFiles }
  /** The browser does not let the file be read. */
  | { readonly kind: 'unreadable'; readonly message: string }
  /** The code of the source can't be loaded. */
  | { readonly kind: 'notLoaded' }
  /** An option that the source refuses. */
  | { readonly kind: 'refused'; readonly message: string }
);
