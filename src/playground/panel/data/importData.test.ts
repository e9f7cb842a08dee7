import { expect, it } from 'vitest';
import { failWith, succeed } from '../../../lib/result.ts';
import type { ImportPlan, ImportSummary } from '../../host/index.ts';
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

const plan: ImportPlan = {
  withRefused: false,
  models: [{ model: 'Customer', way: 'append', taken: 'skip' }],
};

interface Faults {
  readonly read?: unknown;
  readonly checks?: readonly string[];
  readonly stored?: { readonly added: number; readonly skipped: number };
  readonly renewed?: number;
  readonly choice?: ImportPlan | null;
}

/** An import of one customer, in which something goes otherwise than usual. */
async function bringIn({ read = succeed(summary), checks = ['checked'], ...faults }: Faults = {}) {
  const { stored = { added: 1, skipped: 0 }, renewed = 0, choice = plan } = faults;
  const left = [...checks];
  const told: unknown[] = [];
  const done: string[] = [];
  const replaced: unknown[] = [];
  const importBuffer = {
    read: async () => read,
    summary: async () => summary,
    survey: async () => [{ model: 'Customer', existing: 2, taken: renewed, takenFitting: 0 }],
    renewIds: async () => renewed,
    store: async () => {
      done.push('stored');
      return [{ model: 'Customer', replaced: 0, ...stored }];
    },
    clear: () => done.push('cleared'),
  };
  const playground = {
    checkImport: async () => left.shift() ?? 'checked',
    withRows: async (work: () => unknown) => work(),
  };
  const opened = { playground, importBuffer } as unknown as OpenedPlayground;
  const model = designModel('c', 'Customer', ['id']);
  const report = await importData(opened, {
    file: new File(['[]'], 'customers.json'),
    model,
    design: [model],
    title: 'Import customers.json',
    signal: new AbortController().signal,
    tell: (event) => told.push(event),
    replacing: (title, models, work) => {
      replaced.push([title, models]);
      return work;
    },
    ask: async () => choice,
  });
  return { report, told, done, replaced };
}

it('stores what was chosen, keeps the rows before it for undo, and says what was stored', async () => {
  const { report, told, done, replaced } = await bringIn();
  expect(report.result).toMatchObject({ type: 'done' });
  expect(replaced).toEqual([['Import customers.json', { replaced: [], kept: ['Customer'] }]]);
  expect(done).toEqual(['stored', 'cleared']);
  expect(told.at(-1)).toMatchObject({ type: 'note', text: expect.stringContaining('Customer') });
});

it('stores nothing of a file that can’t be read, and clears the buffer', async () => {
  const { report, done } = await bringIn({ read: failWith({ message: 'This is not JSON.' }) });
  expect(report.result).toMatchObject({
    type: 'stopped',
    message: expect.stringMatching(/^This is not JSON\./),
  });
  expect(done).toEqual(['cleared']);
});

it('names the models of a file of which the design has none', async () => {
  const { report } = await bringIn({ read: succeed({ ...summary, models: [], unknown: ['Client'] }) });
  expect(report.result).toMatchObject({ message: expect.stringContaining('(Client)') });
  expect(report.result).toMatchObject({ message: expect.stringContaining('Customer') });
});

it('stores nothing where nothing is chosen, or where the sandbox does not check the rows', async () => {
  expect((await bringIn({ choice: null })).done).toEqual(['cleared']);
  const unchecked = await bringIn({ checks: ['failed'] });
  expect(unchecked.done).toEqual(['cleared']);
  expect(unchecked.report.result).toMatchObject({ type: 'stopped' });
});

it('checks the rows again under new ids, and stores nothing where that fails', async () => {
  const { done, report } = await bringIn({ renewed: 1, checks: ['checked', 'cancelled'] });
  expect(done).toEqual(['cleared']);
  expect(report.result).toMatchObject({ message: expect.stringContaining('Cancelled') });
});

it('says how many rows are there where the storing was stopped', async () => {
  const { told } = await bringIn({ stored: { added: 0, skipped: 0 } });
  expect(told.at(-1)).toMatchObject({ text: expect.stringMatching(/0 of 1 rows/) });
});
