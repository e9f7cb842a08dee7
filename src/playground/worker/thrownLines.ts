/** The lines where code throws what has no trace of its own: a text, a plain object. */
export interface ThrownLines {
  /** Prepared code calls it with what it throws; returns that. */
  note(line: number, thrown: unknown): unknown;
  /** null where no `throw` of this run's code threw it. */
  lineOf(thrown: unknown): number | null;
  /** Lines of earlier code are not lines of what the user sees now. */
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
