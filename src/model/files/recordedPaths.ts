import { modelConfigPath, modelPathOf } from './fileName.ts';
import { safePath, safeStem } from './filePath.ts';
import { isForeignPath, isModelConfigVariant } from './foreignPath.ts';

/** What has another path than its record says, and that path. Not a memo: whoever reads the record notes it. */
const earlierPaths = new WeakMap<object, string>();

/** Another program may have written the paths; an export would follow them. */
interface RecordedModel {
  readonly path: string;
  readonly name: string;
  readonly hasScript: boolean;
  /** Gives a path that no other model has. */
  readonly freePathOf: (path: string) => string;
}

/** The path of a model's record where a model may lie there, else one of its own. */
export function recordedModelPath({ path, name, hasScript, freePathOf }: RecordedModel): string {
  const safe = safePath(path);
  if (isForeignPath(safe, hasScript)) return freePathOf(modelPathOf(name));
  return safe === path ? path : freePathOf(safe);
}

/** The same for a file that could not be read as a model or a model-config. */
export function recordedUnreadPath(path: string): string {
  const safe = safePath(path);
  if (!isForeignPath(safe) || isModelConfigVariant(safe)) return safe;
  const stem = safeStem(safe.slice(safe.lastIndexOf('/') + 1).replace(/\.json$/i, ''));
  return `common/models/${stem}-unread.json`;
}

/** The same for the model-config. */
export function recordedConfigPath(path: string): string {
  return safePath(path) === path && isModelConfigVariant(path) ? path : modelConfigPath;
}

/** Notes that something got another path than its record says; returns it. */
export function withEarlierPath<File extends { readonly path: string }>(file: File, path: string): File {
  if (file.path !== path) earlierPaths.set(file, path);
  return file;
}

/** The path that a record gave something, where it has another one now. */
export function earlierPathOf(file: object): string | undefined {
  return earlierPaths.get(file);
}
