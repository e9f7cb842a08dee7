/** A text that is read piece by piece: what has been read is forgotten, so that a dump of any size fits. */
export interface TextWindow {
  /** The part that is known: at least the two characters before `at`, and what is marked. */
  readonly text: string;
  /** The place in `text` where reading goes on. */
  at: number;
  /** Reads another piece and forgets what is no longer needed; false at the end. */
  more(): boolean;
  /** Makes so many characters after `at` known, unless the text ends. */
  need(count: number): void;
  /** Moves to the next match of a global pattern of one character; at the end to the end, with false. */
  moveTo(pattern: RegExp): boolean;
  /** Moves behind the next occurrence of a text; at the end to the end, with false. */
  moveBehind(text: string): boolean;
  /** Keeps the text from here on, up to a limit. */
  mark(): void;
  /** Returns the text since the mark and forgets it; null if it was longer than the limit. */
  marked(): string | null;
  /** The number of the line at `at`, from 1. */
  line(): number;
  isAtEnd(): boolean;
}

/** The longest text that is kept for one name or string. Characters. */
const LONGEST_KEPT = 4 * 1024 * 1024;
/** What a prefix of a string needs: E'…'. */
const KEPT_BEFORE = 2;

/** Opens a window on a text in pieces. */
export function openWindow(pieces: Iterable<string>): TextWindow {
  const rest = pieces[Symbol.iterator]();
  let text = '';
  let lines = 1;
  let countedTo = 0;
  let nextEnd: number | null = null;
  let start: number | null = null;
  const endAfter = (place: number): number => {
    const end = text.indexOf('\n', place);
    return end < 0 ? Number.POSITIVE_INFINITY : end;
  };
  const window = {
    get text() {
      return text;
    },
    at: 0,
    more() {
      const { done, value } = rest.next();
      if (done === true) return false;
      window.line();
      if (start !== null && text.length - start > LONGEST_KEPT) start = null;
      const from = Math.max(0, Math.min(start ?? window.at, window.at) - KEPT_BEFORE);
      text = text.slice(from) + value;
      window.at -= from;
      if (start !== null) start -= from;
      countedTo = window.at;
      nextEnd = null;
      return true;
    },
    need(count: number) {
      while (text.length - window.at < count && window.more());
    },
    moveTo(pattern: RegExp) {
      for (;;) {
        pattern.lastIndex = window.at;
        const found = pattern.exec(text);
        window.at = found === null ? text.length : found.index;
        if (found !== null) return true;
        if (!window.more()) return false;
      }
    },
    moveBehind(wanted: string) {
      for (;;) {
        const found = text.indexOf(wanted, window.at);
        if (found >= 0) {
          window.at = found + wanted.length;
          return true;
        }
        // Its beginning may be known already.
        window.at = Math.max(window.at, text.length - wanted.length + 1);
        if (window.more()) continue;
        window.at = text.length;
        return false;
      }
    },
    mark() {
      start = window.at;
    },
    marked() {
      const kept = start === null ? null : text.slice(start, window.at);
      start = null;
      return kept;
    },
    line() {
      // The place of the next end is kept: in a line of a megabyte it is looked up once.
      nextEnd ??= endAfter(countedTo);
      while (nextEnd < window.at) {
        lines += 1;
        countedTo = nextEnd + 1;
        nextEnd = endAfter(countedTo);
      }
      return lines;
    },
    isAtEnd() {
      window.need(1);
      return window.at >= text.length;
    },
  };
  return window;
}
