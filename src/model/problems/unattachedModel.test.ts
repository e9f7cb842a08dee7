import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { unattachedModel } from './unattachedModel.ts';

const configured = (config: Readonly<Record<string, { readonly dataSource: string | null }>>) => ({
  ...projectOf(
    {
      name: 'A',
      relations: {
        bs: manyOf('B'),
        owner: oneOf('belongsTo', 'User'),
        cs: { ...manyOf('C'), through: 'RoleMapping' },
      },
    },
    { name: 'B' },
    { name: 'C' },
  ),
  modelConfig: { path: 'x', config, source: null },
});
const db = { dataSource: 'db' };

it('PB66: relations to and through models without a data source are left out', () => {
  const start = configured({ A: db, B: { dataSource: null }, C: db });
  expect(problemLines(unattachedModel.find(start))).toEqual([
    'error A.bs model: model-config.json gives B no data source, so LoopBack leaves A.bs out without an error.',
    'error A.owner model: model-config.json does not list User, so LoopBack leaves A.owner out without an error.',
    'error A.cs through: model-config.json does not list RoleMapping, so LoopBack leaves A.cs out without an error.',
  ]);
  const fixed = applyFirstFix(
    unattachedModel,
    applyFirstFix(unattachedModel, applyFirstFix(unattachedModel, start)),
  );
  expect(unattachedModel.find(fixed)).toEqual([]);
  expect(fixed.modelConfig?.config).toEqual({
    A: db,
    B: db,
    C: db,
    User: { public: false, dataSource: 'db' },
    RoleMapping: { public: false, dataSource: 'db' },
  });
});

it('PB66: nothing is reported for models that are not listed, or relations that are not set up', () => {
  expect(problemLines(unattachedModel.find(configured({ A: db, C: db, User: db, RoleMapping: db })))).toEqual(
    [],
  );
  expect(unattachedModel.find(configured({ A: { dataSource: null }, B: { dataSource: null } }))).toEqual([]);
  expect(unattachedModel.find(projectOf({ name: 'A', relations: { u: manyOf('User') } }))).toEqual([]);
});
