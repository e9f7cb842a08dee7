/**
 * Writes names and values in JavaScript, for all code that the designer shows or
 * generates.
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

/** Whether a word may follow a dot. */
export function isIdentifier(word: string): boolean {
  return identifierPattern.test(word);
}

const isVariable = (word: string): boolean => isIdentifier(word) && !reservedWords.has(word);

/** Writes a string in single quotes. */
function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Writes a name as the key of an object literal: `note`, `'line-item'`. */
export function objectKeyOf(name: string): string {
  return isIdentifier(name) ? name : quoted(name);
}

/** Writes the member of an object: `customer.orders`, or `customer['line-items']` where the name is not an identifier. */
export function memberOf(object: string, name: string): string {
  return isIdentifier(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`;
}

/** Writes the class of a model: its name, or `app.models['order-item']` where the name cannot be a variable. */
export function classOf(modelName: string): string {
  return isVariable(modelName) ? modelName : `app.models[${quoted(modelName)}]`;
}

/**
 * Names a variable after a model: Customer → `customer`, order_item → `orderItem`.
 * Returns null where the name is taken, for example because the class has it.
 */
export function variableNamedAfter(modelName: string): string | null {
  const name = camelOf(modelName);
  return isVariable(name) && name !== modelName ? name : null;
}

/** Names the variable of an instance: after its model, else `instance`. */
export function variableOf(modelName: string): string {
  return variableNamedAfter(modelName) ?? 'instance';
}

/** Writes an object literal. Its members are code; empty ones are left out. */
export function objectLiteralOf(...members: readonly string[]): string {
  return `{${members.filter(Boolean).join(', ')}}`;
}

/** A value without a JSON form, as JavaScript code. */
export class RawCode {
  readonly code: string;
  /** The value in a request. */
  readonly json: unknown;

  constructor(code: string, json: unknown = code) {
    this.code = code;
    this.json = json;
  }

  toJSON(): unknown {
    return this.json;
  }
}

/** Writes a JSON value as JavaScript: strings in single quotes, keys without quotes where possible. */
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
