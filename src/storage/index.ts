export {
  type Autosave,
  type AutosaveOptions,
  createAutosave,
  type ProjectSource,
  type SaveStatus,
  type Schedule,
} from './autosave.ts';
export { guardLeaving } from './guardLeaving.ts';
export {
  deleteIndexedDb,
  type IndexedDbConnector,
  type IndexedDbConnectorOptions,
  openIndexedDbConnector,
} from './indexedDbConnector.ts';
export type { ProjectSummary, StoredProject } from './projectRecord.ts';
export {
  openProjectStore,
  type ProjectStore,
  type ProjectStoreOptions,
  type SetAsideRecord,
} from './projectStore.ts';
export { lastProject, panelSizes, playgroundSnippet, type Setting, type Settings } from './settings.ts';
export type { StorageFailure, StorageFailureCode } from './storageFailure.ts';
