export type { AsideRows, Undoable } from '../store/asideRows.ts';
export type { Orphans } from '../store/findOrphans.ts';
export type { PropertyRenames } from '../store/followMoves.ts';
export type { ImportPlan, ModelPlan, ModelSurvey, StoredModel, TakenIds } from '../store/importPlan.ts';
export type { RowQuery } from '../store/listIds.ts';
export type { ExportKind } from '../store/protocol.ts';
export type { Turn, UndoOffer } from '../store/rowHistory.ts';
export type { RefusedRow, StagedModel, StageSummary } from '../store/stage.ts';
export type { ModelChanges, RowChange, StoreChanges } from '../store/storeChanges.ts';
export type {
  CheckEnd,
  Playground,
  PlaygroundEvent,
  RunReport,
  RunResult,
} from './createPlayground.ts';
export type { PlaygroundRows, StagedRows } from './openStore.ts';
