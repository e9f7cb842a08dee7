/** How much a value from untrusted code may hold. */
export interface PlainLimits {
  /** Objects, arrays and primitives. */
  readonly nodes: number;
  /** Levels of objects and arrays. */
  readonly depth: number;
  /** Characters of all texts, names of members included. */
  readonly characters: number;
  /** Whether dates are plain, too. */
  readonly hasDates?: boolean;
}

/** What a value has too much of, or should not have at all. */
export type Excess = 'values' | 'levels' | 'characters' | 'objects that are not plain' | 'big integers';

export type PlainCopy =
  | { readonly copy: unknown; readonly nodes: number; readonly characters: number }
  | { readonly excess: Excess };

/** A container whose members wait to be copied. */
interface Open {
  readonly source: object;
  readonly copy: Record<string, unknown> | unknown[];
  readonly depth: number;
}

/**
 * Copies a cloned value as JSON has it (`undefined`, and dates where they are
 * allowed, besides) and counts what it copies. The copy holds exactly what was
 * counted: an array loses members that are not items, and an object that
 * stands in two places is counted, and copied, twice. It walks without
 * recursion, so that no depth of nesting can end it, and stops at the first
 * limit; a cycle runs into the limit of depth. Plain code without schemas,
 * for the gate is bundled with nothing else.
 */
export function copyPlain(data: unknown, limits: PlainLimits): PlainCopy {
  let nodes = 0;
  let characters = 0;
  let excess: Excess | null = null;
  const waiting: Open[] = [];

  const open = (source: object, depth: number): unknown => {
    if (limits.hasDates === true && source instanceof Date) return new Date(source.getTime());
    const isList = Array.isArray(source);
    if (!isList && !isPlainObject(source)) excess = 'objects that are not plain';
    else if (depth > limits.depth) excess = 'levels';
    // Before the places of a list with four billion of them are looked at.
    else if (isList && source.length > limits.nodes) excess = 'values';
    if (excess !== null) return undefined;
    const copy = isList ? [] : {};
    waiting.push({ source, copy, depth });
    return copy;
  };
  const take = (value: unknown, depth: number): unknown => {
    nodes += 1;
    if (nodes > limits.nodes) excess = 'values';
    else if (typeof value === 'bigint') excess = 'big integers';
    else if (typeof value === 'string') characters += value.length;
    else if (typeof value === 'object' && value !== null) return open(value, depth);
    if (characters > limits.characters) excess = 'characters';
    return value;
  };

  const copy = take(data, 0);
  for (let next = waiting.pop(); next !== undefined && excess === null; next = waiting.pop()) {
    const { source, copy: target, depth } = next;
    if (Array.isArray(target)) {
      const { length } = source as readonly unknown[];
      for (let index = 0; index < length && excess === null; index += 1) {
        target.push(take((source as readonly unknown[])[index], depth + 1));
      }
      continue;
    }
    for (const key of Object.keys(source)) {
      characters += key.length;
      setMember(target, key, take((source as Readonly<Record<string, unknown>>)[key], depth + 1));
      if (excess !== null) break;
    }
  }
  return excess === null ? { copy, nodes, characters } : { excess };
}

/** An object as JSON has it. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Assigned, a member of this name would be the prototype of the copy. */
function setMember(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
