import { countOf } from '../../lib/countOf.ts';
import { type FileProblem, fileProblem } from '../../model/index.ts';
import type { OpenedFiles } from '../openedFiles.ts';
import type { LargeFile, ReadFiles } from '../readFiles.ts';
import { defineSource, type SourceInput, type Steps } from '../source.ts';
import { describeForeignFile } from './describeForeignFile.ts';
import { openTables } from './openTables.ts';
import { optionsSchema, type SqlOptions, style } from './options.ts';
import { type ReadSchema, readSchema, type SqlText } from './reading/readSchema.ts';

/** The tables of a database, from the SQL that creates them. */
export const source = defineSource({ options: optionsSchema, style, readInSteps: readSqlInSteps });

function* readSqlInSteps(input: SourceInput<SqlOptions>): Steps<OpenedFiles> {
  const { read, options, openLarge } = input;
  const foreign: FileProblem[] = [];
  const texts: SqlText[] = sqlFilesOf(read).map(({ path, text }) => ({ path, pieces: [text] }));
  const { sql, others } = largeFilesOf(read);
  const skipped = [...read.skipped, ...others.map(({ path }) => ({ path, reason: 'is not SQL' }))];
  for (const file of sql) {
    const opened = openLarge?.(file);
    const problem = opened && describeForeignFile(file.path, opened.beginning);
    if (problem) foreign.push(problem);
    else if (opened) texts.push({ path: file.path, pieces: opened.pieces });
  }
  const before = [...read.problems, ...foreign];
  const [first] = texts;
  if (first === undefined) return { name: null, models: [], modelConfig: null, problems: before, skipped };
  const found = yield* readOnce(read, texts, options);
  const paths = texts.map(({ path }) => path);
  const problems = describeMissingTables(found, first.path);
  const opened = yield* openTables({ found, paths, problems, skipped }, input);
  return { ...opened, problems: [...before, ...opened.problems] };
}

/** The files beside a dump, such as a package.json, hold no tables. */
function sqlFilesOf({ files, isPasted }: ReadFiles): ReadFiles['files'] {
  return isPasted === true ? files : files.filter(({ path }) => !/\.(json|js)$/i.test(path));
}

/** YAML is read in pieces as well; beside a dump it is that of something else. */
function largeFilesOf({ large = [] }: ReadFiles) {
  const isYaml = ({ path }: LargeFile): boolean => /\.ya?ml$/i.test(path);
  const hasSql = large.some((file) => !isYaml(file));
  return {
    sql: hasSql ? large.filter((file) => !isYaml(file)) : large,
    others: hasSql ? large.filter(isYaml) : [],
  };
}

/** The tables of files that have been read: other options need no reading again. */
const known = new WeakMap<ReadFiles, Map<SqlOptions['dialect'], ReadSchema>>();

function* readOnce(read: ReadFiles, texts: readonly SqlText[], { dialect }: SqlOptions): Steps<ReadSchema> {
  const byDialect = known.get(read) ?? new Map<SqlOptions['dialect'], ReadSchema>();
  known.set(read, byDialect);
  const found = byDialect.get(dialect) ?? (yield* readSchema(texts, dialect === 'auto' ? null : dialect));
  byDialect.set(dialect, found);
  return found;
}

/** Without a table there is nothing to open. */
function describeMissingTables({ schema, inserts }: ReadSchema, path: string): readonly FileProblem[] {
  if (schema.tables.length > 0 || schema.problems.length > 0) return [];
  const rows =
    inserts === 0 ? 'no CREATE TABLE' : `${countOf(inserts, 'statement')} with rows, no CREATE TABLE`;
  const found = `${rows}: let the database write the structure as well (pg_dump --schema-only, mysqldump --no-data, .schema)`;
  return [fileProblem({ path, expected: 'the tables of a database in SQL', found })];
}
