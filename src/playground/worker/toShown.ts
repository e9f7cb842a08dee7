import { shownLimits } from '../wire/limits.ts';
import type { Shown, ShownCache, ShownEntry, ShownError, ShownRow, ShownType } from '../wire/shown.ts';
import { readMessage } from './readError.ts';

/** Recognizes instances of LoopBack models, and reads their values. */
export interface InstanceReader {
  /** null for anything that is not an instance of a loaded model. */
  read(value: object): ReadInstance | null;
}

interface ReadInstance {
  readonly model: string;
  readonly isNew: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly cached?: readonly ShownCache[];
  /** Keeps an unsaved instance for the session and returns its number. */
  readonly keep?: () => number;
}

/**
 * Converts any value into a tree that can be cloned, cut to `shownLimits`. Never throws, whatever the value does.
 *
 * @param most maximum number of values in the tree
 */
export function toShown(value: unknown, reader: InstanceReader, most: number = shownLimits.nodes): Shown {
  return new Conversion(reader, most).convert(value, 0);
}

/** The same for a thrown value: an error with LoopBack's members; anything else is called "Thrown value". */
export function toShownError(thrown: unknown, reader: InstanceReader): ShownError {
  const shown = toShown(thrown, reader);
  if (shown.kind === 'error') return shown;
  return {
    kind: 'error',
    name: Array.isArray(thrown) ? 'Several errors' : 'Thrown value',
    message: shown.kind === 'primitive' ? shown.text : '',
    statusCode: null,
    code: null,
    details: shown.kind === 'primitive' ? null : shown,
    cause: null,
    errors: [],
    line: null,
  };
}

const unreadable: Shown = { kind: 'cut', why: 'unreadable' };

class Conversion {
  readonly #reader: InstanceReader;
  readonly #most: number;
  readonly #path = new Set<object>();
  #nodes = 0;
  #characters = 0;

  constructor(reader: InstanceReader, most: number) {
    this.#reader = reader;
    this.#most = most;
  }

  convert(value: unknown, depth: number): Shown {
    this.#nodes += 1;
    if (this.#nodes > this.#most || this.#characters > shownLimits.characters) {
      return { kind: 'cut', why: 'long' };
    }
    if (typeof value === 'function') return toFunction(value);
    if (typeof value === 'string') this.#characters += Math.min(value.length, shownLimits.text);
    if (typeof value !== 'object' || value === null) return toPrimitive(value);
    if (this.#path.has(value)) return { kind: 'cut', why: 'cycle' };
    if (depth >= shownLimits.depth) return { kind: 'cut', why: 'deep' };
    this.#path.add(value);
    try {
      return this.#convertObject(value, depth);
    } catch {
      // A getter or a proxy threw.
      return unreadable;
    } finally {
      this.#path.delete(value);
    }
  }

  #convertObject(value: object, depth: number): Shown {
    if (value instanceof Date) return { kind: 'date', text: isoText(value) };
    if (value instanceof Error) return this.#convertError(value, depth);
    if (value instanceof RegExp) return toPrimitive(String(value), 'symbol');
    if (Array.isArray(value)) return this.#convertArray(value, depth);
    // Converted as lists: they have a key for every byte.
    if (isTyped(value)) return this.#convertArray(value, depth, nameOf(value) ?? 'Object');
    if (value instanceof Map) return this.#convertMap(value, depth);
    if (value instanceof Set) return this.#convertArray([...value], depth, nameOf(value) ?? 'Set');
    const instance = this.#reader.read(value);
    if (instance !== null) {
      const { entries, more } = this.#convertEntries(definedEntries(instance.values), depth);
      return {
        kind: 'instance',
        model: cut(instance.model),
        isNew: instance.isNew,
        // Do not retain deeper levels, e.g. inside a 1,000-item list.
        handle: instance.isNew && depth === 0 ? (instance.keep?.() ?? null) : null,
        cached: (instance.cached ?? [])
          .slice(0, shownLimits.entries)
          .map(([name, count]) => [cut(name), count] as const),
        entries,
        more,
      };
    }
    const { entries, more } = this.#convertEntries(ownEntries(value), depth);
    return { kind: 'object', className: nameOf(value), entries, more };
  }

  #convertArray(value: ArrayLike<unknown>, depth: number, className = 'Array'): Shown {
    // Not slice: in a subclass, such as LoopBack's List, it would construct another list.
    const items = Array.from(
      { length: Math.min(value.length, shownLimits.items, this.#most) },
      (_, index) => value[index],
    );
    const more = value.length - items.length;
    // A Set of objects is shown as a Set, not as a table.
    const table = className === 'Array' ? this.#convertTable(items, more, depth) : null;
    if (table !== null) return table;
    return {
      kind: 'array',
      className: cut(className),
      items: items.map((item) => this.convert(item, depth + 1)),
      more,
    };
  }

  #convertMap(value: ReadonlyMap<unknown, unknown>, depth: number): Shown {
    const pairs = [...value].slice(0, Math.min(shownLimits.items, this.#most));
    return {
      kind: 'map',
      className: cut(nameOf(value) ?? 'Map'),
      pairs: pairs.map(([key, member]) => [this.convert(key, depth + 1), this.convert(member, depth + 1)]),
      more: value.size - pairs.length,
    };
  }

  /** A list of instances of one model, or of plain objects, is shown as a table. */
  #convertTable(items: readonly unknown[], more: number, depth: number): Shown | null {
    if (items.length === 0 || depth > 2) return null;
    const rows: { isNew: boolean; values: Map<string, unknown> }[] = [];
    const names = new Set<string>();
    let model: string | null | undefined;
    for (const item of items) {
      if (typeof item !== 'object' || item === null || this.#path.has(item)) return null;
      const instance = this.#reader.read(item);
      if (instance === null && !isPlain(item)) return null;
      const rowModel = instance?.model ?? null;
      if (model !== undefined && model !== rowModel) return null;
      model = rowModel;
      const values = instance?.values ?? (item as Readonly<Record<string, unknown>>);
      // Instances list declared properties in order, also those without a value.
      for (const name of Object.keys(values)) names.add(name);
      const entries = instance === null ? ownEntries(item) : definedEntries(values);
      rows.push({ isNew: instance?.isNew ?? false, values: new Map(entries) });
    }
    const columns = [...names]
      .filter((name) => rows.some((row) => row.values.has(name)))
      .slice(0, shownLimits.columns);
    if (columns.length === 0) return null;
    return {
      kind: 'table',
      model: model === undefined || model === null ? null : cut(model),
      columns: columns.map(cut),
      rows: rows.map(
        (row): ShownRow => ({
          isNew: row.isNew,
          cells: columns.map((column) =>
            row.values.has(column) ? this.convert(row.values.get(column), depth + 2) : null,
          ),
        }),
      ),
      more,
    };
  }

  #convertError(error: Error, depth: number): ShownError {
    const members = new Map(ownEntries(error));
    const statusCode = members.get('statusCode') ?? members.get('status');
    const code = members.get('code');
    const details = members.get('details');
    // Not enumerable, so not among the members.
    const cause = readMember(error, 'cause');
    const errors = readMember(error, 'errors');
    return {
      kind: 'error',
      name: cut(readMessage(error, 'name') || 'Error'),
      message: cut(readMessage(error, 'message')),
      statusCode: typeof statusCode === 'number' ? statusCode : null,
      code: typeof code === 'string' || typeof code === 'number' ? cut(String(code)) : null,
      details: details === undefined || details === null ? null : this.convert(details, depth + 1),
      cause: cause === undefined ? null : this.convert(cause, depth + 1),
      errors: Array.isArray(errors)
        ? errors.slice(0, shownLimits.items).map((one) => this.convert(one, depth + 1))
        : [],
      line: null,
    };
  }

  #convertEntries(all: readonly (readonly [string, unknown])[], depth: number) {
    const entries: ShownEntry[] = all.slice(0, shownLimits.entries).map(([name, member]) => {
      this.#characters += Math.min(name.length, shownLimits.text);
      return [cut(name), this.convert(member, depth + 1)];
    });
    return { entries, more: all.length - entries.length };
  }
}

function toPrimitive(value: unknown, type: ShownType = typeOf(value)): Shown {
  const whole = toText(value);
  return {
    kind: 'primitive',
    type,
    text: cut(whole),
    more: Math.max(0, whole.length - shownLimits.text),
  };
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

function typeOf(value: unknown): ShownType {
  const type = typeof value;
  return type === 'object' || type === 'function' ? 'null' : type;
}

function toFunction(value: unknown): Shown {
  try {
    return { kind: 'function', name: cut(readMessage(value, 'name')) };
  } catch {
    return unreadable;
  }
}

function cut(text: string): string {
  return text.length > shownLimits.text ? text.slice(0, shownLimits.text) : text;
}

function isoText(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString();
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !(value instanceof Error);
}

function isTyped(value: object): value is Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** The class name of an object that is neither plain nor an instance of a model. */
function nameOf(value: object): string | null {
  if (isPlain(value)) return null;
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === 'string' && name !== '' && name !== 'Object' ? cut(name) : null;
}

function ownEntries(value: object): (readonly [string, unknown])[] {
  return Object.keys(value).map((key) => [key, readMember(value, key)]);
}

/** Declared properties without a value are left out, as JSON does. */
function definedEntries(values: Readonly<Record<string, unknown>>): (readonly [string, unknown])[] {
  return ownEntries(values).filter(([, member]) => member !== undefined);
}

/** Reads a member; a getter that throws must not hide the other members. */
function readMember(value: object, key: string): unknown {
  try {
    return (value as Readonly<Record<string, unknown>>)[key];
  } catch (error) {
    return error;
  }
}
