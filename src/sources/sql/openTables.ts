import { type FileProblem, fileProblem } from '../../model/index.ts';
import type { OpenedFiles } from '../openedFiles.ts';
import type { LargeFile, LargeText, SkippedFile } from '../readFiles.ts';
import type { SourceInput, Steps } from '../source.ts';
import { createReport } from './createReport.ts';
import { createDrafts } from './models/drafts.ts';
import { guessKeys } from './models/guessKeys.ts';
import { addRelations } from './models/relations.ts';
import { writeModels } from './models/writeModels.ts';
import type { SqlOptions } from './options.ts';
import type { ReadSchema } from './reading/readSchema.ts';
import type { DialectId } from './schema.ts';

/** What was read before models are made of it. */
export interface FoundTables {
  readonly found: ReadSchema;
  /** The paths of the texts; at least one. */
  readonly paths: readonly string[];
  /** What could not be read apart from the tables. */
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
}

/** Makes models of tables, whatever language they were read from. */
export function* openTables(
  { found: asRead, paths, problems: before, skipped }: FoundTables,
  { read, options, onProgress }: SourceInput<SqlOptions>,
): Steps<OpenedFiles> {
  const [first = ''] = paths;
  const found = options.guessKeys ? { ...asRead, schema: guessKeys(asRead.schema) } : asRead;
  onProgress?.({ step: 'understanding', done: 0, total: found.schema.tables.length });
  const drafting = yield* createDrafts(found.schema, options);
  yield* addRelations(drafting);
  const { models, problems } = yield* writeModels(drafting, first);
  return {
    name: paths.length === 1 && read.isPasted !== true ? nameOf(first) : null,
    models,
    modelConfig: null,
    problems: [
      ...found.schema.problems.map(({ line, ...rest }) => fileProblem({ ...rest, line, column: 1 })),
      ...before,
      ...problems,
    ],
    skipped,
    report: createReport(found, drafting),
  };
}

/** "shop" of "dumps/shop.sql". */
function nameOf(path: string): string | null {
  return (path.split('/').at(-1) ?? path).replace(/\.\w+$/, '') || null;
}

interface SchemaLanguage {
  /** The ending of its files, with the dot. */
  readonly ending: string;
  /** What its texts hold, for a sentence: "tables in DBML". */
  readonly content: string;
  /** Reads the tables of its texts; a step for each part. */
  read(texts: readonly WholeText[], dialect: DialectId | null): Steps<ReadSchema>;
}

/** Makes models of the texts of a language for schemas. */
export function* openSchemaTexts(
  { ending, content, read: readTexts }: SchemaLanguage,
  input: SourceInput<SqlOptions>,
): Steps<OpenedFiles> {
  const { read, options } = input;
  const { texts, problems, skipped } = readSchemaTexts(input, ending);
  const before = [...read.problems, ...problems];
  const allSkipped = [...read.skipped, ...skipped];
  const [first] = texts;
  if (first === undefined)
    return { name: null, models: [], modelConfig: null, problems: before, skipped: allSkipped };
  const found = yield* readTexts(texts, options.dialect === 'auto' ? null : options.dialect);
  const isEmpty = found.schema.tables.length === 0 && found.schema.problems.length === 0;
  const missing = fileProblem({ path: first.path, expected: content, found: 'none' });
  return yield* openTables(
    {
      ...{ found, paths: texts.map(({ path }) => path), skipped: allSkipped },
      problems: isEmpty ? [...before, missing] : before,
    },
    input,
  );
}

/** A text that was read as a whole. */
export interface WholeText {
  readonly path: string;
  readonly text: string;
}

/** Far more than any schema that people write. Characters. */
const LONGEST_TEXT = 20 * 1024 * 1024;

/** The texts of a language for schemas, and why other files are not read. */
interface SchemaTexts {
  readonly texts: readonly WholeText[];
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
}

/**
 * Returns the texts with an ending as a whole; all where none has it, because somebody chose the source.
 *
 * @param ending with its dot: ".prisma"
 */
function readSchemaTexts(
  { read, openLarge }: Pick<SourceInput<unknown>, 'read' | 'openLarge'>,
  ending: string,
): SchemaTexts {
  if (read.isPasted === true)
    return {
      texts: read.files.map(({ text }) => ({ path: `pasted${ending}`, text })),
      problems: [],
      skipped: [],
    };
  const large = read.large ?? [];
  const isOwn = ({ path }: { readonly path: string }): boolean => path.toLowerCase().endsWith(ending);
  const wanted = large.some(isOwn) ? large.filter(isOwn) : large;
  const texts: WholeText[] = read.files.filter(isOwn);
  const problems: FileProblem[] = [];
  for (const file of wanted) {
    const text = openLarge === undefined ? null : textOf(file, openLarge(file));
    if (typeof text === 'string') texts.push({ path: file.path, text });
    else if (text !== null) problems.push(text);
  }
  const reason = `is not a ${ending} file`;
  const skipped = large.filter((file) => !wanted.includes(file)).map(({ path }) => ({ path, reason }));
  return { texts, problems, skipped };
}

function textOf({ path }: LargeFile, { beginning, pieces }: LargeText): string | FileProblem {
  const isUtf16 = beginning[0] === 0xff || beginning[0] === 0xfe;
  if (beginning.includes(0) && !isUtf16)
    return fileProblem({ path, expected: 'text', found: 'a binary file' });
  const parts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
    if (length > LONGEST_TEXT)
      return fileProblem({ path, expected: `at most ${LONGEST_TEXT / 1024 / 1024} MB`, found: 'more' });
    parts.push(piece);
  }
  return parts.join('');
}
