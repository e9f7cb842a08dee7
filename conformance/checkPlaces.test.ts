/** The places that `check` reports: on models made at random, and on every model of LoopBack itself and of the examples. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { getLocation } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { run } from '../src/cli/run.ts';
import {
  jsonRangeOf,
  type Problem,
  type ProblemPlace,
  type Project,
  type TextRange,
} from '../src/model/index.ts';
import { findProblems, problemRules } from '../src/model/problems/findProblems.ts';
import { projectOfEveryProblem } from '../src/model/testing/brokenProject.ts';
import { projectArbitrary } from './testing/randomProject.ts';

/** Returns where a range begins, from the start of the text. */
function offsetOf(text: string, { line, column }: TextRange): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

/** Returns the path of the key that a range holds, read without the code that made the range. */
function pathAt(text: string, range: TextRange): readonly unknown[] {
  const [from, to] = [
    offsetOf(text, range),
    offsetOf(text, { ...range, line: range.endLine, column: range.endColumn }),
  ];
  const path = getLocation(text, from + 1).path;
  // The range is exactly the key, with its quotes.
  expect(JSON.parse(text.slice(from, to))).toBe(path.at(-1));
  return path;
}

/** Returns whether a definition has a value at a path. */
const has = (definition: unknown, path: readonly unknown[]): boolean =>
  path.length === 0 ||
  (typeof definition === 'object' &&
    definition !== null &&
    Object.hasOwn(definition, String(path[0])) &&
    has((definition as Record<string, unknown>)[String(path[0])], path.slice(1)));

const withLines = (project: Project): Project => ({
  ...project,
  models: project.models.map((entry) => ({
    ...entry,
    source: { text: JSON.stringify(JSON.parse(entry.source?.text ?? '{}'), null, 2) },
  })),
});

/** Returns the path that a place names, as deep as it can be in a file. */
function pathOf({ relation, property, key }: ProblemPlace): readonly string[] {
  const attribute = key === undefined ? [] : [key];
  if (relation !== undefined) return ['relations', relation, ...attribute];
  if (property !== undefined) return ['properties', property, ...attribute];
  return [key ?? 'name'];
}

/** Expects the range of a problem to hold the key that it names, as deep as the file has it, or else the model's name. */
function expectPlace(project: Project, { code, place }: Problem): void {
  const entry = project.models.find(({ id }) => id === place.modelId);
  const range = entry && jsonRangeOf(entry, place);
  const text = entry?.source?.text;
  if (!entry || !range || text === undefined) throw new Error(`${code} has no range.`);
  const wanted = pathOf(place);
  const found = pathAt(text, range);
  // LoopBack reads relations and settings in `options`, too.
  const own = found[0] === 'options' && wanted[0] !== 'options' ? found.slice(1) : found;
  if (wanted[0] !== 'name' && own.length === 1 && own[0] === 'name') {
    expect(has(entry.definition, wanted.slice(0, 1)), code).toBe(false);
    return;
  }
  expect(own, code).toEqual(wanted.slice(0, own.length));
  if (own.length < wanted.length)
    expect(has(entry.definition, wanted.slice(0, own.length + 1)), code).toBe(false);
}

describe('the place of a problem', () => {
  it('is the key that it names, as deep as the file has it, or else the name of the model', () => {
    const found: Problem[] = [];
    fc.assert(
      fc.property(projectArbitrary.map(withLines), (project) => {
        const problems = findProblems(project);
        for (const problem of problems) expectPlace(project, problem);
        found.push(...problems);
      }),
      { numRuns: 100, seed: 1 },
    );
    expect(found.length).toBeGreaterThan(300);
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(15);
  });

  it('is right for a problem of every rule', () => {
    const problems = findProblems({ ...projectOfEveryProblem, databases: ['postgresql', 'mysql'] });
    const codes = new Set(problems.map(({ code }) => code));
    expect(problemRules.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual([]);
    for (const problem of problems) expectPlace(projectOfEveryProblem, problem);
  });

  it.each([
    'conformance/node_modules/loopback',
    'conformance/node_modules/loopback-workspace',
    'e2e/fixtures/loopback-example-relations',
    'e2e/fixtures/library',
    'e2e/fixtures/shop',
    'e2e/fixtures/mongo',
    'e2e/fixtures/refused',
  ])('is a key of the file in each model of %s', async (name) => {
    const folder = join(import.meta.dirname, '..', name);
    expect(existsSync(folder)).toBe(true);
    let out = '';
    const code = await run(['check', '.', '--format', 'json'], {
      folder,
      hasColours: false,
      out: (text) => {
        out += text;
      },
      note: () => undefined,
      untilEnded: () => Promise.resolve(),
    });
    expect([0, 1]).toContain(code);
    const findings = JSON.parse(out) as { rule: string; path: string; range: TextRange }[];
    for (const { rule, path, range } of findings) {
      if (rule === 'unreadable-file') continue;
      const text = readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, '');
      expect(pathAt(text, range).length, `${rule} in ${path}`).toBeGreaterThan(0);
    }
  });
});
