export { downloadBlob, downloadText } from './download.ts';
export { downloadStoredZip, downloadZip } from './downloadZip.ts';
export { endingByContent, LOOKED_AT, unknownFile } from './endingByContent.ts';
export { type FolderLayout, folderLayout, type Place } from './folder/folderLayout.ts';
export { canPickFolders, pickFolder } from './folder/pickFolder.ts';
export type { PlannedFile, SavePlan } from './folder/planSave.ts';
export type { SavedFile } from './folder/saveFiles.ts';
export type { ServedFolder } from './folder/servedFolder.ts';
export {
  LARGEST_SERVED_FILE,
  servedFragment,
  servedPaths,
  tokenHeader,
} from './folder/servedProtocol.ts';
export type { FoundFile, FoundFiles, LargeBlob } from './foundFile.ts';
export { BEGINNING, encodingOf } from './largeText.ts';
export {
  askToWrite,
  connectServedFolder,
  fromFragment,
  openFiles,
  openModelFiles,
  planSave,
  readFileList,
  readFolder,
  readFoundFiles,
  readText,
  saveFiles,
  toFragment,
} from './lazy.ts';
export type { LongWork } from './longWork.ts';
export { createTextMeasure } from './measureText.ts';
export type { OpenFiles } from './openFilesTypes.ts';
export { pickFiles, pickFolderFiles } from './pickFiles.ts';
export { refuseStrayDrops } from './refuseStrayDrops.ts';
export { isSharedFragment, longLink } from './sharedFragment.ts';
export type { LinkProblem } from './shareLink.ts';
export { takeDroppedItems } from './takeDroppedItems.ts';
export { pngScale, toPng } from './toPng.ts';
