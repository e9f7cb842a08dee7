import { expect, it } from 'vitest';
import type { Project } from '../project.ts';
import { broken, projectOfEveryProblem, served } from '../testing/brokenProject.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { findProblems, problemRules } from './findProblems.ts';
import { jsonPathOf } from './jsonPath.ts';

it('PB0: every problem has a message, a reason and advice', () => {
  const problems = findProblems(projectOfEveryProblem);
  const codes = new Set(problems.map(({ code }) => code));
  expect(problemRules.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual([]);
  for (const problem of problems) {
    for (const text of [problem.message, problem.why, problem.advice])
      expect(text).toMatch(/^["A-Za-z].*[.?]$/);
    const [, intended] = /^Did you mean "(.*)"\?$/.exec(problem.advice) ?? [];
    if (intended !== undefined && problem.fix !== undefined) {
      // Capitals alone are no guess.
      const isSame = problem.message.toLowerCase().includes(`"${intended.toLowerCase()}"`);
      expect(problem.fix.isGuess === true, problem.message).toBe(!isSame);
    }
    // An error has a fix, or a place in the JSON that people can edit.
    const definition = broken.models.find(({ id }) => id === problem.place.modelId)?.definition;
    const path = definition === undefined ? [] : jsonPathOf(definition, problem.place);
    if (problem.severity === 'error' && !problem.fix) expect(path, problem.message).not.toEqual([]);
  }
});

it.each([
  ['without model-config', null],
  ['with one that lists few', { path: 'x', config: served, source: null }],
])('PB0: applying fixes one after the other leaves nothing to fix: %s', (_what, modelConfig) => {
  let project: Project = { ...broken, modelConfig, databases: ['postgresql', 'mysql'] };
  for (let step = 0; ; step += 1) {
    const fixable = findProblems(project).find(({ fix }) => fix);
    if (!fixable?.fix) break;
    const after = fixable.fix.apply(project);
    expect(after, `${fixable.code}: ${fixable.fix.label}`).not.toBe(project);
    project = after;
    expect(step).toBeLessThan(200);
  }
  const left = findProblems(project).map(({ code }) => code);
  expect(new Set(left)).toEqual(
    new Set([
      'built-in-through',
      'embedded-owner',
      'ignored-validations',
      'idle-constraint',
      'illegal-scope-name',
      'missing-model',
      'polymorphic-without-through',
      'refused-column',
      'reserved-table-name',
      'short-text-column',
      'skip-without-limit',
      'unwritten-scope',
      'written-attributes',
    ]),
  );
});

/** A project that counts the reads of its models. */
function countedProject(size: number): { readonly project: Project; readonly reads: () => number } {
  let reads = 0;
  const counted = <Value extends object>(value: Value): Value =>
    new Proxy(value, {
      get(target, key, receiver) {
        reads += 1;
        return Reflect.get(target, key, receiver);
      },
    });
  const plain = projectOf(
    ...Array.from({ length: size }, (_, index) => ({
      name: `Model${index}`,
      properties: Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`p${at}`, { type: 'string' }])),
      relations: {
        next: oneOf('belongsTo', `Model${(index + 1) % size}`),
        ...(index % 2 ? { many: manyOf(`Model${(index * 7) % size}`) } : {}),
      },
    })),
  );
  const models = plain.models.map((entry) => counted({ ...entry, definition: counted(entry.definition) }));
  return { project: { ...plain, models }, reads: () => reads };
}

it('PB0: the work grows in proportion to the models', () => {
  const [small, large] = [countedProject(150), countedProject(300)];
  findProblems(small.project);
  findProblems(large.project);
  expect(small.reads()).toBeGreaterThan(150);
  // Work that grows with the square would be four times as much.
  expect(large.reads() / small.reads()).toBeLessThan(2.5);
});
