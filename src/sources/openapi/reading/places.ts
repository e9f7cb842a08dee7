import type { JsonValue } from '../../../lib/json.ts';

/** The way to a value in a document, as the keys and indexes that lead there. */
export type Path = readonly string[];

/** Where each path begins in a text, by `placeKey`. */
export type Offsets = ReadonlyMap<string, number>;

/** A path as a key of a map. */
export const placeKey = (path: Path): string => JSON.stringify(path);

/**
 * Collects the offsets of wanted paths while a text is read once, value by value.
 * What is not on the way to a wanted path costs almost nothing.
 */
export class OffsetCollector {
  readonly offsets = new Map<string, number>();
  readonly #wanted: ReadonlySet<string>;
  readonly #onTheWay: ReadonlySet<string>;
  readonly #stack: {
    readonly path: Path | null;
    readonly isList: boolean;
    index: number;
    key: string | null;
  }[] = [];

  constructor(paths: readonly Path[]) {
    this.#wanted = new Set(paths.map(placeKey));
    this.#onTheWay = new Set(
      paths.flatMap((path) => path.map((_, length) => placeKey(path.slice(0, length)))),
    );
  }

  /** A key of the innermost object; its value comes next. */
  key(name: string, offset: number): void {
    const top = this.#stack.at(-1);
    if (top === undefined) return;
    top.key = name;
    this.#note(this.#pathOfNext(), offset);
  }

  /** A value that is neither an object nor a list. */
  scalar(offset: number): void {
    this.#value(offset);
  }

  /** The beginning of an object or a list. */
  open(offset: number, isList: boolean): void {
    const path = this.#value(offset);
    const isOnTheWay = path !== null && this.#onTheWay.has(placeKey(path));
    this.#stack.push({ path: isOnTheWay ? path : null, isList, index: 0, key: null });
  }

  close(): void {
    this.#stack.pop();
  }

  /** Whether the next scalar is a key. */
  get awaitsKey(): boolean {
    const top = this.#stack.at(-1);
    return top !== undefined && !top.isList && top.key === null;
  }

  #value(offset: number): Path | null {
    const path = this.#pathOfNext();
    this.#note(path, offset);
    const top = this.#stack.at(-1);
    if (top?.isList) top.index += 1;
    else if (top) top.key = null;
    return path;
  }

  #pathOfNext(): Path | null {
    const top = this.#stack.at(-1);
    if (top === undefined) return [];
    if (top.path === null) return null;
    return [...top.path, top.isList ? String(top.index) : (top.key ?? '')];
  }

  /** The key of a value is its place. */
  #note(path: Path | null, offset: number): void {
    if (path === null) return;
    const id = placeKey(path);
    if (this.#wanted.has(id) && !this.offsets.has(id)) this.offsets.set(id, offset);
  }
}

/** A text that was parsed, and where its values are. */
export interface ParsedText {
  readonly value: JsonValue;
  /** Reads the text again to find where values are. */
  offsetsOf(paths: readonly Path[]): Offsets;
}
