import type { JsonObject } from '../lib/json.ts';

/** An id as it is stored. */
export type Key = number | string;

/**
 * A stored row: JSON values only, as juggler's memory connector keeps rows as
 * JSON text. Dates are ISO strings, `undefined` is absent, NaN is null.
 */
export type Row = JsonObject;

/** The types that matter when rows are compared; everything else is `any`. */
export type StoredType = 'string' | 'number' | 'boolean' | 'date' | 'array' | 'geopoint' | 'any';

/** The schema of a model, as a connector needs it. */
export interface ModelSchema {
  readonly name: string;
  /** The first id property; null for a model without id, whose rows carry their number as `undefined` (as in LoopBack). */
  readonly idName: string | null;
  readonly idType: StoredType;
  /** Whether rows without id get the next number of the model's counter. */
  readonly isIdGenerated: boolean;
  readonly types: Readonly<Record<string, StoredType>>;
  /** Properties by which relations find rows: foreign keys. */
  readonly indexes: readonly string[];
}

/** A where clause after coercion by the runtime: cloneable (primitives, Date, RegExp, arrays, plain objects). */
export type Where = Readonly<Record<string, unknown>>;

/** A filter after normalisation by the runtime. `order` is a list of "property ASC|DESC". */
export interface ConnectorFilter {
  readonly where?: Where;
  readonly order?: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
  /** The requested properties; all if undefined. */
  readonly fields?: readonly string[];
}

/** Whether the rows after a duplicate id are not stored. */
export type CreateMode = 'each' | 'untilDuplicate';

/** The outcome for one row of a `create`. */
export type CreateOutcome = { readonly id: Key } | { readonly duplicate: Key };

/**
 * How a `write` treats an existing row (merge or replace) and a missing one:
 * `insert` leaves the counter alone, as LoopBack's `save` does;
 * `create` moves it past the id, as its `replaceOrCreate` does; `skip` writes
 * nothing.
 */
export interface WriteMode {
  readonly existing: 'merge' | 'replace';
  readonly missing: 'insert' | 'create' | 'skip';
}

export type WriteOutcome = 'inserted' | 'updated' | 'missing';

/** The first match, or the row that was inserted; `duplicate` where its explicit id was taken. */
export type FindOrCreateOutcome =
  | { readonly row: Row; readonly isCreated: boolean }
  | { readonly duplicate: Key };

/** Like {@link FindOrCreateOutcome}, with the row as it is after the merge; `isAmbiguous` where several rows match. */
export type UpsertOutcome = FindOrCreateOutcome | { readonly isAmbiguous: true };

/** Coded failures of a store; anything else that a connector throws is a bug. */
export type ConnectorErrorCode =
  | 'QUOTA_EXCEEDED'
  | 'BLOCKED'
  | 'CLOSED'
  | 'ABORTED'
  | 'UNAVAILABLE'
  | 'UNKNOWN_MODEL'
  | 'INVALID_FILTER'
  | 'INVALID_CALL'
  | 'TOO_LARGE';

export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly code: ConnectorErrorCode;

  constructor(code: ConnectorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * The port between the runtime and a store. Arguments and results are
 * cloneable, so that a connector can live behind a MessagePort; each call is
 * one transaction. Rows come sorted by id (numbers numerically, strings by
 * code unit) where the filter gives no order. Every implementation passes
 * `testing/connectorContract.ts`.
 */
export interface Connector {
  readonly name: string;
  /** Creates the stores and indexes of these models; existing rows stay. Other models are left alone. */
  define(schemas: readonly ModelSchema[]): Promise<void>;
  /** Empties the stores of these models and starts their counters at 1. */
  automigrate(models: readonly string[]): Promise<void>;
  /**
   * Inserts rows, each on its own: a duplicate id affects neither the others nor
   * their transaction. A row without id, or with a falsy one, gets
   * the counter's next number. With `untilDuplicate`, the first taken id is
   * the last outcome, and the rows after it are not stored.
   */
  create(model: string, rows: readonly Row[], mode?: CreateMode): Promise<readonly CreateOutcome[]>;
  find(model: string, filter: ConnectorFilter): Promise<readonly Row[]>;
  count(model: string, where?: Where): Promise<number>;
  /**
   * Writes the row with this id, or the one row without (of an instance whose
   * `fields` left the id out). In a merge, a property given as `undefined` is
   * removed.
   */
  write(model: string, id: Key | null | undefined, row: Row, mode: WriteMode): Promise<WriteOutcome>;
  /** Merges the changes into every matching row (an id in them is left out); returns how many. */
  update(model: string, where: Where | undefined, changes: Row): Promise<number>;
  /** Removes every matching row; returns how many. */
  destroy(model: string, where: Where | undefined): Promise<number>;
  /** Returns the first match of the filter, or inserts the row: one transaction. */
  findOrCreate(model: string, filter: ConnectorFilter, row: Row): Promise<FindOrCreateOutcome>;
  /**
   * Merges the row into the one match (an id in it is left out), inserts it
   * where nothing matches, and changes nothing where several do: one
   * transaction.
   */
  upsertWhere(model: string, where: Where | undefined, row: Row): Promise<UpsertOutcome>;
  /** Closes the resources of the connector; later calls fail with `CLOSED`. */
  disconnect(): Promise<void>;
}
