import type { Result } from '../../lib/result.ts';
import type { Key, Row, Where } from '../../runtime/connector.ts';
import type { DesignKey, DesignModel } from '../designModel.ts';
import type { CheckedRow } from '../wire/control.ts';
import type { SampleRecord } from '../wire/sampleRecord.ts';
import type { Undoable } from './asideRows.ts';
import type { DataFileProblem } from './dataFiles.ts';
import type { Orphans } from './findOrphans.ts';
import type { ImportPlan, ModelSurvey, StoredModel } from './importPlan.ts';
import type { RowQuery } from './listIds.ts';
import type { Turn, UndoOffer } from './rowHistory.ts';
import type { StageSummary } from './stage.ts';
import type { StoreChanges } from './storeChanges.ts';
import type { TurnProblem } from './turnProblems.ts';

/**
 * What the thread that has the rows serves to its page. Both are the
 * designer's own code: they believe each other. Rows cross only where they are
 * shown, or looked at by the sandbox a few at a time.
 */
export type StoreMethods = {
  /** Resolves when the database is open; every other method waits for that, and fails where it fails. */
  readonly opened: () => Promise<void>;
  /** Serves the rows to the sandbox whose port came under this number no more. */
  readonly endServing: (sandbox: number) => void;
  /** How many calls of that sandbox wait for their answer. */
  readonly callsInFlight: (sandbox: number) => number;
  readonly startRecording: () => Promise<void>;
  /** What was written since, what it left pointing at nobody, and how it can be undone. */
  readonly stopRecording: (design: readonly DesignModel[]) => Promise<Recorded>;
  /** Undoes a recorded change, or redoes it. */
  readonly turn: (
    change: string,
    turn: Turn,
    design: readonly DesignModel[],
  ) => Promise<Result<TurnedRows, TurnProblem>>;
  /** The names under which sandboxes find rows from now on; all others are unknown to them. */
  readonly serveModels: (names: readonly string[]) => void;
  readonly readSamples: () => Promise<readonly SampleRecord[]>;
  /** Of models that are not served nothing is kept. */
  readonly keepSamples: (records: readonly SampleRecord[]) => Promise<void>;
  readonly forgetSamples: () => Promise<void>;
  /** Lets the rows follow the design; says what was done. */
  readonly carryRows: (design: readonly DesignModel[]) => Promise<readonly string[]>;

  /** Tells `ids` of this job meanwhile. */
  readonly listIds: (job: number, query: RowQuery) => Promise<readonly Key[]>;
  readonly read: (model: DesignModel, ids: readonly Key[]) => Promise<readonly (Row | null)[]>;
  readonly find: (model: DesignModel, where: Where, limit: number) => Promise<readonly Row[]>;
  readonly count: (model: DesignModel, where?: Where) => Promise<number>;
  readonly missing: (
    key: Pick<DesignKey, 'target' | 'targetProperty'>,
    values: readonly Key[],
  ) => Promise<readonly Key[]>;
  /** Lets a job end early. */
  readonly cancel: (job: number) => void;

  readonly readUndoable: () => Promise<Undoable | null>;
  readonly layAside: (title: string, models: readonly string[], kept: readonly string[]) => Promise<void>;
  readonly swap: () => Promise<void>;

  /** Reads a data file into the stage, in the place of what is there. */
  readonly stageFile: (
    file: File,
    design: readonly DesignModel[],
    model: DesignModel,
  ) => Promise<Result<StageSummary, DataFileProblem>>;
  readonly stagedRows: (model: string, start: number, count: number) => readonly Row[];
  /** What LoopBack makes of the rows from there on takes their place. */
  readonly takeChecked: (model: string, start: number, checked: readonly CheckedRow[]) => void;
  readonly stageSummary: () => StageSummary;
  /** What is stored of the models in the file, and which ids of the file are among it. */
  readonly surveyStage: (job: number, design: readonly DesignModel[]) => Promise<readonly ModelSurvey[]>;
  /** Gives rows of these models whose id is stored already other ids; answers how many. */
  readonly renewStaged: (models: readonly string[], design: readonly DesignModel[]) => Promise<number>;
  /** Stores what is on the stage as planned, and tells `progress` of this job. Models that are replaced have to be empty. */
  readonly storeStaged: (
    job: number,
    plan: ImportPlan,
    design: readonly DesignModel[],
  ) => Promise<readonly StoredModel[]>;
  readonly emptyStage: () => void;
  /** All rows of the models in a file of that kind. */
  readonly exportRows: (
    kind: ExportKind,
    models: readonly DesignModel[],
    design: readonly DesignModel[],
  ) => Promise<Blob>;
};

/** What the page serves to the thread. */
export type StorePageMethods = {
  readonly ids: (job: number, ids: readonly Key[]) => void;
  readonly progress: (job: number, done: number) => void;
  readonly renamesOf: (
    modelId: string,
    before: readonly string[],
  ) => Promise<readonly (readonly [from: string, to: string])[]>;
};

/** What an undo or a redo made of the rows. */
export interface TurnedRows {
  readonly changes: StoreChanges;
  readonly orphans: readonly Orphans[];
}

export interface Recorded extends TurnedRows {
  readonly undo: UndoOffer;
}

/** `csv` holds the values as they are; `spreadsheet` is CSV in which no text is a formula. */
export type ExportKind = 'json' | 'memory' | 'csv' | 'spreadsheet';

/** How the page starts the thread: the database, with a port for calls; then a port for each sandbox. */
export type StoreStart = { readonly database: string } | { readonly sandbox: number };
