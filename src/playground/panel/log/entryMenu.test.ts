import { afterEach, expect, it, vi } from 'vitest';
import { joinId } from '../../../model/index.ts';
import type { DesignModel } from '../design/design.ts';
import { entryMenu } from './entryMenu.ts';
import { emptyLog, reduceLog } from './logState.ts';

const design = [
  { id: 'c', name: 'Customer' },
  { id: 'o', name: 'Order' },
  { id: joinId('c', 'o'), name: 'CustomerOrder' },
] as unknown as readonly DesignModel[];

function setUp(code: string) {
  const done: string[] = [];
  const { entries } = reduceLog(emptyLog, { type: 'start', task: 'run', title: code, call: null });
  const [entry] = entries;
  if (entry === undefined) throw new Error('The log has no entry.');
  const groups = entryMenu({
    entry,
    actions: {
      style: 'promise',
      isRunning: false,
      lineNavigator: () => null,
      runAgain: ({ title }) => void done.push(`run ${title}`),
      toSnippet: ({ title }) => void done.push(`snippet ${title}`),
      undoOrRedo: () => void done.push('undo'),
    },
    design,
    onShowModel: (id) => void done.push(`show ${id}`),
    onNotice: (text) => void done.push(text),
  });
  return { items: groups.flat(), done };
}

afterEach(() => vi.unstubAllGlobals());

it('runs an entry of the log again, and shows the models that its code names', () => {
  const { items, done } = setUp('await Customer.find(); CustomerOrder.find(); Orders');
  expect(items.map(({ label }) => label)).toEqual([
    'Run again',
    'Copy code',
    'Save as snippet',
    'Show Customer in the design',
  ]);
  items.at(0)?.onSelect();
  items.at(-1)?.onSelect();
  expect(done).toEqual(['run await Customer.find(); CustomerOrder.find(); Orders', 'show c']);
});

it('says whether the code was copied', async () => {
  const writeText = vi.fn(async (_text: string) => undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const { items, done } = setUp('await Customer.find()');
  items.find(({ label }) => label === 'Copy code')?.onSelect();
  await vi.waitFor(() => expect(done).toEqual(['Copied.']));
  expect(writeText).toHaveBeenCalledExactlyOnceWith('await Customer.find()');
});
