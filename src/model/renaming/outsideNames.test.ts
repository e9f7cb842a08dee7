import { describe, expect, it } from 'vitest';
import type { Problem } from '../problems/problem.ts';
import { projectOf } from '../testing/projects.ts';
import { shopProject } from '../testing/shopProject.ts';
import { compareProblems } from './compareProblems.ts';
import { storedNamesOf, tablesNamedAfter } from './outsideNames.ts';
import { scriptsWithWord } from './scriptsWithWord.ts';

describe('names that a rename cannot change', () => {
  it('RN11: rows hold the name of a model in the discriminators of its polymorphic relations', () => {
    expect(storedNamesOf(shopProject(), 'Member')).toEqual([
      { modelName: 'Picture', property: 'imageableType' },
    ]);
    expect(storedNamesOf(shopProject(), 'Order')).toEqual([]);
  });

  it('RN11: without a datasources.json it is unknown where the rows are stored', () => {
    expect(tablesNamedAfter(projectOf({ name: 'Order' }), 'Order')).toEqual({ named: [], isUncertain: true });
  });

  it('RN12: lists the .js files that contain the whole word', () => {
    expect(scriptsWithWord(shopProject(), 'Order').paths).toEqual(['common/models/order.js']);
    const project = projectOf({ name: 'A' }, { name: 'B' }, { name: 'C' }, { name: 'D' });
    const scripts = ['// OrderItem, $Order, Ordered', 'app.models.Order.find()', '"Order"', undefined];
    const models = project.models.map((model, index) => {
      const script = scripts[index];
      return script === undefined ? model : { ...model, script };
    });
    expect(scriptsWithWord({ ...project, models }, 'Order')).toEqual({
      paths: ['common/models/b.js', 'common/models/c.js'],
      isPartial: false,
    });
  });

  it('RN12: searches a limited length, and reports a partial search', () => {
    const project = projectOf({ name: 'A' }, { name: 'B' });
    const long = `${' '.repeat(9_000_000)}Order`;
    const models = project.models.map((model) => ({ ...model, script: long }));
    expect(scriptsWithWord({ ...project, models }, 'Order')).toEqual({ paths: [], isPartial: true });
  });
});

const problem = (code: string, modelId: string, relation: string): Problem => ({
  code,
  severity: 'warning',
  place: { modelId, relation },
  message: `${relation} of ${modelId}`,
  why: '',
  advice: '',
});

describe('compareProblems', () => {
  it('RN13: distinguishes problems at new places from those that only mention other names', () => {
    const before = [problem('twin', 'A', 'orders'), problem('gone', 'B', 'x')];
    const after = [
      problem('twin', 'A', 'sales'),
      problem('twin', 'C', 'orders'),
      problem('two', 'A', 'sales'),
    ];
    const { caused, removed } = compareProblems(before, after);
    expect(caused.map(({ code, place }) => `${code} ${place.modelId}`)).toEqual(['twin C', 'two A']);
    expect(removed.map(({ code }) => code)).toEqual(['gone']);
  });
});
