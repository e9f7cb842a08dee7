import type { Column, ColumnType } from '../../sql/schema.ts';
import type { Token } from '../../text/scanTokens.ts';
import type { TokenReader } from '../../text/statements.ts';
import type { Element } from './readElements.ts';
import { hasSetting, readDotted, readerFrom, readSettings, type Setting, textIn } from './readParts.ts';

/** A column with its settings. */
export interface ReadColumn {
  readonly column: Column;
  readonly settings: readonly Setting[];
  readonly isPrimary: boolean;
  readonly isUnique: boolean;
  readonly line: number;
}

/**
 * Reads a column: `total decimal(10,2) [not null, default: 0]`; null where it is not one.
 *
 * @param hasBackslashes whether a backslash in a text of the database's SQL is an escape
 */
export function readColumn({ tokens, line }: Element, hasBackslashes: boolean): ReadColumn | null {
  const reader = readerFrom(tokens);
  const [name, ...others] = readDotted(reader) ?? [];
  const type = name === undefined || others.length > 0 ? null : readType(reader);
  if (name === undefined || type === null) return null;
  const settings = readSettings(reader);
  if (!reader.isAtEnd) return null;
  const isPrimary = hasSetting(settings, 'pk', 'primary key');
  const isSerial = /^(big|small)?serial\d?$/.test(type.name);
  const column: Column = {
    name,
    type,
    isRequired: isPrimary || isSerial || hasSetting(settings, 'not null'),
    default: readDefault(settings, hasBackslashes),
    isNumbered: isSerial || hasSetting(settings, 'increment', 'autoincrement'),
    isComputed: false,
    comment: textIn(settings, 'note'),
  };
  return { column, settings, isPrimary, isUnique: hasSetting(settings, 'unique'), line };
}

/** A type in quotes has its arguments in them: "decimal(10,2)[]". */
const quotedType = /^([^()]*?)\s*(?:\(([^()]*)\))?\s*(\[\])?$/;

/** The pattern takes the square of the time. Characters. */
const LONGEST_TYPE = 1000;

/** Reads `decimal(10,2)`, `"character varying"(20)`, `public.kind`, `int[]`, `int[3]`; null where none is written. */
function readType(reader: TokenReader): ColumnType | null {
  const names = readDotted(reader);
  if (names === null) return null;
  const words = [names.at(-1) ?? ''];
  // Without quotes: double precision.
  for (let next = reader.peek(); next?.kind === 'word'; next = reader.peek()) {
    words.push(next.text);
    reader.next();
  }
  const text = words.join(' ');
  const written = text.length > LONGEST_TYPE ? null : quotedType.exec(text);
  const args = reader.is('(') ? readArguments(reader) : (written?.[2]?.split(',') ?? []);
  let isArray = written?.[3] !== undefined;
  while (isBound(reader)) {
    isArray = true;
    while (!reader.accept(']')) reader.next();
  }
  return {
    name: (written?.[1] ?? text).toLowerCase(),
    schema: names.length > 1 ? (names.at(-2) ?? null) : null,
    args: args.map((each) => each.trim()),
    isArray,
  };
}

/** `[]` or `[3]`, and not settings. */
function isBound(reader: TokenReader): boolean {
  if (!reader.is('[')) return false;
  const [first, second] = [reader.peek(1)?.text, reader.peek(2)?.text];
  return first === ']' || (second === ']' && /^\d+$/.test(first ?? ''));
}

function readArguments(reader: TokenReader): readonly string[] {
  const args: string[] = [];
  reader.next();
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (token.kind === 'sign' && token.text === ')') break;
    if (token.kind !== 'sign' || token.text !== ',') args.push(token.text);
  }
  return args;
}

/** The default as the database's SQL writes it; null if there is none. */
function readDefault(settings: readonly Setting[], hasBackslashes: boolean): string | null {
  const value = settings.find(({ key }) => key === 'default')?.value ?? [];
  const [first] = value;
  if (first === undefined) return null;
  const text = value.map((token) => token.text).join('');
  if (isNull(value)) return null;
  if (first.kind !== 'text') return text;
  const escaped = hasBackslashes ? first.text.replaceAll('\\', '\\\\') : first.text;
  return `'${escaped.replaceAll("'", "''")}'`;
}

const isNull = ([first, ...others]: readonly Token[]): boolean =>
  others.length === 0 && first?.kind !== 'text' && /^null$/i.test(first?.text ?? '');
