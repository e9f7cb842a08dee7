import { expect, it } from 'vitest';
import { failWith, succeed } from '../../../lib/result.ts';
import type { ImportPlan, ImportSummary } from '../../host/index.ts';
import { designModel } from '../../store/testing/designs.ts';
import type { OpenedPlayground } from '../session/openPlayground.ts';
import { type ImportContext, importData } from './importData.ts';

const summary: ImportSummary = {
  models: [
    {
      model: 'Customer',
      rows: 1,
      refused: 0,
      preview: { columns: ['id'], moreColumns: 0, rows: [['1']] },
      kept: [],
    },
  ],
  unknown: [],
  skipped: 0,
  refused: [],
  lost: [],
};

it('does not ask for a choice when it is stopped while the rows are counted', async () => {
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
    emit: () => {},
    withBackup: () => () => Promise.reject(new Error('Rows were replaced.')),
    ask: async (findings) => {
      asked.push(findings);
      return null;
    },
  };
  const report = await importData(opened, context);
  expect(asked).toEqual([]);
  expect(report.result).toEqual({
    type: 'stopped',
    message: 'Cancelled. Nothing was stored; the rows are unchanged.',
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

/** Runs an import of one customer with the given faults. */
async function runImport({ read = succeed(summary), checks = ['checked'], ...faults }: Faults = {}) {
  const { stored = { added: 1, skipped: 0 }, renewed = 0, choice = plan } = faults;
  const left = [...checks];
  const emitted: unknown[] = [];
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
    emit: (event) => emitted.push(event),
    withBackup: (title, models, work) => {
      replaced.push([title, models]);
      return work;
    },
    ask: async () => choice,
  });
  return { report, emitted, done, replaced };
}

it('stores what was chosen, backs up the earlier rows for undo, and says what was stored', async () => {
  const { report, emitted, done, replaced } = await runImport();
  expect(report.result).toMatchObject({ type: 'done' });
  expect(replaced).toEqual([['Import customers.json', { replaced: [], kept: ['Customer'] }]]);
  expect(done).toEqual(['stored', 'cleared']);
  expect(emitted.at(-1)).toMatchObject({ type: 'note', text: expect.stringContaining('Customer') });
});

it('stores nothing of a file that can’t be read, and clears the buffer', async () => {
  const { report, done } = await runImport({ read: failWith({ message: 'This is not JSON.' }) });
  expect(report.result).toMatchObject({
    type: 'stopped',
    message: expect.stringMatching(/^This is not JSON\./),
  });
  expect(done).toEqual(['cleared']);
});

it('names the models of a file where the design has none of them', async () => {
  const { report } = await runImport({ read: succeed({ ...summary, models: [], unknown: ['Client'] }) });
  expect(report.result).toMatchObject({ message: expect.stringContaining('(Client)') });
  expect(report.result).toMatchObject({ message: expect.stringContaining('Customer') });
});

it('stores nothing where nothing is chosen, or where the sandbox cannot check the rows', async () => {
  expect((await runImport({ choice: null })).done).toEqual(['cleared']);
  const unchecked = await runImport({ checks: ['failed'] });
  expect(unchecked.done).toEqual(['cleared']);
  expect(unchecked.report.result).toMatchObject({ type: 'stopped' });
});

it('checks the rows again with new ids, and stores nothing where that fails', async () => {
  const { done, report } = await runImport({ renewed: 1, checks: ['checked', 'cancelled'] });
  expect(done).toEqual(['cleared']);
  expect(report.result).toMatchObject({ message: expect.stringContaining('Cancelled') });
});

it('says how many rows are stored where storing was stopped', async () => {
  const { emitted } = await runImport({ stored: { added: 0, skipped: 0 } });
  expect(emitted.at(-1)).toMatchObject({ text: expect.stringMatching(/0 of 1 rows/) });
});
