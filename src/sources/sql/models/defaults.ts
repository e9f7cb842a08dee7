import type { JsonValue } from '../../../lib/json.ts';

/** What LoopBack can do about a default of the database. */
export type DefaultFacts =
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** The name of one of LoopBack's functions. */
  | { readonly kind: 'function'; readonly name: 'now' | 'uuid' | 'uuidv4' }
  /** The database numbers the rows. */
  | { readonly kind: 'numbered' }
  /** Only the database can work it out. */
  | { readonly kind: 'left' };

const stringLiteral = /^(?:[nebx]|_\w+)? ?'((?:[^']|'')*)'(?:::[\w\s."]+(?:\(\d+\))?(?:\[\])?)?$/i;
const numberLiteral = /^[+-]?\s*(\d+(?:\.\d*)?|\.\d+)$/;
const nowCalls =
  /^(now\(\)|current_timestamp(\(\d*\))?|current_date(\(\))?|localtimestamp(\(\d*\))?|localtime|getdate\(\)|getutcdate\(\)|sysdatetime\(\)|sysutcdatetime\(\)|sysdatetimeoffset\(\)|curdate\(\)|datetime\('now'\)|date\('now'\)|'now'::.*|clock_timestamp\(\)|transaction_timestamp\(\)|statement_timestamp\(\)|timezone\('utc'::text, now\(\)\))$/i;
const uuidCalls: readonly (readonly [name: 'uuid' | 'uuidv4', calls: RegExp])[] = [
  ['uuidv4', /^((\w+\.)?(gen_random_uuid|uuid_generate_v4|uuidv4)\(\)|newid\(\))$/i],
  ['uuid', /^((\w+\.)?uuid_generate_v1(mc)?\(\)|uuid\(\)|newsequentialid\(\))$/i],
];

/**
 * Reads a default as the database writes it.
 *
 * @param type the type of the property
 */
export function readDefaultFacts(text: string, type: JsonValue): DefaultFacts {
  const plain = withoutBrackets(text.trim());
  if (/^(pg_catalog\.)?nextval\(/i.test(plain) || /^next value for\b/i.test(plain))
    return { kind: 'numbered' };
  const uuid = uuidCalls.find(([, calls]) => calls.test(plain));
  if (uuid !== undefined) return { kind: 'function', name: uuid[0] };
  if (type === 'date') return nowCalls.test(plain) ? { kind: 'function', name: 'now' } : { kind: 'left' };
  const literal = readLiteral(plain);
  const value = literal === null ? null : convert(literal, type);
  return value === null ? { kind: 'left' } : { kind: 'value', value };
}

/** SQL Server writes ((7)) and (getdate()). */
function withoutBrackets(text: string): string {
  let plain = text;
  for (let depth = 0; depth < 20 && plain.startsWith('(') && closes(plain); depth += 1)
    plain = plain.slice(1, -1).trim();
  return plain;
}

/** Whether the first bracket is closed by the last one. */
function closes(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}

function readLiteral(text: string): string | null {
  const quoted = stringLiteral.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  const withoutCast = text.replace(/::[\w\s]+$/, '');
  if (numberLiteral.test(withoutBrackets(withoutCast)))
    return withoutBrackets(withoutCast).replaceAll(' ', '');
  return /^(true|false)$/i.test(text) ? text.toLowerCase() : null;
}

/** Converts a literal to a value of the property's type; null if it is none. */
function convert(literal: string, type: JsonValue): JsonValue | null {
  if (type === 'string' || type === 'any') return literal;
  if (type === 'number') return numberLiteral.test(literal) ? Number(literal) : null;
  if (type !== 'boolean') return null;
  if (/^(1|t|true|yes|on|y)$/i.test(literal)) return true;
  return /^(0|f|false|no|off|n)$/i.test(literal) ? false : null;
}
