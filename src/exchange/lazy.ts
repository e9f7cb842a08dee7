import { loadPart } from '../lib/loadPart.ts';

/** Functions that the first page leaves out, loaded at their first call. Each rejects with a LoadError if that fails. */

type Opening = typeof import('./openModelFiles.ts');
type Folder = typeof import('./folder/readFolder.ts');
type Dropped = typeof import('./readDropped.ts');
type Files = typeof import('./readFiles.ts');
type Planning = typeof import('./folder/planSave.ts');
type Saving = typeof import('./folder/saveFiles.ts');
type Linking = typeof import('./shareLink.ts');

export const openModelFiles: Opening['openModelFiles'] = async (...args) =>
  (await loadPart(() => import('./openModelFiles.ts'))).openModelFiles(...args);

export const toFragment: Linking['toFragment'] = async (...args) =>
  (await loadPart(() => import('./shareLink.ts'))).toFragment(...args);

export const fromFragment: Linking['fromFragment'] = async (...args) =>
  (await loadPart(() => import('./shareLink.ts'))).fromFragment(...args);

export const readFileList: Files['readFileList'] = async (...args) =>
  (await loadPart(() => import('./readFiles.ts'))).readFileList(...args);

export const readDropped: Dropped['readDropped'] = async (...args) =>
  (await loadPart(() => import('./readDropped.ts'))).readDropped(...args);

export const readFolder: Folder['readFolder'] = async (...args) =>
  (await loadPart(() => import('./folder/readFolder.ts'))).readFolder(...args);

export const planSave: Planning['planSave'] = async (...args) =>
  (await loadPart(() => import('./folder/planSave.ts'))).planSave(...args);

export const saveFiles: Saving['saveFiles'] = async (...args) =>
  (await loadPart(() => import('./folder/saveFiles.ts'))).saveFiles(...args);

export const readText: Saving['readText'] = async (...args) =>
  (await loadPart(() => import('./folder/saveFiles.ts'))).readText(...args);

export const askToWrite: Saving['askToWrite'] = async (...args) =>
  (await loadPart(() => import('./folder/saveFiles.ts'))).askToWrite(...args);
