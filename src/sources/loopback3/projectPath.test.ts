import { describe, expect, it } from 'vitest';
import { isOtherFile, projectFoldersIn, toProjectPath } from './projectPath.ts';

describe('toProjectPath', () => {
  it.each([
    ['order.json', 'common/models/order.json'],
    ['models/order.json', 'common/models/order.json'],
    ['common/models/order.json', 'common/models/order.json'],
    ['shop/common/models/order.json', 'common/models/order.json'],
    ['shop/server/models/user.json', 'server/models/user.json'],
    ['work/shop/server/models/user.json', 'server/models/user.json'],
    ['shop/common/models/sub/order.json', 'common/models/sub/order.json'],
    ['shop/modules/billing/models/invoice.json', 'modules/billing/models/invoice.json'],
    ['downloads/order.json', 'common/models/order.json'],
    ['common/models.json', 'common/models/models.json'],
    ['model-config.json', 'server/model-config.json'],
    ['shop/server/model-config.json', 'server/model-config.json'],
    ['workspace/common/models/model-config.json', 'common/models/model-config.json'],
    ['/shop/../common/models/order.json', 'common/models/order.json'],
  ])('%s → %s', (path, inProject) => {
    expect(toProjectPath(path)).toBe(inProject);
  });
});

describe('isOtherFile', () => {
  it.each(['package.json', 'shop/server/datasources.json', 'config.production.json', 'tsconfig.node.json'])(
    '%s',
    (path) => {
      expect(isOtherFile(path)).toBe(true);
    },
  );
  it.each(['order.json', 'common/models/config.json', 'configuration.json'])('not %s', (path) => {
    expect(isOtherFile(path)).toBe(false);
  });
});

it.each([
  [
    ['a/server/model-config.json', 'b/server/model-config.json'],
    ['a', 'b'],
  ],
  [['a/server/model-config.json', 'a/test/app/server/model-config.json'], ['a']],
  [['test/app/server/model-config.json', 'server/model-config.json'], ['']],
  [['common/models/a.json', 'client/model-config.json'], []],
])('the projects side by side among %j are %j', (paths, folders) => {
  expect(projectFoldersIn(paths)).toEqual(folders);
});
