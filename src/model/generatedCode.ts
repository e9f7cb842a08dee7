/**
 * How names and values are written in JavaScript: the one home of the words of
 * all code that the designer shows or makes.
 */
import { camelOf } from './naming.ts';

/** Words that cannot name a variable, and words that the generated code uses itself. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package ' +
    'private protected public return static super switch this throw true try typeof undefined var void while ' +
    'with yield app created err first list mine other result'
  ).split(' '),
);

const identifierPattern = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Whether a word can stand behind a dot. */
export function isIdentifier(word: string): boolean {
  return identifierPattern.test(word);
}

const isVariable = (word: string): boolean => isIdentifier(word) && !reservedWords.has(word);

/** A text as code, in single quotes. */
export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A name as the key of an object literal: `note`, `'line-item'`. */
export function objectKeyOf(name: string): string {
  return isIdentifier(name) ? name : quoted(name);
}

/** `customer.orders`, or `customer['line-items']` where a dot would not do. */
export function memberOf(object: string, name: string): string {
  return isIdentifier(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`;
}

/** The class of a model in code, `app.models['order-item']` where its name is not a variable. */
export function classOf(modelName: string): string {
  return isVariable(modelName) ? modelName : `app.models[${quoted(modelName)}]`;
}

/**
 * A variable for an instance of a model: Customer → `customer`, order_item →
 * `orderItem`; null where that is not free, for instance because the class
 * itself is called so.
 */
export function variableNamedAfter(modelName: string): string | null {
  const name = camelOf(modelName);
  return isVariable(name) && name !== modelName ? name : null;
}

/** A variable for an instance of a model: `instance` where none can be named after the model. */
export function variableOf(modelName: string): string {
  return variableNamedAfter(modelName) ?? 'instance';
}

/** An object literal of members that are code already; empty ones are left out. */
export function objectLiteralOf(...members: readonly string[]): string {
  return `{${members.filter(Boolean).join(', ')}}`;
}

/** A value that JSON does not know, as it is written in JavaScript. */
export class RawCode {
  readonly code: string;
  /** What a request would carry. */
  readonly json: unknown;

  constructor(code: string, json: unknown = code) {
    this.code = code;
    this.json = json;
  }

  toJSON(): unknown {
    return this.json;
  }
}

/** A JSON value as JavaScript: keys bare where they can be, texts in single quotes. */
export function literalOf(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value instanceof RawCode) return value.code;
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return objectLiteralOf(
      ...Object.entries(value).map(([key, member]) => `${objectKeyOf(key)}: ${literalOf(member)}`),
    );
  }
  return JSON.stringify(value) ?? 'undefined';
}
