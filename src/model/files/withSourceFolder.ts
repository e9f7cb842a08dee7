import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { defaultSources, folderOf, sourcesOf } from './sourceFolders.ts';

/** Adds a folder to the `sources` of `_meta`. */
export function withSourceFolder(
  configPath: string,
  meta: JsonValue | undefined,
  folder: string,
): Record<string, JsonValue | undefined> {
  const sources = sourcesOf(meta) ?? defaultSources;
  const known = Array.isArray(sources) ? sources : defaultSources;
  return { ...(isJsonObject(meta) ? meta : {}), sources: [...known, sourceOf(configPath, folder)] };
}

/** Writes a folder of the project as in `_meta.sources`: `../common/models`. */
export function sourceOf(configPath: string, folder: string): string {
  const from = folderOf(configPath).split('/').filter(Boolean);
  const to = folder.split('/').filter(Boolean);
  let shared = 0;
  while (shared < Math.min(from.length, to.length) && from[shared] === to[shared]) shared += 1;
  const up = from.slice(shared).map(() => '..');
  return [...(up.length === 0 ? ['.'] : up), ...to.slice(shared)].join('/');
}
