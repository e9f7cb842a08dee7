import { describe, expect, it } from 'vitest';
import { prepareCode } from '../host/prepareCode.ts';
import { findRefusedLine } from './findRefused.ts';

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

function compiles(code: string): boolean {
  try {
    new AsyncFunction(`"use strict";{${code}\n}`);
    return true;
  } catch {
    return false;
  }
}

const lineOf = (text: string): number | null =>
  findRefusedLine({ text, statements: prepareCode(text).statements }, compiles);

describe('findRefusedLine', () => {
  it.each<[string, string, number]>([
    ['await in a plain function', 'const a = 1;\nfunction f() {\n  a;\n  await a;\n}\nf();', 4],
    ['await in a callback', 'f();\n[1].forEach((one) => {\n  if (one) {\n    await one;\n  }\n});', 4],
    ['a name declared twice', 'const a = 1;\n\nf(a);\nconst a = 2;\na;', 4],
    ['a name declared twice in a block', 'const a = 1;\n{\n  let b = 1;\n  let b = 2;\n}', 4],
    ['an import', "f();\nimport x from 'x';\nx();", 2],
    ['an export', 'f();\nexport const x = 1;', 2],
    ['a break', 'for (const x of [1]) {\n  f(x);\n}\nbreak;', 4],
    ['a label that is not there', 'for (;;) {\n  f();\n  continue outer;\n}', 3],
    ['a constant without a value', 'f();\nconst a;\n', 2],
    ['delete of a name', 'const a = 1;\ndelete a;', 2],
    ['a pattern', 'f();\nconst a = /(/;', 2],
  ])('finds %s', (_name, code, line) => {
    expect(compiles(code)).toBe(false);
    expect(lineOf(code)).toBe(line);
  });

  it('returns null for code that compiles, or whose statements are unknown', () => {
    expect(lineOf('const a = 1;')).toBeNull();
    expect(findRefusedLine({ text: 'break;', statements: [] }, compiles)).toBeNull();
  });

  it('compiles only a few times', () => {
    let asked = 0;
    const code = `${'f();\n'.repeat(1_000)}break;\n${'f();\n'.repeat(1_000)}`;
    const source = { text: code, statements: prepareCode(code).statements };
    const line = findRefusedLine(source, (part) => {
      asked += 1;
      return compiles(part);
    });
    expect(line).toBe(1_001);
    expect(asked).toBeLessThan(16);
  });
});
