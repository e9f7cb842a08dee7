import { type FileProblem, fileProblem } from '../../model/index.ts';

interface Foreign {
  /** The first characters, one for each byte. */
  readonly begins: string;
  /** Completes "found …", with the way to a readable file. */
  readonly found: string;
}

const foreignFiles: readonly Foreign[] = [
  {
    begins: 'PGDMP',
    found: 'a dump in PostgreSQL’s own format: write it as SQL with pg_restore -s -f schema.sql (this file)',
  },
  { begins: '\x1f\x8b', found: 'a file packed with gzip: unpack it first (gunzip)' },
  { begins: 'BZh', found: 'a file packed with bzip2: unpack it first (bunzip2)' },
  { begins: '\xfd7zXZ', found: 'a file packed with xz: unpack it first (unxz)' },
  { begins: '\x28\xb5\x2f\xfd', found: 'a file packed with zstd: unpack it first (unzstd)' },
  { begins: 'PK\x03\x04', found: 'a zip: unpack it first' },
  {
    begins: 'SQLite format 3\0',
    found:
      'a database of SQLite itself: write its tables as SQL with sqlite3 (this file) .schema > schema.sql',
  },
  {
    begins: 'TAPE',
    found: 'a backup of SQL Server: restore it, and write its tables as SQL with Generate Scripts',
  },
];

/** Says what a file is that is not SQL, and how to get SQL from it; null if it may be SQL. */
export function describeForeignFile(path: string, beginning: Uint8Array): FileProblem | null {
  const text = String.fromCharCode(...beginning.subarray(0, 64));
  const foreign = foreignFiles.find(({ begins }) => text.startsWith(begins));
  if (foreign !== undefined) return fileProblem({ path, expected: 'SQL', found: foreign.found });
  // UTF-16 has zeros, too; it begins with a mark.
  const isText = !beginning.includes(0) || text.startsWith('\xff\xfe') || text.startsWith('\xfe\xff');
  const found = 'a binary file: let the database write its tables as SQL';
  return isText ? null : fileProblem({ path, expected: 'SQL', found });
}
