import { expect, it } from 'vitest';
import { succeed } from '../../../lib/result.ts';
import type { ImportSummary } from '../../host/index.ts';
import { designModel } from '../../store/testing/designs.ts';
import type { OpenedPlayground } from '../session/openPlayground.ts';
import { type ImportContext, importData } from './importData.ts';

const summary: ImportSummary = {
  models: [{ model: 'Customer', rows: 1, refused: 0, preview: { columns: ['id'], rows: [['1']] }, kept: [] }],
  unknown: [],
  skipped: 0,
  refused: [],
  lost: [],
};

it('asks nothing any more when it is stopped while the rows are counted', async () => {
  const controller = new AbortController();
  const importBuffer = {
    read: async () => succeed(summary),
    summary: async () => summary,
    survey: async () => {
      controller.abort();
      return [];
    },
    clear: () => {},
  };
  const playground = { checkImport: async () => 'checked', withRows: async (work: () => unknown) => work() };
  const opened = { playground, importBuffer } as unknown as OpenedPlayground;
  const model = designModel('c', 'Customer', ['id']);
  const asked: unknown[] = [];
  const context: ImportContext = {
    file: new File(['[]'], 'customers.json'),
    model,
    design: [model],
    title: 'Import customers.json',
    signal: controller.signal,
    tell: () => {},
    replacing: () => () => Promise.reject(new Error('Rows were replaced.')),
    ask: async (found) => {
      asked.push(found);
      return null;
    },
  };
  const report = await importData(opened, context);
  expect(asked).toEqual([]);
  expect(report.result).toEqual({
    type: 'stopped',
    message: 'Cancelled. Nothing was stored; the rows are as they were.',
  });
});
