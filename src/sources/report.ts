import type { Remark } from '../targets/index.ts';

/** What a source makes of its files, to be looked at before it is opened. */
export interface SourceReport {
  /** What was read: "PostgreSQL". */
  readonly title: string;
  /** What its parts are called: "table". */
  readonly unit: string;
  /** The option that chooses parts, a list of their ids. */
  readonly choice: string;
  readonly parts: readonly ReportPart[];
  /** What was guessed, and what to know; warnings first. */
  readonly remarks: readonly Remark[];
}

/** A part of a source that can become a model: a table. */
export interface ReportPart {
  /** How an option names it. */
  readonly id: string;
  /** The name of its model; null if it is not opened. */
  readonly model: string | null;
  /** "12 columns", and why it is not opened where that is so without a choice. */
  readonly facts: readonly string[];
  /** The relations of its model: "orders: has many Order". */
  readonly relations: readonly string[];
}
