import { loadPart } from '../lib/loadPart.ts';

/** Functions that the first page leaves out, loaded at their first call. Each rejects with a LoadError if that fails. */

type OpenModule = typeof import('./openFiles.ts');
type OpenModelsModule = typeof import('./openModelFiles.ts');
type FolderModule = typeof import('./folder/readFolder.ts');
type DropModule = typeof import('./readDropped.ts');
type FilesModule = typeof import('./readFiles.ts');
type PlanModule = typeof import('./folder/planSave.ts');
type SaveModule = typeof import('./folder/saveFiles.ts');
type ServedModule = typeof import('./folder/servedFolder.ts');
type LinkModule = typeof import('./shareLink.ts');

export const openFiles: OpenModule['openFiles'] = async (...args) =>
  (await loadPart(() => import('./openFiles.ts'))).openFiles(...args);

export const openModelFiles: OpenModelsModule['openModelFiles'] = async (...args) =>
  (await loadPart(() => import('./openModelFiles.ts'))).openModelFiles(...args);

export const toFragment: LinkModule['toFragment'] = async (...args) =>
  (await loadPart(() => import('./shareLink.ts'))).toFragment(...args);

export const fromFragment: LinkModule['fromFragment'] = async (...args) =>
  (await loadPart(() => import('./shareLink.ts'))).fromFragment(...args);

export const readFileList: FilesModule['readFileList'] = async (...args) =>
  (await loadPart(() => import('./readFiles.ts'))).readFileList(...args);

export const readFoundFiles: FilesModule['readFoundFiles'] = async (...args) =>
  (await loadPart(() => import('./readFiles.ts'))).readFoundFiles(...args);

export const readDropped: DropModule['readDropped'] = async (...args) =>
  (await loadPart(() => import('./readDropped.ts'))).readDropped(...args);

export const readFolder: FolderModule['readFolder'] = async (...args) =>
  (await loadPart(() => import('./folder/readFolder.ts'))).readFolder(...args);

export const planSave: PlanModule['planSave'] = async (...args) =>
  (await loadPart(() => import('./folder/planSave.ts'))).planSave(...args);

export const saveFiles: SaveModule['saveFiles'] = async (...args) =>
  (await loadPart(() => import('./folder/saveFiles.ts'))).saveFiles(...args);

export const readText: SaveModule['readText'] = async (...args) =>
  (await loadPart(() => import('./folder/saveFiles.ts'))).readText(...args);

export const askToWrite: SaveModule['askToWrite'] = async (...args) =>
  (await loadPart(() => import('./folder/saveFiles.ts'))).askToWrite(...args);

export const connectServedFolder: ServedModule['connectServedFolder'] = async (...args) =>
  (await loadPart(() => import('./folder/servedFolder.ts'))).connectServedFolder(...args);
