import type { SqlName } from '../../sql/schema.ts';
import type { Token } from '../../text/scanTokens.ts';
import { createTokenReader, type TokenReader } from '../../text/statements.ts';

/** `[pk, note: 'in full', ref: > users.id]`. */
export interface Setting {
  /** In lower case: "primary key", "default". */
  readonly key: string;
  /** After the colon; empty without one. */
  readonly value: readonly Token[];
}

/** The end of a reference: `public.orders.customer_id`, `orders.(a, b)`. */
export interface Endpoint {
  readonly table: SqlName;
  readonly columns: readonly string[];
}

const isName = (token: Token | undefined): token is Token => token?.kind === 'word' || token?.kind === 'name';

/** Reads names with dots between them; null where there is none. */
export function readDotted(reader: TokenReader): readonly string[] | null {
  const names: string[] = [];
  do {
    const token = reader.peek();
    if (!isName(token)) return null;
    names.push(token.text);
    reader.next();
  } while (reader.peek(1)?.text !== '(' && reader.accept('.'));
  return names;
}

/** Reads `schema.table`; null where there is no name. */
export function readTableName(reader: TokenReader): SqlName | null {
  const names = readDotted(reader);
  const name = names?.at(-1);
  return name === undefined ? null : { schema: names?.at(-2) ?? null, name };
}

/** Reads the end of a reference; null where there is none. */
export function readEndpoint(reader: TokenReader): Endpoint | null {
  const names = readDotted(reader);
  if (names === null) return null;
  const isComposite = reader.is('.') && reader.peek(1)?.text === '(';
  if (isComposite) reader.next();
  const columns = isComposite ? readNameList(reader) : [names.at(-1) ?? ''];
  const path = isComposite ? names : names.slice(0, -1);
  const table = path.at(-1);
  if (table === undefined || columns === null) return null;
  return { table: { schema: path.at(-2) ?? null, name: table }, columns };
}

/** Reads `(a, b)`; null where something else is in it. */
export function readNameList(reader: TokenReader): readonly string[] | null {
  if (!reader.accept('(')) return null;
  const names: string[] = [];
  while (!reader.accept(')')) {
    const token = reader.next();
    if (!isName(token)) return null;
    names.push(token.text);
    if (!reader.is(')') && !reader.accept(',')) return null;
  }
  return names;
}

/** Reads settings in brackets; none where there are none. */
export function readSettings(reader: TokenReader): readonly Setting[] {
  if (!reader.accept('[')) return [];
  const settings: Setting[] = [];
  let tokens: Token[] = [];
  let depth = 0;
  const finish = (): void => {
    if (tokens.length > 0) settings.push(toSetting(tokens));
    tokens = [];
  };
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    const sign = token.kind === 'sign' ? token.text : '';
    if (depth === 0 && sign === ']') break;
    if (sign === '(' || sign === '[') depth += 1;
    if (sign === ')' || sign === ']') depth -= 1;
    if (depth === 0 && sign === ',') finish();
    else tokens.push(token);
  }
  finish();
  return settings;
}

function toSetting(tokens: readonly Token[]): Setting {
  const colon = tokens.findIndex(({ kind, text }) => kind === 'sign' && text === ':');
  const key = colon < 0 ? tokens : tokens.slice(0, colon);
  return {
    key: key.map(({ text }) => text.toLowerCase()).join(' '),
    value: colon < 0 ? [] : tokens.slice(colon + 1),
  };
}

/** The text of a setting: `note: 'in full'`. */
export function textIn(settings: readonly Setting[], key: string): string | null {
  const value = settings.find((setting) => setting.key === key)?.value[0];
  return value?.kind === 'text' ? value.text || null : null;
}

export const hasSetting = (settings: readonly Setting[], ...keys: readonly string[]): boolean =>
  settings.some(({ key }) => keys.includes(key));

/** Reads the tokens of an element from a place on. */
export const readerFrom = (tokens: readonly Token[], at = 0): TokenReader =>
  createTokenReader(at === 0 ? tokens : tokens.slice(at));
