/** The name of a table or type; without a schema where the text gives none. */
export interface SqlName {
  readonly schema: string | null;
  readonly name: string;
}

/** A column's type as it is written: `numeric(10,2)` has the name `numeric` and the arguments `10` and `2`. */
export interface ColumnType {
  /** In lower case, of one or several words: `character varying`. "" where the text gives none. */
  readonly name: string;
  /** The schema of a type that someone made. */
  readonly schema: string | null;
  /** The arguments; the values of an enum without their quotes. */
  readonly args: readonly string[];
  readonly isArray: boolean;
}

export interface Column {
  readonly name: string;
  /** What the text itself calls it beside the name in the database, as Prisma does. */
  readonly givenName?: string;
  type: ColumnType;
  isRequired: boolean;
  /** The default as it is written; null if there is none. */
  default: string | null;
  /** Whether the database numbers its rows: serial, identity, auto_increment. */
  isNumbered: boolean;
  /** Whether it is computed from other columns. */
  isComputed: boolean;
  comment: string | null;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: SqlName;
  /** Empty for the primary key. */
  readonly to: readonly string[];
  /** The names of relations that the text gives, as Prisma does. */
  readonly names?: RelationNames;
  readonly line: number;
}

/** What a text calls the relations that a foreign key stands for. */
export interface RelationNames {
  /** On the side that holds the key. */
  readonly own?: string;
  /** On the side that the key points at. */
  readonly other?: string;
  /** On the side that the key points at, through this table to the one that its other key points at. */
  readonly through?: string;
}

/** A table that gets its columns from another one. */
export interface TableParent {
  readonly table: SqlName;
  readonly kind: 'partition' | 'inherits' | 'like';
}

export interface Table {
  id: SqlName;
  /** What the text itself calls it beside the name in the database, as Prisma does. */
  givenName?: string;
  readonly kind: 'table' | 'view';
  /** In their order. */
  columns: Column[];
  primaryKey: readonly string[];
  /** The columns of each unique constraint and index; those of expressions and of a part of the rows are left out. */
  uniques: (readonly string[])[];
  foreignKeys: ForeignKey[];
  parents: TableParent[];
  comment: string | null;
  /** SQLite: whether an INTEGER key has a number only where one is given. */
  isWithoutRowid?: true;
  readonly line: number;
}

/** A part of the text that could not be read, for people. */
export interface SqlProblem {
  readonly path: string;
  readonly line: number;
  /** Completes "expected …". */
  readonly expected: string;
  /** Completes "found …". */
  readonly found: string;
}

/** The tables of a database, read from the text that creates them. */
export interface Schema {
  readonly dialect: DialectId;
  readonly tables: readonly Table[];
  /** The values of each enum, and the type of each domain, by `keyOf` their names. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly problems: readonly SqlProblem[];
  /** What to know: what was left out on purpose, in whole sentences. */
  readonly notices: readonly string[];
}

export interface Domain {
  readonly type: ColumnType;
  readonly isRequired: boolean;
  readonly default: string | null;
}

/** The databases whose SQL is read, by the names of LoopBack's connectors. */
export const dialectIds = ['postgresql', 'mysql', 'sqlite3', 'mssql'] as const;

/** The databases whose tables are read; the collections of MongoDB from a Prisma schema only. */
export type DialectId = (typeof dialectIds)[number] | 'mongodb';

/** Returns the key under which a type is found. */
export function keyOf({ schema, name }: SqlName): string {
  return `${schema ?? ''}.${name}`.toLowerCase();
}
