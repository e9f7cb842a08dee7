import { describe, expect, it } from 'vitest';
import { findCallSite, readSite } from './callSite.ts';
import { lineOf, lineOfEvent, sourceName } from './errorLine.ts';

/** Replaces `playground.js` by the name of the code that ran last. */
const named = (text: string) => text.replaceAll(/\bplayground\.js/g, sourceName());
const withStack = (stack: string) => ({ stack: named(stack) });

describe('lineOf', () => {
  it.each<[string, string, number | null]>([
    [
      'V8',
      'TypeError: at playground.js:99:1 it said\n    at f (blob:null/1:1:2)\n    at g (playground.js:5:3)\n    at eval (playground.js:9:1)',
      3,
    ],
    ['V8 after an await', 'Error: x\n    at async eval (playground.js:4:1)', 2],
    ['Firefox', 'f@blob:null/1:1:2\ng@playground.js:5:3\nanonymous@playground.js:9:1\n', 3],
    ['WebKit', 'f@\n@playground.js:5:3\n[native code]', 3],
    ['the runtime alone', 'Error: x\n    at f (blob:null/1:1:2)', null],
    ['another file', 'Error: x\n    at f (myplayground.js:7:2)', null],
    [
      'a hook of earlier code',
      'Error: x\n    at h (playground-999999.js:7:2)\n    at g (playground.js:5:3)',
      3,
    ],
    ['lines that are the engine’s', 'Error\n    at eval (playground.js:1:1)', null],
  ])('reads the innermost line of the code from a trace of %s', (_name, stack, line) => {
    expect(lineOf(withStack(stack))).toBe(line);
  });

  it('reads the line that WebKit notes in an error of code made from text', () => {
    const stack = 'g@\nanonymous@\nrunCode@blob:null/1:7:399';
    expect(lineOf({ stack, line: 6 })).toBe(4);
    expect(lineOf({ stack: `f@blob:null/1:1:2\n${stack}`, line: 6 })).toBeNull();
    for (const line of [undefined, '6', 1, -7, 1.5, Number.POSITIVE_INFINITY])
      expect(lineOf({ stack, line })).toBeNull();
  });

  it('accepts any thrown value', () => {
    const guarded = Object.defineProperty({}, 'stack', {
      get: () => {
        throw new Error('no');
      },
    });
    for (const thrown of ['text', null, undefined, 7, { stack: 8 }, guarded])
      expect(lineOf(thrown)).toBeNull();
  });
});

describe('lineOfEvent', () => {
  it('reads the line that the browser reports, if it is in the code', () => {
    expect(lineOfEvent({ filename: sourceName(), lineno: 6 })).toBe(4);
    expect(lineOfEvent({ filename: 'blob:null/1', lineno: 6 })).toBeNull();
    expect(lineOfEvent({ filename: sourceName(), lineno: 1 })).toBeNull();
  });
});

describe('findCallSite', () => {
  it.each([true, false])(
    'finds the caller of a function (leaving out what is above it: %s)',
    (canLeaveOut) => {
      const called = () => {
        const between = () => findCallSite(called, 1, canLeaveOut);
        return between();
      };
      const byRuntime = () => called();
      const code = `"use strict";{const direct = called();\n\nconst other = byRuntime();\nreturn [direct, other];}\n//# sourceURL=playground.js`;
      const [direct, other] = new Function('called', 'byRuntime', named(code))(called, byRuntime);
      expect(direct).toEqual({ line: 1, column: expect.any(Number) });
      expect(other).toBeNull();
    },
  );
});

describe('readSite', () => {
  it('finds a call of the code, without a line where WebKit names none', () => {
    const unplaced = { line: null, column: null };
    expect(readSite(['@', 'runCode@blob:null/1:7:399'])).toEqual(unplaced);
    expect(readSite(['map@[native code]', 'g@'])).toEqual(unplaced);
    expect(readSite(['includeRelated@blob:null/1:2:3', 'g@'])).toBeNull();
    expect(readSite([named('g@playground.js:5:3')])).toEqual({ line: 3, column: 3 });
  });
});
