import { getOwn } from '../../lib/own.ts';
import type { ModelConfig } from '../../model/index.ts';

/** The folders where LoopBack looks for models, as paths like those of the files. */
export interface ModelSources {
  /** The folder of the project; "" if the files are directly in it. */
  readonly root: string;
  /** In LoopBack's order: of two models with one name it uses the later one. */
  readonly folders: readonly string[];
}

/**
 * The folders of a model-config.json's `_meta.sources`; null if it names
 * none or its own folder is unknown. They start from its own folder, those of
 * packages too where there is such a folder (loopback-boot).
 */
export function modelSources(configPath: string, config: ModelConfig): ModelSources | null {
  const meta = getOwn<unknown>(config, '_meta');
  const sources = typeof meta === 'object' && meta !== null && 'sources' in meta ? meta.sources : null;
  const folder = folderOf(configPath);
  if (!Array.isArray(sources) || folder === null) return null;
  const folders = sources
    .filter((source) => typeof source === 'string')
    .map((source) => resolvePath(folder, source))
    .filter((path) => path !== null);
  return folders.length === 0 ? null : { root: folderOf(folder) ?? '', folders };
}

/** Returns the index of a file's folder in LoopBack's order; -1 for a file that LoopBack does not read. */
export function sourceIndex({ folders }: ModelSources, path: string): number {
  const name = path.split('/').at(-1) ?? '';
  const folder = folderOf(path);
  return folder === null || name.startsWith('_') ? -1 : folders.indexOf(folder);
}

/** Returns the path relative to the project's folder. */
export function belowRoot({ root }: ModelSources, path: string): string {
  return root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

/** null for a path without a folder. */
function folderOf(path: string): string | null {
  const end = path.lastIndexOf('/');
  return end < 0 ? null : path.slice(0, end);
}

/** Returns null for a path that leads out of the opened files. */
function resolvePath(folder: string, path: string): string | null {
  const segments = folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}
