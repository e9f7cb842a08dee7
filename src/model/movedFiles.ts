import { earlierPathOf } from './files/recordedPaths.ts';
import type { Project } from './project.ts';

/** A file whose path in a record was changed. */
export interface MovedFile {
  readonly from: string;
  readonly to: string;
}

/** Lists the files that got another path when the project was read: their path led out of it, or belonged to another file of an application. */
export function movedFiles({ models, modelConfig, application }: Project): readonly MovedFile[] {
  const files = [...models, ...(application?.unread ?? []), ...(modelConfig === null ? [] : [modelConfig])];
  return files.flatMap((file) => {
    const from = earlierPathOf(file);
    return from === undefined ? [] : [{ from, to: file.path }];
  });
}
