export type { AsideRows, Undoable } from './asideRows.ts';
export type { PropertyRenames } from './carryRows.ts';
export type {
  Playground,
  PlaygroundEvent,
  RunReport,
  RunResult,
} from './createPlayground.ts';
export { type DataFile, printCsv, printJson, printMemoryFile, readDataFile, toValue } from './dataFiles.ts';
export type { Orphans } from './findOrphans.ts';
export type { RowQuery } from './listIds.ts';
export type { PlaygroundRows } from './playgroundRows.ts';
export type { ModelChanges, RowChange, StoreChanges } from './storeChanges.ts';
