import { earlierPathOf } from './files/recordedPaths.ts';
import type { Project } from './project.ts';

/** A file that could not stay where a record had it. */
export interface MovedFile {
  readonly from: string;
  readonly to: string;
}

/** What got another path when the project was read: one that led out of it, or was that of another file of an application. */
export function movedFiles({ models, modelConfig, application }: Project): readonly MovedFile[] {
  const files = [...models, ...(application?.unread ?? []), ...(modelConfig === null ? [] : [modelConfig])];
  return files.flatMap((file) => {
    const from = earlierPathOf(file);
    return from === undefined ? [] : [{ from, to: file.path }];
  });
}
