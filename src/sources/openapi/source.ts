import { countOf } from '../../lib/countOf.ts';
import { type FileProblem, fileProblem } from '../../model/index.ts';
import type { OpenedFiles } from '../openedFiles.ts';
import { looksLikeJson } from '../pasted/looksLikeJson.ts';
import type { LargeFile, ReadFiles, SkippedFile } from '../readFiles.ts';
import { defineSource, type SourceInput, type Steps } from '../source.ts';
import { apiKeyInYaml } from './apiKeyInYaml.ts';
import { createReport } from './createReport.ts';
import { apiFormatOfFile, isYamlPath } from './looksLikeApi.ts';
import { createDrafts } from './models/drafts.ts';
import { addRelations } from './models/relations.ts';
import { writeModels } from './models/writeModels.ts';
import { type ApiOptions, optionsSchema, style } from './options.ts';
import { type ApiDocument, readApiDocument } from './reading/apiDocument.ts';
import { createReading, MOST_SCHEMAS } from './schemas/reading.ts';
import { readValue } from './schemas/values.ts';

/** The models of an API, from OpenAPI, Swagger or JSON Schema. */
export const source = defineSource({ options: optionsSchema, style, readInSteps: readApiInSteps });

function* readApiInSteps(input: SourceInput<ApiOptions>): Steps<OpenedFiles> {
  const { read, options, onProgress } = input;
  const { documents, problems, skipped } = yield* readOnce(input);
  const before = [...read.problems, ...problems];
  const allSkipped = [...read.skipped, ...skipped];
  if (documents.length === 0)
    return { name: null, models: [], modelConfig: null, problems: before, skipped: allSkipped };
  const reading = createReading(documents);
  onProgress?.({ step: 'understanding', done: 0, total: reading.named.length });
  const drafting = yield* createDrafts(reading, options);
  yield* addRelations(drafting);
  const written = yield* writeModels(drafting);
  yield* readOthers(reading);
  const [first] = documents;
  const own = documents.flatMap((document) => document.locate(reading.problemsOf(document)));
  return {
    name: documents.length === 1 && read.isPasted !== true && first ? nameOf(first) : null,
    models: written.models,
    modelConfig: null,
    problems: [
      ...before,
      ...own,
      ...written.problems,
      ...(own.length > 0 ? [] : describeMissing(reading, first)),
      ...describeSpent(reading, first),
    ],
    skipped: allSkipped,
    report: createReport(drafting),
  };
}

interface FoundDocuments {
  readonly documents: readonly ApiDocument[];
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
}

/** The documents of files that have been read: other options need no reading again. */
const known = new WeakMap<ReadFiles, FoundDocuments>();

function* readOnce(input: SourceInput<ApiOptions>): Steps<FoundDocuments> {
  const found = known.get(input.read) ?? (yield* readDocuments(input));
  known.set(input.read, found);
  return found;
}

const MEGABYTE = 1024 * 1024;
/** In characters. YAML takes a hundred times its size while it is read. */
const largest = { json: 50 * MEGABYTE, yaml: 20 * MEGABYTE };

function* readDocuments({ read, openLarge, onProgress }: SourceInput<ApiOptions>): Steps<FoundDocuments> {
  const documents: ApiDocument[] = [];
  const problems: FileProblem[] = [];
  const skipped: SkippedFile[] = [];
  const files = read.files.filter((file) => read.isPasted === true || /\.json$/i.test(file.path));
  const isAlone = files.length + (read.large?.length ?? 0) === 1;
  const add = (path: string, text: string): void => {
    const document = readApiDocument(path, text);
    if (document.ok) documents.push(document.value);
    else problems.push(document.error);
  };
  for (const [index, file] of files.entries()) {
    onProgress?.({ step: 'understanding', done: index, total: files.length });
    if (isAlone || apiFormatOfFile(file) !== null) add(read.isPasted ? pastedApiPath : file.path, file.text);
    else skipped.push({ path: file.path, reason: notAnApi });
    yield;
  }
  for (const file of read.large ?? []) {
    const text = openLarge === undefined ? null : textOf(file, openLarge(file).pieces);
    if (typeof text === 'string' && !isAlone && isYamlPath(file.path) && !mayDescribe(text))
      skipped.push({ path: file.path, reason: notAnApi });
    else if (typeof text === 'string') add(file.path, text);
    else if (text !== null) problems.push(text);
    yield;
  }
  return { documents, problems, skipped };
}

/** The path of a pasted text. */
const pastedApiPath = 'pasted text';
const notAnApi = 'is not an OpenAPI or Swagger document, or a JSON Schema';

/** Many files are YAML: those of containers, of builds. */
const mayDescribe = (text: string): boolean => apiKeyInYaml(text) !== null || looksLikeJson(text);

/** The text of a file that is read in pieces; a problem if it is too large. */
function textOf({ path }: LargeFile, pieces: Iterable<string>): string | FileProblem {
  const most = isYamlPath(path) ? largest.yaml : largest.json;
  const parts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
    if (length > most) {
      const found = isYamlPath(path) ? 'more: save it as JSON, of which 50 MB can be read' : 'more';
      return fileProblem({ path, expected: `at most ${most / MEGABYTE} MB`, found });
    }
    parts.push(piece);
  }
  return parts.join('');
}

/** "shop" of "apis/shop.openapi.json". */
function nameOf({ path }: ApiDocument): string | null {
  const name = path.split('/').at(-1) ?? path;
  return name.replace(/(\.(openapi|swagger|schema))?\.\w+$/i, '') || null;
}

type Reading = ReturnType<typeof createReading>;

/** Reads the schemas that are not models: what is wrong in them is said even where nothing refers to them. */
function* readOthers(reading: Reading): Steps<void> {
  for (const named of reading.named) {
    if (reading.isModel(named)) continue;
    readValue(reading, named);
    yield;
  }
}

/** Without a schema with properties there is nothing to open. */
function describeMissing(
  { named, isModel }: Reading,
  first: ApiDocument | undefined,
): readonly FileProblem[] {
  if (first === undefined || named.some(isModel)) return [];
  const place = { openapi: 'components.schemas', swagger: 'definitions', jsonschema: '$defs' }[first.format];
  const found =
    named.length === 0 ? `none in ${place}` : `${countOf(named.length, 'schema')} without properties`;
  return [fileProblem({ path: first.path, expected: 'schemas of objects', found })];
}

function describeSpent({ isSpent }: Reading, first: ApiDocument | undefined): readonly FileProblem[] {
  if (!isSpent || first === undefined) return [];
  return [
    fileProblem({
      path: first.path,
      expected: `at most ${countOf(MOST_SCHEMAS, 'schema')}`,
      found: 'more: aliases or references repeat them',
    }),
  ];
}
