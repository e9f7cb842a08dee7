import { looksLikeDbml } from './dbml/looksLikeDbml.ts';
import { endings } from './endings.ts';
import { isOtherFile } from './loopback3/projectPath.ts';
import { isPastedLoopBack4, looksLikeLoopBack4 } from './loopback4/looksLikeLoopBack4.ts';
import {
  type ApiFormat,
  apiFormatOfFile,
  apiFormatOfPasted,
  isYamlPath,
  mayBeModel,
} from './openapi/looksLikeApi.ts';
import { looksLikePrisma } from './prisma/looksLikePrisma.ts';
import { looksLikeProjectFile } from './project/looksLikeProjectFile.ts';
import type { ReadFiles, TextFile } from './readFiles.ts';
import { looksLikeSql } from './sql/looksLikeSql.ts';

/**
 * Everything that can become a project. The first source that recognises the files
 * reads them. The folder of the same name has the source in its source.ts, and
 * nothing of that is loaded before it is first used.
 */
export const sourceEntries = [
  {
    id: 'project',
    label: 'Project of the designer',
    endings: endings.project,
    recognises: ({ files }) => files.some(looksLikeProjectFile),
  },
  // Before SQL: the migrations of Prisma are SQL beside its schema.
  {
    id: 'prisma',
    label: 'Prisma schema',
    thread: 'large',
    endings: endings.prisma,
    recognises: (read) => isSchema(read, endings.prisma, looksLikePrisma),
  },
  {
    id: 'dbml',
    label: 'Database schema (DBML)',
    thread: 'large',
    endings: endings.dbml,
    recognises: (read) => isSchema(read, endings.dbml, looksLikeDbml),
  },
  {
    id: 'sql',
    label: 'Database schema (SQL)',
    thread: 'large',
    endings: endings.sql,
    recognises: (read) => isSchema(read, endings.sql, looksLikeSql),
  },
  {
    id: 'loopback4',
    label: 'LoopBack 4 models',
    thread: 'always',
    endings: endings.loopback4,
    recognises: ({ files, isPasted }) => {
      if (isPasted === true) return files.some(({ text }) => isPastedLoopBack4(text));
      const scripts = files.filter(({ path }) => isScript(path));
      // Beside model files in JSON they may be those of the client.
      const isAlone = files.every(({ path }) => isScript(path) || isOtherFile(path));
      return scripts.length > 0 && (isAlone || scripts.some(({ text }) => looksLikeLoopBack4(text)));
    },
  },
  {
    id: 'openapi',
    label: 'API (OpenAPI, Swagger)',
    thread: 'always',
    endings: endings.openapi,
    recognises: (read) => describes(read, ['openapi', 'swagger']) || isOnlyLarge(read),
  },
  {
    id: 'jsonschema',
    label: 'JSON Schema',
    thread: 'always',
    endings: endings.jsonschema,
    recognises: (read) => describes(read, ['jsonschema']),
  },
  {
    id: 'pasted',
    label: 'Pasted JSON',
    endings: endings.pasted,
    recognises: ({ isPasted }) => isPasted === true,
  },
  // The last one: it says of every other file why it is not opened.
  { id: 'loopback3', label: 'LoopBack 3 models', endings: endings.loopback3, recognises: () => true },
] as const satisfies readonly SourceEntry[];

export type SourceId = (typeof sourceEntries)[number]['id'];

interface SourceEntry {
  /** The name of the folder. */
  readonly id: string;
  readonly label: string;
  /** How the names of its files end. */
  readonly endings: readonly string[];
  /** Which files are read in a thread of their own: large ones, or all, because reading takes long. */
  readonly thread?: 'large' | 'always';
  /** Whether it reads these files, by their names and how they begin. */
  recognises(read: ReadFiles): boolean;
}

const isScript = (path: string): boolean => /\.ts$/i.test(path);

/** Whether a source reads files in a thread of its own, because reading them may take long. */
export function readsInThread(id: SourceId, { large = [] }: ReadFiles): boolean {
  const entry: SourceEntry | undefined = sourceEntries.find((each) => each.id === id);
  return entry?.thread === 'always' || (entry?.thread === 'large' && large.length > 0);
}

const hasEnding = (path: string, ends: readonly string[]): boolean =>
  ends.some((end) => path.toLowerCase().endsWith(end));

/** Whether files describe the tables of a database: a pasted text looks so, files have the ending and no models beside them. */
function isSchema(
  { files, large = [], isPasted }: ReadFiles,
  ends: readonly string[],
  looksLike: (text: string) => boolean,
): boolean {
  if (isPasted === true) return files.some(({ text }) => looksLike(text));
  return (
    large.some(({ path, ending = path }) => hasEnding(ending, ends)) &&
    files.every(({ path }) => isOtherFile(path))
  );
}

/** Whether files describe an API or its data, and are not those of a project that has models, too. */
function describes({ files, isPasted }: ReadFiles, formats: readonly ApiFormat[]): boolean {
  const formatOf = (file: TextFile): ApiFormat | null =>
    isPasted === true ? apiFormatOfPasted(file.text) : apiFormatOfFile(file);
  const hasFormat = (file: TextFile): boolean => formats.some((format) => format === formatOf(file));
  return files.some(hasFormat) && (isPasted === true || !files.some(mayBeModel));
}

/** What describes an API in YAML, or is larger than any model, is read in pieces. */
const isOnlyLarge = ({ files, large = [] }: ReadFiles): boolean =>
  large.length > 0 && !files.some(mayBeModel);

/** Whether a file is read in pieces. */
export function isLargeFile(path: string): boolean {
  return hasEnding(path, [...endings.sql, ...endings.prisma, ...endings.dbml]) || isYamlPath(path);
}

/** Returns the source that reads these files. */
export function recogniseSource(read: ReadFiles): SourceId {
  return sourceEntries.find(({ recognises }) => recognises(read))?.id ?? 'loopback3';
}
