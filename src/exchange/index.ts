export { downloadText, downloadZip } from './download.ts';
export { type OpenedFiles, openModelFiles } from './openModelFiles.ts';
export { pickFiles } from './pickFiles.ts';
export { readDroppedItems } from './readDroppedItems.ts';
export { type ReadFiles, readFileList, type SkippedFile, type TextFile } from './readFiles.ts';
export { refuseStrayDrops } from './refuseStrayDrops.ts';
