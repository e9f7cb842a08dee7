export type {
  BufferedModel,
  ImportPlan,
  ImportSummary,
  ModelPlan,
  ModelSurvey,
  RefusedRow,
  StoredModel,
  TakenIds,
} from '../wire/importing.ts';
export type {
  ModelChanges,
  Orphans,
  RowChange,
  StoreChanges,
  Undoable,
  UndoDirection,
  UndoOffer,
} from '../wire/rowChanges.ts';
export type { ExportKind, PropertyRenames, RowQuery } from '../wire/store.ts';
export type { ImportBuffer, PlaygroundRows, RowBackup } from './openStore.ts';
export type { CheckEnd, Playground, PlaygroundEvent, RunReport, RunResult } from './playground.ts';
