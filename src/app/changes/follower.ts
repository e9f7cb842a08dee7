import type { Editor } from '../../editor/index.ts';
import type { FileChange } from '../../lib/toPatch.ts';
import type { Settings } from '../../storage/index.ts';
import type { FileTexts } from './fileChanges.ts';

/** What the changes are followed in. */
export interface ChangesOptions {
  readonly editor: Editor;
  readonly settings: Pick<Settings, 'read' | 'write'>;
  readonly projectId: string;
  /** The texts that were opened at an earlier visit. */
  readonly stored?: FileTexts | undefined;
}

/** Follows the files that are opened, and compares them with those of the project. */
export interface Follower {
  list(): readonly FileChange[];
  /** Counts now instead of after a quiet moment. */
  count(): Promise<void>;
  /** Stops counting. */
  close(): void;
}
