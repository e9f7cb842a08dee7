/** What the build puts into the service worker about itself. */
export interface Version {
  /** Changes whenever any file does. */
  readonly id: string;
  /** The files of the page, relative to it. */
  readonly files: readonly string[];
}

/** What a page asks of the service worker. */
export type OfflineRequest =
  /** Replace the earlier version now. */
  | 'activate'
  /** Delete the files of earlier versions, if no page needs them. */
  | 'tidy';

export const isOfflineRequest = (data: unknown): data is OfflineRequest =>
  data === 'activate' || data === 'tidy';
