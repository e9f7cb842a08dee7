/** Restores what user code changed, and returns the name of the first change; null where nothing changed. */
export type RestoreBuiltIns = () => string | null;

const names = [
  ...'Object Function Array Promise Map Set WeakMap WeakSet String Number Boolean BigInt Symbol Date RegExp Error'.split(
    ' ',
  ),
  ...'TypeError RangeError SyntaxError ReferenceError JSON Reflect Math Proxy ArrayBuffer Uint8Array'.split(
    ' ',
  ),
  ...'MessagePort MessageChannel MessageEvent EventTarget Event Performance'.split(' '),
  ...'isNaN isFinite parseInt parseFloat setTimeout clearTimeout queueMicrotask structuredClone performance'.split(
    ' ',
  ),
];

// Read before user code runs, which may replace globals.
const { getOwnPropertyDescriptor, defineProperty, deleteProperty, ownKeys } = Reflect;
const { is } = Object;

interface Part {
  readonly holder: object;
  readonly key: PropertyKey;
  readonly name: string;
  readonly value: unknown;
  readonly get: unknown;
  readonly descriptor: PropertyDescriptor;
}

/**
 * Records the built-ins that the playground itself uses in the worker, so that
 * a run that replaces `Array.prototype.map` breaks neither its own answer nor
 * the next run. Added members stay, except on `Object.prototype`, where every
 * object inherits them.
 */
export function watchBuiltIns(scope: object = globalThis): RestoreBuiltIns {
  const parts: Part[] = [];
  const recordMembers = (holder: object, path: string, keys = ownKeys(holder)): void => {
    for (const key of keys) {
      const descriptor = getOwnPropertyDescriptor(holder, key);
      if (descriptor === undefined) continue;
      const { value, get } = descriptor;
      parts[parts.length] = { holder, key, name: nameOf(path, key), value, get, descriptor };
    }
  };
  recordMembers(scope, '', names);
  for (const name of names) {
    const holder: unknown = getOwnPropertyDescriptor(scope, name)?.value;
    if (!isObject(holder)) continue;
    recordMembers(holder, name);
    const prototype: unknown = getOwnPropertyDescriptor(holder, 'prototype')?.value;
    if (isObject(prototype)) recordMembers(prototype, `${name}.prototype`);
  }
  for (const [path, holder] of hidden) recordMembers(holder, path);
  const inherited = ownKeys(Object.prototype).length;

  return () => {
    const extra = ownKeys(Object.prototype).length === inherited ? null : removeAdded(parts);
    let first = extra;
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index];
      if (part === undefined || isSame(part)) continue;
      defineProperty(part.holder, part.key, part.descriptor);
      first ??= part.name;
    }
    return first;
  };
}

/** Prototypes that no global leads to. */
const hidden: readonly (readonly [string, object])[] = [
  ['Iterator.prototype', Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))],
  ['Array Iterator.prototype', Object.getPrototypeOf([][Symbol.iterator]())],
  ['Map Iterator.prototype', Object.getPrototypeOf(new Map()[Symbol.iterator]())],
  ['Set Iterator.prototype', Object.getPrototypeOf(new Set()[Symbol.iterator]())],
];

function isSame({ holder, key, value, get, descriptor }: Part): boolean {
  const now = getOwnPropertyDescriptor(holder, key);
  // Ignore freezing: values are unchanged.
  return now !== undefined && is(now.value, value) && now.get === get && now.set === descriptor.set;
}

function removeAdded(parts: readonly Part[]): string | null {
  let first: string | null = null;
  const keys = ownKeys(Object.prototype);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    if (key === undefined || isKnown(parts, key)) continue;
    deleteProperty(Object.prototype, key);
    first ??= nameOf('Object.prototype', key);
  }
  return first;
}

function isKnown(parts: readonly Part[], key: PropertyKey): boolean {
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part?.holder === Object.prototype && part.key === key) return true;
  }
  return false;
}

const toText = String;

function nameOf(path: string, key: PropertyKey): string {
  const text = toText(key);
  return path === '' ? text : `${path}.${text}`;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' || typeof value === 'function') && value !== null;
}
