export {
  type Autosave,
  createAutosave,
  type SaveStatus,
} from './autosave.ts';
export { databaseExists } from './databaseExists.ts';
export type { StorageLoss } from './designerDatabase.ts';
export { guardLeaving } from './guardLeaving.ts';
export { createPersistence, type Persistence, type PersistenceState } from './persistence.ts';
export { type ProjectParts, rowsDatabase } from './projectParts.ts';
export type { ProjectSummary } from './projectRecord.ts';
export {
  openProjectStore,
  type ProjectStore,
} from './projectStore.ts';
export type {
  ProjectSurvey,
  RemovedProject,
  UnreadableProject,
} from './projectSurvey.ts';
export {
  openProjectTab,
  type ProjectTab,
  type TabState,
} from './projectTab.ts';
export {
  readStoredRows,
  type StoredModelRows,
  type StoredRowsProblem,
} from './readStoredRows.ts';
export type { Setting } from './setting.ts';
export {
  lastProject,
  lastSelection,
  longestSizeKey,
  mostColumnWidths,
  openedFiles,
  type PanelLayout,
  type PictureOptions,
  panelLayout,
  panelSizes,
  pictureOptions,
  playgroundCallStyle,
  playgroundEngine,
  playgroundSnippet,
  playgroundSnippets,
  projectFolder,
  type Settings,
  usedDays,
} from './settings.ts';
export {
  longestTitle,
  type SnapshotReason,
  type SnapshotStore,
  type SnapshotSummary,
} from './snapshotStore.ts';
export type { StorageFailure, StorageFailureCode } from './storageFailure.ts';
