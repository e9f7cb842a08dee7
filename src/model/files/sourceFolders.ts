import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelConfigEntry, Project } from '../project.ts';
import { modelFolder } from './fileName.ts';

/** The folders where loopback-boot looks for models if model-config names none. */
export const defaultSources: readonly JsonValue[] = ['./models'];

/** Returns the folder of a file, without a "/" at the end; "" for the project's folder. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Lists the folders where LoopBack looks for models; null if model-config names them in an unknown form. */
export function sourceFolders({ path, config }: ModelConfigEntry): readonly string[] | null {
  const sources = sourcesOf(config['_meta']) ?? defaultSources;
  if (!Array.isArray(sources) || !path.includes('/')) return null;
  return sources.flatMap((source) => (typeof source === 'string' ? (resolve(path, source) ?? []) : []));
}

/** Returns the `sources` of `_meta`; null if it has none. */
export function sourcesOf(meta: JsonValue | undefined): JsonValue | null {
  return (isJsonObject(meta) && getOwn<JsonValue | undefined>(meta, 'sources')) || null;
}

/** Returns the path of a source; null if it leads out of the project. */
function resolve(configPath: string, source: string): string | null {
  const segments = folderOf(configPath).split('/').filter(Boolean);
  for (const segment of source.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}

/** Returns the folder for a new model: by LoopBack's rule, or where LoopBack finds the existing models. */
export function newModelFolder({ modelConfig, models }: Project): string {
  const folders = modelConfig && sourceFolders(modelConfig);
  if (!folders || folders.includes(modelFolder)) return modelFolder;
  const isUsed = (folder: string): boolean => models.some(({ path }) => folderOf(path) === folder);
  return folders.find(isUsed) ?? modelFolder;
}
