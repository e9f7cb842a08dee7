import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printSqlDifferences, sqlDifferences } from '../src/model/index.ts';
import {
  anchorsOf,
  filesInComments,
  linksOf,
  pathsIn,
  problemOf,
  textFiles,
  undefinedReferences,
  withTable,
} from './links.js';

const root = resolve(import.meta.dirname, '..');
const files = textFiles(root);
const read = (file: string): string => readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
const pages = files.filter((file) => file.endsWith('.md'));
/** This file names what it forbids. */
const others = files.filter((file) => file !== 'scripts/links.test.ts');

describe('what is cited is in the repository', () => {
  it('every link of every Markdown file leads to a file and a heading', () => {
    const problems = pages.flatMap((page) =>
      linksOf(read(page)).flatMap((target) => problemOf(root, page, target) ?? []),
    );
    expect(problems).toEqual([]);
    expect(pages.flatMap((page) => undefinedReferences(read(page)))).toEqual([]);
  });

  it('every page that code names has the heading', () => {
    const cited = /\bdocs\/[\w-]+\.(?:md|png|gif|svg)(?:#[\w-]+)?/g;
    const code = others.filter((file) => !file.endsWith('.md') && file !== 'scripts/links.js');
    const citations = code.flatMap((file) =>
      [...read(file).matchAll(cited)].map(([target]) => ({ file, target })),
    );
    expect(citations.length).toBeGreaterThan(40);
    const problems = citations.flatMap(({ file, target }) => {
      const problem = problemOf(root, 'README.md', target);
      return problem ? `${file}: ${problem}` : [];
    });
    expect(problems).toEqual([]);
  });

  it('every path that a page names exists', () => {
    const named = pages
      .filter((page) => !page.startsWith('bench/'))
      .flatMap((page) => pathsIn(read(page)).map((path) => ({ page, path })));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('every file that a comment names exists', () => {
    const code = others.filter((file) => /\.(ts|tsx|js)$/.test(file));
    const named = code.flatMap((file) => filesInComments(read(file)).map((path) => ({ file, path })));
    expect(named.length).toBeGreaterThan(5);
    const isThere = (path: string) => existsSync(join(root, path)) || existsSync(join(root, 'src', path));
    expect(named.filter(({ path }) => !isThere(path))).toEqual([]);
  });

  it('every function that a page looks for in a file is there', () => {
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/`(\w+)` in `(src\/[\w./]+)`/g)].map(([, name = '', path = '']) => ({
        name,
        path,
      })),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter(({ name, path }) => !new RegExp(`\\b${name}\\b`).test(read(path)))).toEqual([]);
  });

  it('nothing cites notes that are not here, or the machine of whoever wrote it', () => {
    const forbidden =
      /semantics (?:notes|\d)|\bS \d\.\d|shared\/(?:loopback|projects|review)|\/work\/|"\/tmp\//g;
    const found = others.flatMap((file) =>
      [...read(file).matchAll(forbidden)].map(([text]) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('every rule that docs/loopback.md names is in the SPEC page that it names', () => {
    const rules = {
      model: read('src/model/SPEC.md'),
      runtime: read('src/runtime/SPEC.md'),
    };
    const lines = [...read('docs/loopback.md').matchAll(/^Rules: (.*)\.$/gm)].flatMap(
      ([, line]) => line ?? [],
    );
    expect(lines.length).toBeGreaterThan(20);
    const missing = lines.flatMap((line) =>
      line.split('; ').flatMap((part) => {
        const [, room, ids = ''] = /^(model|runtime) (.*)$/.exec(part) ?? [];
        if (room !== 'model' && room !== 'runtime') return [part];
        return (ids.match(/[A-Z]+\d+/g) ?? []).filter(
          (id) => !new RegExp(`^- \`?${id}\\b`, 'm').test(rules[room]),
        );
      }),
    );
    expect(missing).toEqual([]);
  });
});

describe('docs/performance.md', () => {
  const page = read('docs/performance.md');
  const names = [...page.matchAll(/<!-- (bench\/results\/\w+\.md) -->/g)].flatMap(([, name]) => name ?? []);

  it('shows the tables that the last run of the bench wrote', () => {
    expect(names).toHaveLength(10);
    for (const name of names) expect(withTable(page, name, read(name))).toBe(page);
  });

  it('gets a new table in its place', () => {
    expect(withTable('a\n<!-- x.md -->\nold\n<!-- end -->\nb', 'x.md', 'new\n')).toBe(
      'a\n<!-- x.md -->\nnew\n<!-- end -->\nb',
    );
    expect(withTable('a', 'x.md', 'new')).toBe('a');
  });
});

it('docs/loopback.md shows what SQL databases do differently', () => {
  const page = read('docs/loopback.md');
  expect(page).toContain('<!-- sqlDifferences -->');
  expect(withTable(page, 'sqlDifferences', printSqlDifferences(sqlDifferences))).toBe(page);
});

describe('links', () => {
  it('are found inline, as references and as images, and not in code', () => {
    const text =
      '[a](b.md#c) ![d](<e.png>) <img src="f.gif">\n\n[g]: h.md\n\n```\n[i](j.md)\n```\n`[k](l.md)`';
    expect(linksOf(text)).toEqual(['b.md#c', 'e.png', 'h.md', 'f.gif']);
  });

  it('lead to headings by their text, without marks, numbered where it is there twice', () => {
    const text = '# One `two`\n## The “three”, four?\n## One two\n```\n# not this\n```\n';
    expect([...anchorsOf(text)]).toEqual(['one-two', 'the-three-four', 'one-two-1']);
  });

  it('are refused where the file or the heading is missing', () => {
    expect(problemOf(root, 'README.md', 'docs/nowhere.md')).toContain('there is no docs/nowhere.md');
    expect(problemOf(root, 'README.md', 'docs/loopback.md#nowhere')).toContain('no heading #nowhere');
    expect(problemOf(root, 'README.md', 'docs/loopback.md#hasmany')).toBeUndefined();
    expect(problemOf(root, 'README.md', 'https://loopback.io/')).toBeUndefined();
  });

  it('of the form [name] need a definition, where the page has any', () => {
    expect(undefinedReferences('[a] [b] [c](d)\n\n[a]: x.md\n')).toEqual(['b']);
    expect(undefinedReferences('a list: [x]')).toEqual([]);
  });

  it('name paths in code spans', () => {
    expect(pathsIn('`src/model` and `src/a/b.ts`, not `common/models` nor `src/x/*.ts`')).toEqual([
      'src/model',
      'src/a/b.ts',
    ]);
  });
});
