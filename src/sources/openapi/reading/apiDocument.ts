import { isJsonObject, type JsonObject } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import { failWith, type Result, succeed } from '../../../lib/result.ts';
import { type FileProblem, fileProblem, withoutByteOrderMark } from '../../../model/index.ts';
import { type ApiFormat, apiFormatOf } from '../looksLikeApi.ts';
import { parseJsonText } from './parseJsonText.ts';
import { parseYaml } from './parseYaml.ts';
import { type ParsedText, type Path, placeKey } from './places.ts';

/** A document that describes an API or its data. */
export interface ApiDocument {
  readonly path: string;
  readonly format: ApiFormat;
  readonly value: JsonObject;
  /** Adds line and column to problems at paths of the document. */
  locate(problems: readonly PlacedProblem[]): readonly FileProblem[];
}

/** A problem at a path of a document. */
export interface PlacedProblem {
  readonly at: Path;
  readonly expected: string;
  readonly found: string;
}

/** Reads a document in JSON or YAML, whatever its name is. */
export function readApiDocument(path: string, source: string): Result<ApiDocument, FileProblem> {
  const text = withoutByteOrderMark(source);
  const parsed = /^\s*[[{]/.test(text) ? parseJsonText(path, text) : parseYaml(path, text);
  if (!parsed.ok) return parsed;
  const { value } = parsed.value;
  const format = apiFormatOf(value);
  if (!isJsonObject(value) || format === null)
    return failWith(
      fileProblem({ path, expected: 'an OpenAPI or Swagger document, or a JSON Schema', found: 'neither' }),
    );
  const version = unknownVersionOf(value);
  if (version !== null)
    return failWith(fileProblem({ path, expected: 'OpenAPI 3 or Swagger 2', found: version }));
  return succeed({ path, format, value, locate: (problems) => locate(path, text, parsed.value, problems) });
}

/** Names a version that is not read, with the way out; null for those that are. */
function unknownVersionOf(document: JsonObject): string | null {
  const versionAt = (key: string): string | null => {
    const version = getOwn(document, key);
    return typeof version === 'string' || typeof version === 'number' ? String(version).slice(0, 40) : null;
  };
  const openapi = versionAt('openapi');
  if (openapi !== null) return /^3(\.|$)/.test(openapi) ? null : `OpenAPI ${openapi}: save it as OpenAPI 3.1`;
  const swagger = versionAt('swagger') ?? versionAt('swaggerVersion');
  return swagger === null || /^2(\.|$)/.test(swagger)
    ? null
    : `Swagger ${swagger}: convert it to Swagger 2 first, for instance with swagger-converter`;
}

function locate(
  path: string,
  text: string,
  parsed: ParsedText,
  problems: readonly PlacedProblem[],
): readonly FileProblem[] {
  if (problems.length === 0) return [];
  const offsets = parsed.offsetsOf(problems.map(({ at }) => at));
  const placed = problems.map((problem) => ({ problem, offset: offsets.get(placeKey(problem.at)) ?? null }));
  const positions = positionsIn(
    text,
    placed.flatMap(({ offset }) => offset ?? []),
  );
  return placed.map(({ problem: { expected, found }, offset }) =>
    fileProblem({ path, expected, found, ...(offset === null ? {} : positions.get(offset)) }),
  );
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines and columns of offsets, in one walk over the lines. */
function positionsIn(text: string, offsets: readonly number[]): ReadonlyMap<number, Position> {
  const positions = new Map<number, Position>();
  let line = 1;
  let start = 0;
  for (const offset of offsets.toSorted((one, other) => one - other)) {
    for (let end = text.indexOf('\n', start); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    positions.set(offset, { line, column: offset - start + 1 });
  }
  return positions;
}
