import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileChange, toPatch } from '../lib/toPatch.ts';
import { exportFiles, type Project } from '../model/index.ts';
import type { OpenedPath } from './openPath.ts';

/** Files that change, with their texts. */
export interface Changes {
  readonly files: readonly { readonly absolute: string; readonly text: string }[];
  /** The same as a unified diff; the paths start from the folder that was opened. */
  readonly patch: string;
}

/** Compares the files of a project with those of a changed one. */
export function diffOf(before: Project, after: Project, { opened, parent }: OpenedPath): Changes {
  const origins = new Map(before.models.map(({ id, path }) => [path, id]));
  if (before.modelConfig && opened.configOrigin !== undefined)
    origins.set(before.modelConfig.path, opened.configOrigin);
  const texts = new Map(exportFiles(before).map(({ path, text }) => [path, text]));
  const changed = exportFiles(after).flatMap(({ path, text }) => {
    const origin = origins.get(path);
    return origin === undefined || texts.get(path) === text ? [] : [{ path, origin, text }];
  });
  const changes = changed.map(
    ({ path, origin, text }): FileChange => ({ path: origin, before: texts.get(path) ?? '', after: text }),
  );
  return {
    files: changed.map(({ origin, text }) => ({ absolute: join(parent, origin), text })),
    patch: toPatch(changes),
  };
}

/** Writes changed files. Each is replaced whole: an interrupted run leaves none half written. */
export async function writeChanges({ files }: Changes): Promise<void> {
  for (const { absolute, text } of files) {
    const draft = `${absolute}.${process.pid}.tmp`;
    await writeFile(draft, text);
    await rename(draft, absolute);
  }
}
