import { describe, expect, it } from 'vitest';
import { openModelFiles } from '../../exchange/openModelFiles.ts';
import { modelSources } from './modelSources.ts';

const config = (sources: unknown) => ({ _meta: { sources } }) as never;

describe('modelSources', () => {
  it.each([
    [
      'shop/server/model-config.json',
      ['../common/models', './models'],
      'shop',
      ['shop/common/models', 'shop/server/models'],
    ],
    ['server/model-config.json', ['../common/models/', 'models'], '', ['common/models', 'server/models']],
    ['server/model-config.json', ['../../elsewhere', './models'], '', ['server/models']],
  ])('%s with %j', (path, sources, root, folders) => {
    expect(modelSources(path, config(sources))).toEqual({ root, folders });
  });

  it.each([[undefined], ['../common/models'], [[]], [[3]]])('is nothing for %j', (sources) => {
    expect(modelSources('server/model-config.json', config(sources))).toBeNull();
  });

  it('is nothing for a config without its folder', () => {
    expect(modelSources('model-config.json', config(['./models']))).toBeNull();
  });
});

describe('a project with _meta.sources', () => {
  const open = (files: Record<string, string>) =>
    openModelFiles({
      files: Object.entries(files).map(([path, text]) => ({ path, text })),
      problems: [],
      skipped: [],
    });

  it('returns the models of its folders in their order, under their paths, and says why it skips the others', async () => {
    const opened = await open({
      'shop/common/models/order.json': '{"name": "Order"}',
      'shop/common/models/_old.json': '{"name": "Old"}',
      'shop/common/models/parts/wheel.json': '{"name": "Wheel"}',
      'shop/modules/billing/invoice.json': '{"name": "Invoice"}',
      'shop/client/models/view.json': '{"name": "View"}',
      'shop/package.json': '{"name": "shop"}',
      'shop/server/model-config.json':
        '{"_meta": {"sources": ["loopback/common/models", "../modules/billing", "../common/models", "./models"]}}',
    });
    expect(opened.models.map(({ path }) => path)).toEqual([
      'modules/billing/invoice.json',
      'common/models/order.json',
    ]);
    expect(opened.name).toBe('shop');
    expect(opened.modelConfig?.path).toBe('server/model-config.json');
    expect(opened.skipped).toEqual([
      { path: 'shop/common/models/_old.json', reason: 'is outside the folders of _meta.sources' },
      { path: 'shop/common/models/parts/wheel.json', reason: 'is outside the folders of _meta.sources' },
      { path: 'shop/client/models/view.json', reason: 'is outside the folders of _meta.sources' },
      { path: 'shop/package.json', reason: 'is outside the models folders' },
    ]);
  });

  it('falls back to the models folders if the files are elsewhere', async () => {
    const opened = await open({
      'shop/common/models/order.json': '{"name": "Order"}',
      'shop/server/model-config.json': '{"_meta": {"sources": ["../lib/models"]}}',
    });
    expect(opened.models).toHaveLength(1);
  });
});
