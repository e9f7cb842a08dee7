import { describe, expect, it } from 'vitest';
import { findProblems } from '../../model/problems/findProblems.ts';
import { projectOfEveryProblem } from '../../model/testing/brokenProject.ts';
import { manyOf, projectOf } from '../../model/testing/projects.ts';
import { applyFixes, type FixOptions } from './applyFixes.ts';
import { onlyFixOf } from './findings.ts';

const options: FixOptions = {
  severities: (_rule, usual) => usual,
  withGuesses: true,
  isWanted: () => true,
};

describe('applyFixes', () => {
  it('leaves nothing that it could fix, whatever fixes change for others', () => {
    const { project, count } = applyFixes(projectOfEveryProblem, options);
    expect(count).toBeGreaterThan(40);
    const left = findProblems(project).filter((problem) => {
      const next = onlyFixOf(problem)?.apply(project);
      const movesFile = next?.models.some(({ id, path }) =>
        project.models.some((entry) => entry.id === id && entry.path !== path),
      );
      return next !== undefined && next !== project && movesFile !== true;
    });
    expect(left.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it('adds a missing model once, for all that lead to it', () => {
    const start = projectOf(
      { name: 'Customer', relations: { places: manyOf('Warehouse') } },
      { name: 'Supplier', relations: { places: manyOf('Warehouse') } },
    );
    const { project } = applyFixes(start, options);
    expect(project.models.map(({ definition }) => definition.name)).toEqual([
      'Customer',
      'Supplier',
      'Warehouse',
    ]);
  });

  it('fixes the wanted models only', () => {
    const start = projectOf({ name: 'A', plurl: 'x' }, { name: 'B', plurl: 'y' });
    const { project } = applyFixes(start, { ...options, isWanted: (id) => id === 'B' });
    expect(project.models.map(({ definition }) => definition)).toMatchObject([
      { plurl: 'x' },
      { plural: 'y' },
    ]);
  });

  it('looks at the problems of many models a few times, and not once for each fix', () => {
    const models = 60;
    const names = Array.from({ length: models }, (_, index) => `M${index}`);
    let asked = 0;
    const { count } = applyFixes(projectOf(...names.map((name) => ({ name, properties: { a: 'strng' } }))), {
      ...options,
      severities(_rule, usual) {
        asked += 1;
        return usual;
      },
    });
    expect(count).toBe(models);
    expect(asked).toBeLessThan(models * 4);
  });
});
