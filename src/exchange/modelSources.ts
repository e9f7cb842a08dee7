import { getOwn } from '../lib/own.ts';
import type { ModelConfig } from '../model/index.ts';

/** Where LoopBack looks for models, as paths like those of the files. */
export interface ModelSources {
  /** The folder of the project; "" where the files lie in it themselves. */
  readonly root: string;
  /** In LoopBack's order: of two models of one name it takes the later one. */
  readonly folders: readonly string[];
}

/**
 * The folders of a model-config.json's `_meta.sources`; null where it names
 * none or came without its folder. They start from its own folder, those of
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

/** The place of a file's folder in LoopBack's order; -1 for a file that it does not look at. */
export function sourceIndex({ folders }: ModelSources, path: string): number {
  const name = path.split('/').at(-1) ?? '';
  const folder = folderOf(path);
  return folder === null || name.startsWith('_') ? -1 : folders.indexOf(folder);
}

/** The path from the project's folder. */
export function belowRoot({ root }: ModelSources, path: string): string {
  return root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

/** null for a path without a folder. */
function folderOf(path: string): string | null {
  const end = path.lastIndexOf('/');
  return end < 0 ? null : path.slice(0, end);
}

/** null where it leads out of what came in. */
function resolvePath(folder: string, path: string): string | null {
  const segments = folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}
