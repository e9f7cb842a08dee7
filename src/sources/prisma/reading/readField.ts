import type { Token } from '../../text/scanTokens.ts';
import { createTokenReader, type TokenReader } from '../../text/statements.ts';
import type { Statement } from './readBlocks.ts';

/** The value of an argument: `"text"`, `5`, `Cascade`, `now()`, `[a, b]`. */
export type Value =
  | { readonly kind: 'text' | 'word' | 'number'; readonly text: string }
  | { readonly kind: 'call'; readonly text: string; readonly args: readonly Argument[] }
  | { readonly kind: 'list'; readonly items: readonly Value[] };

export interface Argument {
  /** null where it is given by its place. */
  readonly name: string | null;
  readonly value: Value;
}

/** `@id`, `@db.VarChar(30)`; `@@` ones belong to the block. */
export interface Attribute {
  readonly name: string;
  readonly args: readonly Argument[];
}

export interface Field {
  readonly name: string;
  readonly type: string;
  /** The text in Unsupported("…"). */
  readonly unsupported: string | null;
  readonly isList: boolean;
  readonly isOptional: boolean;
  readonly attributes: readonly Attribute[];
  readonly comment: string | null;
  readonly line: number;
}

/** Deeper than any value that people write. */
const DEEPEST = 20;

/** Reads `name Type? @attribute(…)`; null if it is something else. */
export function readField({ tokens, comment, line }: Statement): Field | null {
  const reader = createTokenReader(tokens);
  const [name, type] = [reader.next(), reader.next()];
  if (name?.kind !== 'word' || type?.kind !== 'word') return null;
  let unsupported: string | null = null;
  if (type.text === 'Unsupported') {
    const [only] = readArguments(reader, 0) ?? [];
    if (only?.value.kind !== 'text') return null;
    unsupported = only.value.text;
  }
  let [isList, isOptional] = [false, false];
  if (reader.accept('[')) {
    if (!reader.accept(']')) return null;
    isList = true;
  }
  if (reader.accept('?')) isOptional = true;
  const attributes = readAttributes(reader, false);
  if (attributes === null) return null;
  return { name: name.text, type: type.text, unsupported, isList, isOptional, attributes, comment, line };
}

/** Reads `@@map("orders")`; null if it is something else. */
export function readBlockAttribute({ tokens }: Statement): Attribute | null {
  const [attribute, ...others] = readAttributes(createTokenReader(tokens), true) ?? [];
  return others.length === 0 ? (attribute ?? null) : null;
}

/** Whether a line is an attribute of its block. */
export const isBlockAttribute = ({ tokens: [first, second] }: Statement): boolean =>
  isSign(first, '@') && isSign(second, '@');

const isSign = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'sign' && token.text === text;

/** Reads attributes up to the end; null where there is something else. */
export function readAttributes(reader: TokenReader, isOfBlock: boolean): readonly Attribute[] | null {
  const attributes: Attribute[] = [];
  while (!reader.isAtEnd) {
    if (!reader.accept('@') || (isOfBlock && !reader.accept('@'))) return null;
    const name = readDottedName(reader);
    const args = reader.is('(') ? readArguments(reader, 0) : [];
    if (name === null || args === null) return null;
    attributes.push({ name, args });
  }
  return attributes;
}

function readDottedName(reader: TokenReader): string | null {
  const first = reader.next();
  if (first?.kind !== 'word') return null;
  let name = first.text;
  while (reader.accept('.')) {
    const part = reader.next();
    if (part?.kind !== 'word') return null;
    name += `.${part.text}`;
  }
  return name;
}

function readArguments(reader: TokenReader, depth: number): readonly Argument[] | null {
  if (!reader.accept('(')) return null;
  const args: Argument[] = [];
  while (!reader.accept(')')) {
    const [word, colon] = [reader.peek(), reader.peek(1)];
    const name = word?.kind === 'word' && isSign(colon, ':') ? word.text : null;
    if (name !== null) {
      reader.next();
      reader.next();
    }
    const value = readValue(reader, depth + 1);
    if (value === null) return null;
    args.push({ name, value });
    if (!reader.accept(',') && !reader.is(')')) return null;
  }
  return args;
}

function readValue(reader: TokenReader, depth: number): Value | null {
  if (depth > DEEPEST) return null;
  if (reader.accept('[')) {
    const items: Value[] = [];
    while (!reader.accept(']')) {
      const item = readValue(reader, depth + 1);
      if (item === null) return null;
      items.push(item);
      if (!reader.accept(',') && !reader.is(']')) return null;
    }
    return { kind: 'list', items };
  }
  const token = reader.peek();
  if (token?.kind === 'name') {
    reader.next();
    return { kind: 'text', text: token.text };
  }
  const sign = reader.accept('-') ? '-' : '';
  const text = readDottedName(reader);
  if (text === null) return null;
  if (/^\d/.test(text)) return { kind: 'number', text: `${sign}${text}` };
  if (!reader.is('(')) return { kind: 'word', text };
  const args = readArguments(reader, depth + 1);
  return args === null ? null : { kind: 'call', text, args };
}

/** Returns the argument of a name, or else the first one without. */
export function argumentOf({ args }: Attribute, name: string): Value | undefined {
  const found = args.find((each) => each.name === name) ?? args.find((each) => each.name === null);
  return found?.value;
}

/** The words of a list: `[a, b(sort: Desc)]`. */
export function wordsOf(value: Value | undefined): readonly string[] {
  if (value?.kind === 'word') return [value.text];
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => (item.kind === 'word' || item.kind === 'call' ? [item.text] : []));
}

export const textOf = (value: Value | undefined): string | null =>
  value?.kind === 'text' ? value.text : null;
