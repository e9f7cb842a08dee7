import type { SyntaxNode } from '@lezer/common';
import type { JsonValue } from '../../../lib/json.ts';
import { childrenOf, type Script, textOf, wordsOf } from './script.ts';

/** Code in the place of a value: nothing is run. */
export class Code {
  /** The code in one short line. */
  readonly words: string;
  /** Its place in the text. */
  readonly at: number;
  /** The class that it names: of `Order`, `() => Order`. */
  readonly className: string | null;
  /** What it calls: "Date" of `new Date()` and of `() => new Date()`, "uuid" of `uuid()`; null if it has arguments. */
  readonly calls: string | null;

  constructor(words: string, at: number, names: { className?: string | null; calls?: string | null } = {}) {
    this.words = words;
    this.at = at;
    this.className = names.className ?? null;
    this.calls = names.calls ?? null;
  }
}

/** A value as it is written. The members of an object are in a map, because their names are anything. */
export type Value = null | boolean | number | string | readonly Value[] | ObjectValue | Code;
export type ObjectValue = ReadonlyMap<string, Value>;

export const isObjectValue = (value: Value | undefined): value is ObjectValue => value instanceof Map;

/** Far deeper than any settings. */
const DEEPEST = 50;

/** Reads an expression; undefined for `undefined`. */
export function readValue(script: Script, node: SyntaxNode, depth = 0): Value | undefined {
  const text = (): string => textOf(script, node);
  if (depth > DEEPEST) return codeOf(script, node);
  switch (node.name) {
    case 'String':
      return unquoted(text());
    case 'TemplateString':
      return node.getChild('Interpolation') === null ? unquoted(text()) : codeOf(script, node);
    case 'Number':
      return numberOf(text()) ?? codeOf(script, node);
    case 'BooleanLiteral':
      return text() === 'true';
    case 'null':
      return null;
    case 'VariableName':
      return text() === 'undefined' ? undefined : codeOf(script, node);
    case 'ArrayExpression':
      return readArray(script, node, depth);
    case 'ObjectExpression':
      return readObject(script, node, depth);
    default:
      return readWrapped(script, node, depth);
  }
}

/** Reads what is around a value without changing it: a sign, brackets, a type. */
function readWrapped(script: Script, node: SyntaxNode, depth: number): Value | undefined {
  const parts = childrenOf(node);
  const [first, second] = parts;
  if (node.name === 'ParenthesizedExpression' && second !== undefined && parts.length === 3)
    return readValue(script, second, depth + 1);
  if (node.name === 'UnaryExpression' && first !== undefined && second?.name === 'Number') {
    const value = numberOf(textOf(script, second));
    const sign = textOf(script, first);
    if (value !== null && (sign === '-' || sign === '+')) return sign === '-' ? -value : value;
  }
  const isTyped = second?.name === 'as' || second?.name === 'satisfies';
  if (node.name === 'BinaryExpression' && isTyped && first !== undefined)
    return readValue(script, first, depth + 1);
  return codeOf(script, node);
}

function readArray(script: Script, node: SyntaxNode, depth: number): Value {
  const items: Value[] = [];
  for (const child of childrenOf(node)) {
    if (child.name === 'Spread') return codeOf(script, node);
    if (/^[[\],]$/.test(child.name)) continue;
    items.push(readValue(script, child, depth + 1) ?? null);
  }
  return items;
}

function readObject(script: Script, node: SyntaxNode, depth: number): ObjectValue {
  const members = new Map<string, Value>();
  for (const member of childrenOf(node)) {
    if (member.name !== 'Property') continue;
    const parts = childrenOf(member);
    const colon = parts.findIndex(({ name }) => name === ':');
    const value = parts[colon + 1];
    const [key] = parts;
    const isPlain = colon === 1 || (colon === 3 && parts[0]?.name === '[' && parts[1]?.name === 'String');
    if (!isPlain || key === undefined || value === undefined) {
      // `{...others}`, `{name}`, `{name() {}}`, `{[name]: 1}`
      members.set(wordsOf(script, member), codeOf(script, member));
      continue;
    }
    const read = readValue(script, value, depth + 1);
    const name = nameOf(script, colon === 3 ? (parts[1] ?? key) : key);
    members.delete(name);
    if (read !== undefined) members.set(name, read);
  }
  return members;
}

/** The name of a member: `a`, `'a'`, `1`. */
export function nameOf(script: Script, node: SyntaxNode): string {
  const text = textOf(script, node);
  if (node.name === 'String') return unquoted(text);
  return node.name === 'Number' ? String(numberOf(text) ?? text) : text;
}

function codeOf(script: Script, node: SyntaxNode): Code {
  const inner = bodyOf(node);
  const named = inner.name === 'VariableName' || inner.name === 'MemberExpression';
  const className = named ? (textOf(script, inner).split('.').at(-1) ?? '').trim() : '';
  return new Code(wordsOf(script, node), node.from, {
    className: /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(className) ? className : null,
    calls: calledBy(script, inner),
  });
}

/** What a function without parameters returns: `Order` of `() => Order` and of `() => { return Order; }`. */
function bodyOf(node: SyntaxNode): SyntaxNode {
  if (node.name === 'ParenthesizedExpression') return childrenOf(node)[1] ?? node;
  if (node.name !== 'ArrowFunction') return node;
  const last = childrenOf(node).at(-1) ?? node;
  if (last.name === 'ParenthesizedExpression') return childrenOf(last)[1] ?? last;
  if (last.name !== 'Block') return last;
  const [returned, ...others] = childrenOf(last).filter(({ name }) => name !== '{' && name !== '}');
  if (returned?.name !== 'ReturnStatement' || others.length > 0) return node;
  return childrenOf(returned)[1] ?? node;
}

function calledBy(script: Script, node: SyntaxNode): string | null {
  if (node.name !== 'NewExpression' && node.name !== 'CallExpression') return null;
  const callee = node.getChild('VariableName') ?? node.getChild('MemberExpression');
  const given = node.getChild('ArgList');
  const isBare = given === null || childrenOf(given).length === 2;
  return callee !== null && isBare ? textOf(script, callee) : null;
}

function numberOf(text: string): number | null {
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) && text !== '' ? value : null;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

/** Returns the text of a literal in quotes of any kind. */
function unquoted(literal: string): string {
  const isClosed = literal.length > 1 && literal.endsWith(literal.charAt(0));
  const inner = literal.slice(1, isClosed ? -1 : undefined);
  return inner.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[\s\S]))/gi,
    (_, long?: string, short?: string, byte?: string, plain = '') => {
      const code = long ?? short ?? byte;
      if (code !== undefined) return characterOf(Number.parseInt(code, 16));
      // A line that goes on.
      return /^[\r\n]/.test(plain) ? '' : (escapes[plain] ?? plain);
    },
  );
}

const characterOf = (code: number): string => (code > 0x10ffff ? '' : String.fromCodePoint(code));

/** Writes a place in a value: `a.b`, `a[0]`, `a`. */
export const placeIn = (key: string, place: string): string =>
  place === '' || place.startsWith('[') ? key + place : `${key}.${place}`;

/** Returns a value without its code, which `onCode` is told; undefined for code itself. */
export function toJson(
  value: Value,
  onCode: (code: Code, place: string) => void,
  place = '',
): JsonValue | undefined {
  if (value instanceof Code) {
    onCode(value, place);
    return undefined;
  }
  if (Array.isArray(value)) {
    // A list without some of its values is another list.
    const codes = value.filter((item) => item instanceof Code);
    for (const code of codes) onCode(code, place);
    if (codes.length > 0) return undefined;
    return value.map((item, index) => toJson(item, onCode, `${place}[${index}]`) ?? null);
  }
  if (!isObjectValue(value)) return value as JsonValue;
  const members = [...value].flatMap(([name, member]) => {
    const json = toJson(member, onCode, place === '' ? name : placeIn(place, name));
    return json === undefined ? [] : [[name, json] as const];
  });
  return Object.fromEntries(members);
}
