import { type FileProblem, fileProblem } from '../model/index.ts';
import {
  apiKeyInYaml,
  looksLikeDbml,
  looksLikeJson,
  looksLikePrisma,
  looksLikeSql,
} from '../sources/index.ts';
import { encodingOf } from './largeText.ts';

/** The beginning of a file, which says what it is. Bytes. */
export const LOOKED_AT = 64 * 1024;

/** What begins so is not text, and the source of SQL says how to get SQL from it. */
const dumps = ['PGDMP', 'SQLite format 3\0', '\x1f\x8b', 'TAPE'];

/** What reads YAML reads JSON as well. */
const apiInJson = /^\uFEFF?\s*\{.*"(?:openapi|swagger|swaggerVersion|\$schema|\$defs|definitions)"\s*:/s;

/** Returns the ending that a file with another one, or none, should have by its content; null if nothing can be read from it. */
export function endingByContent(beginning: Uint8Array): string | null {
  const first = String.fromCharCode(...beginning.subarray(0, 16));
  if (dumps.some((dump) => first.startsWith(dump))) return '.sql';
  const text = new TextDecoder(encodingOf(beginning)).decode(beginning);
  if (looksLikePrisma(text)) return '.prisma';
  if (looksLikeDbml(text)) return '.dbml';
  if (looksLikeSql(text) || isDump(text)) return '.sql';
  return apiKeyInYaml(text) !== null || apiInJson.test(text) ? '.yaml' : null;
}

/** A dump may begin with the rows of many tables. */
const isDump = (text: string): boolean =>
  /^-- (?:PostgreSQL database dump|(?:MySQL|MariaDB) dump)|^PRAGMA foreign_keys\s*=|^SET ANSI_NULLS ON/im.test(
    text,
  );

/** Says what can be read, of a file whose name and content say nothing. */
export function unknownFile(path: string, beginning: Uint8Array): FileProblem {
  const isJson = looksLikeJson(new TextDecoder().decode(beginning));
  const found = isJson ? 'JSON that describes no API: give a model the ending .json' : 'something else';
  return fileProblem({
    path,
    expected: 'models in JSON, SQL, DBML, a Prisma schema, an API in JSON or YAML, or a zip',
    found: beginning.length === 0 ? 'an empty file' : found,
  });
}
