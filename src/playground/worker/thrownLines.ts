/** The lines where code throws a value without a stack trace: a string, a plain object. */
export interface ThrownLines {
  /** Prepared code calls it with the line and the value that it throws. @returns the value */
  note(line: number, thrown: unknown): unknown;
  /** The line; null where no `throw` of this run's code threw the value. */
  lineOf(thrown: unknown): number | null;
  /** Forgets lines of earlier code, which the user no longer sees. */
  restart(): void;
}

export function createThrownLines(): ThrownLines {
  let objects = new WeakMap<object, number>();
  let last: { readonly thrown: unknown; readonly line: number } | null = null;
  return {
    note(line, thrown) {
      if (isObject(thrown)) objects.set(thrown, line);
      else last = { thrown, line };
      return thrown;
    },
    lineOf(thrown) {
      if (isObject(thrown)) return objects.get(thrown) ?? null;
      return last !== null && Object.is(last.thrown, thrown) ? last.line : null;
    },
    restart() {
      objects = new WeakMap();
      last = null;
    },
  };
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
