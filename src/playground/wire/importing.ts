/** What to do with the rows of a file: decided for each model, and for ids that are already stored. */
export interface ImportPlan {
  /** Whether rows that LoopBack would refuse are stored too, unchanged. */
  readonly withRefused: boolean;
  readonly models: readonly ModelPlan[];
}

export interface ModelPlan {
  readonly model: string;
  /** `leave`: the rows of the file are not stored. */
  readonly way: 'append' | 'replace' | 'leave';
  /** What to do with rows whose id is already stored, where rows are appended. */
  readonly taken: TakenIds;
}

/** `skip` keeps the stored row, `replace` the row of the file, `renew` both: the row of the file gets a new id. */
export type TakenIds = 'skip' | 'replace' | 'renew';

/** What the store holds of a model in a file. */
export interface ModelSurvey {
  readonly model: string;
  /** Rows that are stored now. */
  readonly existing: number;
  /** Rows of the file whose id is already stored. */
  readonly taken: number;
  /** The same without the rows that LoopBack would refuse. */
  readonly takenFitting: number;
}

/** The result of an import for one model. */
export interface StoredModel {
  readonly model: string;
  readonly added: number;
  readonly replaced: number;
  /** Not stored, because their id was already stored by an earlier row of the file or of the store. */
  readonly skipped: number;
}

/** A row of a file that LoopBack would not accept. */
export interface RefusedRow {
  readonly model: string;
  /** Its position in the file, from 1. */
  readonly place: number;
  readonly reason: string;
  /** Its id in the file; null where it has none. */
  readonly id: string | null;
}

/** What is known about the rows of a file. */
export interface ImportSummary {
  readonly models: readonly BufferedModel[];
  /** Models in the file that the design does not have; their rows are left out. */
  readonly unknown: readonly string[];
  /** List items that are not objects; they are left out. */
  readonly skipped: number;
  /** The first of the rows that LoopBack would refuse. */
  readonly refused: readonly RefusedRow[];
  /** Properties with invalid values, which are stored as null: "Customer.age", with their number. */
  readonly lost: readonly (readonly [name: string, count: number])[];
}

export interface BufferedModel {
  readonly model: string;
  readonly rows: number;
  readonly refused: number;
  /** The first rows, as they are in the file. */
  readonly preview: RowPreview;
  /** Properties that the rows keep when LoopBack stores them: a strict model drops undeclared ones. */
  readonly kept: readonly string[];
}

/** The first rows of a file, as short texts. */
export interface RowPreview {
  /** The names of all columns, in the order in which they first appear; cut where there are very many. */
  readonly columns: readonly string[];
  /** How many columns were cut. */
  readonly moreColumns: number;
  /** One text a column; null where a row has no value. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Why a data file could not be read. */
export interface DataFileProblem {
  readonly code: 'NOT_JSON' | 'NO_ROWS' | 'BROKEN_CSV';
  readonly message: string;
}
