import { describe, expect, it } from 'vitest';
import { prepareCode, showName, thrownName } from './prepareCode.ts';

/** Runs prepared code and answers what it showed. */
async function shownBy(code: string, scope: Record<string, unknown> = {}): Promise<unknown[]> {
  const shown: unknown[] = [];
  const prepared = prepareCode(code);
  const show = (label: number, value: unknown, isUndefinedShown: boolean) => {
    if (value !== undefined || isUndefinedShown) shown.push([prepared.labels[label]?.text, value]);
  };
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  await new AsyncFunction(...Object.keys(scope), showName, `{${prepared.code}\n}`)(
    ...Object.values(scope),
    show,
  );
  return shown;
}

describe('prepareCode', () => {
  it('records the line of a thrown value without a stack trace, wherever it is thrown', async () => {
    const code = `const f = () => {
  throw 'text'; };
try { f(); } catch (thrown) { a.push(thrown) }
(() => { try { throw /* why */ {a: 1}, {b: 2} } catch (thrown) { a.push(thrown) } })()
throw a`;
    const noted: unknown[] = [];
    const caught: unknown[] = [];
    const scope = {
      a: caught,
      [thrownName]: (line: number, thrown: unknown) => {
        noted.push(line);
        return thrown;
      },
    };
    await expect(shownBy(code, scope)).rejects.toBe(caught);
    expect(noted).toEqual([2, 4, 5]);
    expect(caught).toEqual(['text', { b: 2 }]);
    expect(prepareCode("throw new Error('x')").code).toBe("throw new Error('x')");
  });

  it('shows the value of each statement that is an expression, under its source', async () => {
    expect(await shownBy('const a = 1\nawait Promise.resolve(a + 1)\na // same')).toEqual([
      ['await Promise.resolve(a + 1)', 2],
      ['a', 1],
    ]);
  });

  it('shows several statements of one line, and keeps sequences and objects whole', async () => {
    expect(await shownBy('1; 2, 3; ({a: 1})')).toEqual([
      ['1', 1],
      ['2, 3', 3],
      ['({a: 1})', { a: 1 }],
    ]);
  });

  it('does not show assignments, steps, directives and nested statements', async () => {
    expect(await shownBy("'use strict'; let a = 1; a = 2; a++; if (a) { a } for (const x of [1]) x")).toEqual(
      [],
    );
  });

  it('shows undefined, but not of console calls and calls that end in a callback', async () => {
    const scope = { console: { log: () => {} }, f: () => {} };
    expect(
      await shownBy('f(); f(1, () => {}); f(function () {} /* last */); console.log(1);', scope),
    ).toEqual([['f()', undefined]]);
  });

  it('keeps every line where it was', () => {
    const code = '// first\n\nawait a(\n  1,\n);\n\nb\n';
    const prepared = prepareCode(code);
    expect(prepared.code.split('\n')).toHaveLength(code.split('\n').length);
    expect(prepared.labels.map(({ line }) => line)).toEqual([3, 7]);
  });

  it('leaves code alone that does not parse, and says where', () => {
    expect(prepareCode('const a = 1;\nawait (;\n')).toEqual({
      code: 'const a = 1;\nawait (;\n',
      labels: [],
      broken: { line: 2, message: 'The ( here is not closed: ) is missing.' },
      statements: [],
    });
  });

  it.each<[string, string, number, RegExp | null]>([
    ['a string', "const a = 1;\nconst b = 'text;\nconst c = 2;", 2, /string .* not closed: ' is missing/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code
    ['a template', 'const a = 1;\n`text ${a}\nmore', 2, /template .* not closed: ` is missing/],
    ['a comment', 'a;\n/* text\nmore', 2, /comment .* not closed: \*\/ is missing/],
    ['a block', 'if (true) {\n  f();\n\n', 1, /The { .* not closed: } is missing/],
    ['an inner block', 'f(() => {\n  if (a) {\n  b();\n});\n', 1, /The { .* not closed: } is missing/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code
    ['a call', "f('(', [1], `${g(2)}`\n", 1, /The \( .* not closed: \) is missing/],
    ['a list', 'const a = {b: [1,\n  2', 1, /The \[ .* not closed: \] is missing/],
    ['a bracket too many', 'f();\n}\ng();', 2, null],
    ['two words', 'f();\n\nconst a b;', 3, null],
  ])('says where %s breaks', (_name, code, line, message) => {
    const { broken } = prepareCode(code);
    expect(broken?.line).toBe(line);
    if (message === null) expect(broken?.message).toBeNull();
    else expect(broken?.message).toMatch(message);
  });

  it('shows a run of only a string', async () => {
    expect(await shownBy("'hello'")).toEqual([["'hello'", 'hello']]);
  });

  it('lists all statements, nested ones after the enclosing ones', () => {
    const code = 'if (a) { b(); }\nfor (;;) c();\nswitch (d) { case 1: e(); }\nclass F { g() { h(); } }';
    const texts = prepareCode(code).statements.map(([from, to]) => code.slice(from, to));
    expect(texts).toEqual([
      'if (a) { b(); }',
      'b();',
      'for (;;) c();',
      'switch (d) { case 1: e(); }',
      'e();',
      'class F { g() { h(); } }',
      'h();',
    ]);
  });

  it('numbers the statements from the number that it is given', () => {
    expect(prepareCode('a; b', 7).code).toBe(';$show(7,(a),true); ;$show(8,(b),true)');
  });

  it('cuts a long label', () => {
    expect(prepareCode(`f('${'x'.repeat(300)}')`).labels[0]?.text).toHaveLength(121);
  });
});
