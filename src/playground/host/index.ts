export type {
  BufferedModel,
  ImportPlan,
  ImportSummary,
  ModelPlan,
  ModelSurvey,
  RefusedRow,
  StoredModel,
} from '../wire/importing.ts';
export type {
  ModelChanges,
  Orphans,
  RowChange,
  StoreChanges,
  Undoable,
  UndoDirection,
} from '../wire/rowChanges.ts';
export type { ExportKind, PropertyRenames, RowQuery } from '../wire/store.ts';
export type { PlaygroundRows } from './openStore.ts';
export type { PlaygroundEvent, RunReport, RunResult } from './playground.ts';
