/** What becomes of the rows of a file: decided for each model, and for the ids that are there already. */
export interface ImportPlan {
  /** Whether rows that LoopBack would refuse are stored too, as they are. */
  readonly withRefused: boolean;
  readonly models: readonly ModelPlan[];
}

export interface ModelPlan {
  readonly model: string;
  /** `leave`: the rows of the file are not stored. */
  readonly way: 'append' | 'replace' | 'leave';
  /** What becomes of rows whose id is stored already, where rows are added. */
  readonly taken: TakenIds;
}

/** `skip` keeps the stored row, `replace` the row of the file, `renew` both: the row of the file gets another id. */
export type TakenIds = 'skip' | 'replace' | 'renew';

/** What the store has of the models in a file. */
export interface ModelSurvey {
  readonly model: string;
  /** Rows that are stored now. */
  readonly existing: number;
  /** Rows of the file whose id is among them. */
  readonly taken: number;
  /** The same without the rows that LoopBack would refuse. */
  readonly takenFitting: number;
}

/** What became of the rows of one model. */
export interface StoredModel {
  readonly model: string;
  readonly added: number;
  readonly replaced: number;
  /** Left out, for their id was stored already, by a row of the file or by an older one. */
  readonly skipped: number;
}
