import type { Result } from '../../lib/result.ts';
import type { Key, Row, Where } from '../../runtime/connector.ts';
import type { DesignKey, DesignModel } from '../designModel.ts';
import type { CheckedRow } from './control.ts';
import type { SentIds } from './idList.ts';
import type { DataFileProblem, ImportPlan, ImportSummary, ModelSurvey, StoredModel } from './importing.ts';
import type { ChangeReport, Undoable, UndoDirection, UndoProblem, UndoResult } from './rowChanges.ts';
import type { SampleRecord } from './sampleRecord.ts';

/**
 * What the store's thread serves to the page, in groups. Both ends are the
 * designer's own code and trust each other. Rows cross this port only where the
 * page shows them, or passes a few to the sandbox. Every method rejects where
 * the database can't be opened.
 */
export type StoreMethods = {
  readonly rows: RowMethods;
  readonly backup: BackupMethods;
  readonly importBuffer: ImportMethods;
  readonly samples: SampleMethods;
  readonly changes: ChangeMethods;
  readonly sandboxes: SandboxMethods;
  readonly jobs: { readonly cancel: (job: number) => void };
};

/** The stored rows. */
export type RowMethods = {
  /** All matching ids in order. Sends the first ones with `ids` of this job where the order allows it. */
  readonly listIds: (job: number, query: RowQuery) => Promise<SentIds>;
  /** The rows with these ids, in this order; null for one that was removed. */
  readonly read: (model: DesignModel, ids: readonly Key[]) => Promise<readonly (Row | null)[]>;
  readonly find: (model: DesignModel, where: Where, limit: number) => Promise<readonly Row[]>;
  readonly count: (model: DesignModel, where?: Where) => Promise<number>;
  /** Returns the given key values that match no row of the target. */
  readonly missing: (
    key: Pick<DesignKey, 'target' | 'targetProperty'>,
    values: readonly Key[],
  ) => Promise<readonly Key[]>;
  /** All rows of the models in one file. */
  readonly export: (kind: ExportKind, models: readonly DesignModel[]) => Promise<Blob>;
  /** Makes the rows follow the design; returns sentences that say what was done. */
  readonly migrate: (design: readonly DesignModel[]) => Promise<readonly string[]>;
};

/** The rows as they were before they were last replaced. The backup survives a reload. */
export type BackupMethods = {
  /** null where nothing was replaced yet. */
  readonly read: () => Promise<Undoable | null>;
  /**
   * Backs up the rows of these models, in place of the previous backup. The models are empty afterwards.
   *
   * @param kept models whose rows are copied to the backup and stay stored
   */
  readonly backUp: (title: string, models: readonly string[], kept?: readonly string[]) => Promise<void>;
  /**
   * Swaps stored rows with the backup; renamed models are matched by id. The
   * rows follow the present design at the next `rows.migrate`.
   */
  readonly swap: () => Promise<void>;
};

/** A data file on its way into the store: the page sees counts, not rows. */
export type ImportMethods = {
  /** Reads a data file into the buffer, in place of what is there. */
  readonly read: (
    file: File,
    design: readonly DesignModel[],
    model: DesignModel,
  ) => Promise<Result<ImportSummary, DataFileProblem>>;
  readonly rows: (model: string, start: number, count: number) => readonly Row[];
  /** Replaces the rows from `start` with what LoopBack would store. */
  readonly applyChecked: (model: string, start: number, checked: readonly CheckedRow[]) => void;
  readonly summary: () => ImportSummary;
  /** Counts the stored rows of its models, and which of its ids are among them. */
  readonly survey: (job: number, design: readonly DesignModel[]) => Promise<readonly ModelSurvey[]>;
  /** Gives rows of these models new ids where theirs are already stored, and updates keys in the file; returns how many. */
  readonly renewIds: (models: readonly string[], design: readonly DesignModel[]) => Promise<number>;
  /**
   * Stores the rows as planned and sends `progress` of this job. Models that
   * are replaced must be empty. Rows stored before a cancel stay.
   */
  readonly store: (
    job: number,
    plan: ImportPlan,
    design: readonly DesignModel[],
  ) => Promise<readonly StoredModel[]>;
  readonly clear: () => void;
};

/** Which models have had sample rows. */
export type SampleMethods = {
  readonly read: () => Promise<readonly SampleRecord[]>;
  /** Ignores models that are not served. */
  readonly keep: (records: readonly SampleRecord[]) => Promise<void>;
  /** Empty models get sample rows again at the next load. */
  readonly forget: () => Promise<void>;
};

/** The changes of runs, to be shown and undone. */
export type ChangeMethods = {
  readonly start: () => Promise<void>;
  /** What was written since `start`, the orphans it left, and how to undo it. */
  readonly stop: (design: readonly DesignModel[]) => Promise<ChangeReport>;
  /** Undoes or redoes a recorded change. */
  readonly undoOrRedo: (
    change: string,
    direction: UndoDirection,
    design: readonly DesignModel[],
  ) => Promise<Result<UndoResult, UndoProblem>>;
};

export type SandboxMethods = {
  /** The names under which sandboxes find rows from now on; all others are unknown to them. */
  readonly serveModels: (names: readonly string[]) => void;
  /** Stops serving the sandbox whose port came with this number. */
  readonly end: (sandbox: number) => void;
};

/** What the page serves to the store's thread. */
export type StorePageMethods = {
  readonly ids: (job: number, ids: readonly Key[]) => void;
  readonly progress: (job: number, done: number) => void;
  readonly renamesOf: (
    modelId: string,
    before: readonly string[],
  ) => Promise<readonly (readonly [from: string, to: string])[]>;
};

/** The present names of properties of a model, by the names that they had; the model is given by its id. */
export type PropertyRenames = (modelId: string, before: readonly string[]) => ReadonlyMap<string, string>;

export interface RowQuery {
  readonly model: DesignModel;
  /** What an index answers, such as the foreign key of a relation; `{}` for all rows. */
  readonly within: Where;
  /** Evaluated for each row found by `within`. */
  readonly where: Where;
  /** null for the order of the ids. */
  readonly order: { readonly property: string; readonly isDescending: boolean } | null;
}

/** `csv` holds the values as they are; `spreadsheet` is CSV in which no text is a formula. */
export type ExportKind = 'json' | 'memory' | 'csv' | 'spreadsheet';

/** How the page starts the thread: the database, with a port for calls; then a port for each sandbox. */
export type StoreStart = { readonly database: string } | { readonly sandbox: number };
