export { isPassedOver, passedOverFolder } from './folders.ts';
export { besideProject, type OpenedFiles, type OpenedModel } from './openedFiles.ts';
export { looksLikeJson } from './pasted/looksLikeJson.ts';
export type { OnProgress, Progress } from './progress.ts';
export { openedProject, withoutSecrets } from './project/readProjectFile.ts';
export type { ReadFiles, SkippedFile, TextFile } from './readFiles.ts';
export { recogniseSource, type SourceId, sourceEntries } from './registry.ts';
export type { Source } from './source.ts';
export { BrokenZip } from './zip/brokenZip.ts';
