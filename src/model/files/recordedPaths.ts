import { modelConfigPath, modelPathOf } from './fileName.ts';
import { safePath, safeStem } from './filePath.ts';
import { isForeignPath, isModelConfigVariant } from './foreignPath.ts';

/** The recorded paths of files whose path was changed. Not a memo: the reader of the record adds to it. */
const earlierPaths = new WeakMap<object, string>();

/** The path of a model in a record. Another program may have written it, and an export would use it. */
interface RecordedModel {
  readonly path: string;
  readonly name: string;
  readonly hasScript: boolean;
  /** Returns a path that no other model has. */
  readonly freePathOf: (path: string) => string;
}

/** Returns the recorded path if a model may have it, else a new one. */
export function recordedModelPath({ path, name, hasScript, freePathOf }: RecordedModel): string {
  const safe = safePath(path);
  if (isForeignPath(safe, hasScript)) return freePathOf(modelPathOf(name));
  return safe === path ? path : freePathOf(safe);
}

/** Returns the recorded path of an unread file if it may have it, else a new one. */
export function recordedUnreadPath(path: string): string {
  const safe = safePath(path);
  if (!isForeignPath(safe) || isModelConfigVariant(safe)) return safe;
  const stem = safeStem(safe.slice(safe.lastIndexOf('/') + 1).replace(/\.json$/i, ''));
  return `common/models/${stem}-unread.json`;
}

/** Returns the recorded path of the model-config if it may have it, else the usual one. */
export function recordedConfigPath(path: string): string {
  return safePath(path) === path && isModelConfigVariant(path) ? path : modelConfigPath;
}

/** Remembers the recorded path of a file if it has another one now. Returns the file. */
export function withEarlierPath<File extends { readonly path: string }>(file: File, path: string): File {
  if (file.path !== path) earlierPaths.set(file, path);
  return file;
}

/** Returns the recorded path of a file that has another one now. */
export function earlierPathOf(file: object): string | undefined {
  return earlierPaths.get(file);
}
