import { ConnectorError } from '../../runtime/connector.ts';
import { charactersPerNode, type SizeLimits } from './limits.ts';

/** What a value has too much of, or must not have at all. */
export type Excess = 'values' | 'levels' | 'characters' | 'objects that are not plain' | 'big integers';

/** A value from untrusted code, copied, with what it costs the page; or why it was not copied. */
export type Measurement =
  | {
      readonly copy: unknown;
      /** One for each value, and one for every {@link charactersPerNode} characters. */
      readonly weight: number;
    }
  | { readonly excess: Excess };

/** A container whose members are not copied yet. */
interface OpenContainer {
  readonly source: object;
  readonly copy: Record<string, unknown> | unknown[];
  readonly depth: number;
}

/**
 * Copies and weighs a cloned value that holds what JSON has, and `undefined`.
 * The copy holds exactly what was counted: an array loses members that are not
 * items, and an object that occurs twice is counted, and copied, twice. It does
 * not recurse, so that no depth of nesting exhausts the stack, and stops at the
 * first limit; a cycle reaches the limit of depth. Uses no schemas, to keep the
 * gate's bundle small.
 */
export function measure(data: unknown, limits: SizeLimits): Measurement {
  let nodes = 0;
  let characters = 0;
  let excess: Excess | null = null;
  const waiting: OpenContainer[] = [];

  const openContainer = (source: object, depth: number): unknown => {
    if (limits.hasDates === true && source instanceof Date) return new Date(source.getTime());
    const isList = Array.isArray(source);
    if (!isList && !isPlainObject(source)) excess = 'objects that are not plain';
    else if (depth > limits.depth) excess = 'levels';
    // Checked first: the array may have four billion holes.
    else if (isList && source.length > limits.nodes) excess = 'values';
    if (excess !== null) return undefined;
    const copy = isList ? [] : {};
    waiting.push({ source, copy, depth });
    return copy;
  };
  const copyValue = (value: unknown, depth: number): unknown => {
    nodes += 1;
    if (nodes > limits.nodes) excess = 'values';
    else if (typeof value === 'bigint') excess = 'big integers';
    else if (typeof value === 'string') characters += value.length;
    else if (typeof value === 'object' && value !== null) return openContainer(value, depth);
    if (characters > limits.characters) excess = 'characters';
    return value;
  };

  const copy = copyValue(data, 0);
  for (let next = waiting.pop(); next !== undefined && excess === null; next = waiting.pop()) {
    const { source, copy: target, depth } = next;
    if (Array.isArray(target)) {
      const { length } = source as readonly unknown[];
      for (let index = 0; index < length && excess === null; index += 1) {
        target.push(copyValue((source as readonly unknown[])[index], depth + 1));
      }
      continue;
    }
    for (const key of Object.keys(source)) {
      characters += key.length;
      setMember(target, key, copyValue((source as Readonly<Record<string, unknown>>)[key], depth + 1));
      if (excess !== null) break;
    }
  }
  if (excess !== null) return { excess };
  return { copy, weight: nodes + Math.floor(characters / charactersPerNode) };
}

/** Whether a value is an object as JSON has it. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** An assignment to `__proto__` would set the prototype of the copy. */
function setMember(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The error for a call whose arguments were not copied. */
export function tooLargeError(excess: Excess, limits: SizeLimits): ConnectorError {
  const counted = { values: limits.nodes, levels: limits.depth, characters: limits.characters };
  const message =
    excess in counted
      ? `A call may hold at most ${counted[excess as keyof typeof counted].toLocaleString('en')} ${excess}: send less at a time.`
      : `A call may hold plain values only, as JSON has them, and no ${excess}.`;
  return new ConnectorError('TOO_LARGE', message);
}
