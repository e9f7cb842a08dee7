import type { DialectId } from './schema.ts';

/** How a database writes SQL, as far as reading its tables needs it. */
export interface Dialect {
  readonly id: DialectId;
  readonly label: string;
  /** Whether a backslash in a string escapes the next character. */
  readonly hasBackslashes: boolean;
  /** Whether "x" is a string. */
  readonly hasDoubleQuotedStrings: boolean;
  readonly hasBackticks: boolean;
  readonly hasBrackets: boolean;
  readonly hasHashComments: boolean;
  readonly hasNestedComments: boolean;
  /** Whether `/*!40101 … *\/` is code. */
  readonly hasVersionComments: boolean;
  /** Whether $tag$ quotes a text. */
  readonly hasDollarQuotes: boolean;
  /** Whether a statement may end without a semicolon, before the next one or GO. */
  readonly hasBatches: boolean;
  /** Whether names without quotes are stored in lower case. */
  readonly foldsNames: boolean;
  /** Whether names that differ only in case are the same. */
  readonly ignoresCase: boolean;
  /** Whether KEY and INDEX begin an index in the list of columns. */
  readonly hasInlineIndexes: boolean;
  /** Whether `INTEGER PRIMARY KEY` numbers the rows. */
  readonly numbersIntegerKeys: boolean;
  /** The schema that names without one are in. */
  readonly usualSchema: string | null;
  /** What its text has and others do not. */
  readonly marks: readonly RegExp[];
}

const plain = {
  hasBackslashes: false,
  hasDoubleQuotedStrings: false,
  hasBackticks: false,
  hasBrackets: false,
  hasHashComments: false,
  hasNestedComments: false,
  hasVersionComments: false,
  hasDollarQuotes: false,
  hasBatches: false,
  foldsNames: false,
  ignoresCase: true,
  hasInlineIndexes: false,
  numbersIntegerKeys: false,
  usualSchema: null,
};

export const dialects: Readonly<Record<DialectId, Dialect>> = {
  postgresql: {
    ...plain,
    id: 'postgresql',
    label: 'PostgreSQL',
    hasNestedComments: true,
    hasDollarQuotes: true,
    foldsNames: true,
    ignoresCase: false,
    usualSchema: 'public',
    marks: [
      // A comment that names the database, as dumps begin with.
      /^--.*\bPostgreSQL\b/im,
      /^\\(restrict|connect)\b/m,
      /\bFROM stdin;/i,
      /::\s*\w/,
      /\$\$/,
      /\bpublic\s*\.\s*["\w]/i,
      /\b(big|small)?serial\b(?!\s+default)/i,
      /\bcharacter varying\b/i,
      /\btimestamptz\b|\btimestamp with(out)? time zone\b/i,
      /\bOWNER TO\b/i,
      /\b(jsonb|bytea|uuid)\b/i,
      /\bGENERATED\s+(ALWAYS|BY\s+DEFAULT)\s+AS\s+IDENTITY\b/i,
      /\bALTER\s+TABLE\s+ONLY\b/i,
      /\b(CREATE\s+EXTENSION|pg_catalog|nextval\s*\()/i,
      /\bCREATE\s+(TYPE|DOMAIN)\b/i,
      /\b(PARTITION\s+OF|INHERITS)\b/i,
    ],
  },
  mysql: {
    ...plain,
    id: 'mysql',
    label: 'MySQL or MariaDB',
    hasBackslashes: true,
    hasDoubleQuotedStrings: true,
    hasBackticks: true,
    hasHashComments: true,
    hasVersionComments: true,
    hasInlineIndexes: true,
    marks: [
      /^--.*\b(MySQL|MariaDB)\b/im,
      /`/,
      /\bENGINE\s*=/i,
      /\/\*M?!\d/,
      /\bAUTO_INCREMENT\b/i,
      /\b(LOCK|UNLOCK) TABLES\b/i,
      /^DELIMITER\s/im,
      /\bDEFAULT CHARSET\b|\bCHARACTER SET\b/i,
      /\b(tiny|medium)int\b|\bunsigned\b|\b(medium|long)text\b/i,
      /\benum\s*\(\s*'/i,
      /\bON UPDATE CURRENT_TIMESTAMP\b/i,
    ],
  },
  sqlite3: {
    ...plain,
    id: 'sqlite3',
    label: 'SQLite',
    hasBackticks: true,
    hasBrackets: true,
    numbersIntegerKeys: true,
    marks: [
      /^--.*\bSQLite\b/im,
      /\bAUTOINCREMENT\b/i,
      /^[ \t]*PRAGMA\b/im,
      /\bsqlite_sequence\b/i,
      /\bWITHOUT\s+ROWID\b/i,
      /\bINTEGER\s+(NOT\s+NULL\s+)?PRIMARY\s+KEY\b/i,
    ],
  },
  mssql: {
    ...plain,
    id: 'mssql',
    label: 'SQL Server',
    hasBrackets: true,
    hasNestedComments: true,
    hasBatches: true,
    usualSchema: 'dbo',
    marks: [
      /^--.*\bSQL Server\b/im,
      /^[ \t]*GO[ \t]*\r?$/im,
      /\[\w[^\]\n]*\]\s*\.\s*\[/,
      /\[(?:int|bigint|nvarchar|varchar|datetime2?|bit|decimal|uniqueidentifier)\]/i,
      /\bIDENTITY\s*(\(|NOT|PRIMARY|,)/i,
      /\bN'/,
      /\b(nvarchar|uniqueidentifier|datetime2|rowversion|ntext)\b/i,
      /\bdbo\s*\.\s*[["\w]/i,
      /\b(NON)?CLUSTERED\b/i,
    ],
  },
  // It has no SQL.
  mongodb: { ...plain, id: 'mongodb', label: 'MongoDB', ignoresCase: false, marks: [] },
};

/**
 * Tells the dialect from the beginning of a text: the one with most marks. Without
 * any, or with as many of two, PostgreSQL, which reads the standard.
 */
export function detectDialect(beginning: string): { readonly dialect: Dialect; readonly isGuess: boolean } {
  const scores = Object.values(dialects)
    .map((dialect) => ({ dialect, score: dialect.marks.filter((mark) => mark.test(beginning)).length }))
    .toSorted((one, other) => other.score - one.score);
  const [first, second] = scores;
  const isGuess = first === undefined || first.score === 0 || first.score === second?.score;
  return { dialect: first === undefined || first.score === 0 ? dialects.postgresql : first.dialect, isGuess };
}
