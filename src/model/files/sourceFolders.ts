import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelConfigEntry, Project } from '../project.ts';
import { modelFolder } from './fileName.ts';

/** Where loopback-boot looks for models when model-config says nothing. */
export const defaultSources: readonly JsonValue[] = ['./models'];

/** The folder of a file, without a "/" at its end; "" for one that lies in the project's folder. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The folders that LoopBack looks for models in; null where model-config does not say it in a way that is known here. */
export function sourceFolders({ path, config }: ModelConfigEntry): readonly string[] | null {
  const sources = sourcesOf(config['_meta']) ?? defaultSources;
  if (!Array.isArray(sources) || !path.includes('/')) return null;
  return sources.flatMap((source) => (typeof source === 'string' ? (resolve(path, source) ?? []) : []));
}

/** What `_meta` says of the folders; null where it says nothing. */
export function sourcesOf(meta: JsonValue | undefined): JsonValue | null {
  return (isJsonObject(meta) && getOwn<JsonValue | undefined>(meta, 'sources')) || null;
}

/** null where it leads out of the project. */
function resolve(configPath: string, source: string): string | null {
  const segments = folderOf(configPath).split('/').filter(Boolean);
  for (const segment of source.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}

/** Where the file of a new model goes: by LoopBack's rule, or where LoopBack finds the models that are there. */
export function newModelFolder({ modelConfig, models }: Project): string {
  const folders = modelConfig && sourceFolders(modelConfig);
  if (!folders || folders.includes(modelFolder)) return modelFolder;
  const isUsed = (folder: string): boolean => models.some(({ path }) => folderOf(path) === folder);
  return folders.find(isUsed) ?? modelFolder;
}
