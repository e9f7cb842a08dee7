/** How names and values are written in the JavaScript that the panel makes. */

const isIdentifier = (name: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);

function quote(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inside}'`;
}

export const keyOf = (name: string): string => (isIdentifier(name) ? name : quote(name));

export const memberOf = (object: string, name: string): string =>
  isIdentifier(name) ? `${object}.${name}` : `${object}[${quote(name)}]`;

/** `Customer`, or `app.models['order-item']` where the name can't stand alone. */
export function classOf(model: string): string {
  return isIdentifier(model) && !reserved.has(model) ? model : `app.models[${quote(model)}]`;
}

export const objectOf = (...members: readonly string[]): string => `{${members.filter(Boolean).join(', ')}}`;

/** A value that JSON does not know, as it is written in JavaScript. */
export class WrittenCode {
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
  if (typeof value === 'string') return quote(value);
  if (value instanceof WrittenCode) return value.code;
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return objectOf(...Object.entries(value).map(([key, member]) => `${keyOf(key)}: ${literalOf(member)}`));
  }
  return JSON.stringify(value) ?? 'undefined';
}

/** Words that a variable can't be called. */
const reserved = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield arguments eval app other first mine list created err result'.split(
    ' ',
  ),
);

/** `OrderItem` → `orderItem` */
export function variableOf(model: string): string {
  const name = model.charAt(0).toLowerCase() + model.slice(1);
  return isIdentifier(name) && name !== model && !reserved.has(name) ? name : 'one';
}
