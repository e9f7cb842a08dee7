import { describe, expect, it } from 'vitest';
import { fromFragment, toFragment } from '../../exchange/index.ts';
import { createExampleProject, fromRecord, type Project, toRecord } from '../../model/index.ts';
import { createNotices } from '../shell/notices.ts';
import { describeMovedToBorder, reportMoves } from './reportMoves.ts';

const example = createExampleProject();

async function linkWithFar(count: number): Promise<Project> {
  const far = example.models.slice(0, count).map(({ id }) => [id, { x: 1e9, y: 0 }] as const);
  const made = await toFragment({ ...example, layout: new Map([...example.layout, ...far]) });
  const read = made.ok ? await fromFragment(made.value) : made;
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe('positions beyond the border of the canvas in a link or a record', () => {
  it('are reported once, with their number and names', async () => {
    const notices = createNotices();
    const project = await linkWithFar(2);
    reportMoves(notices, project);
    reportMoves(notices, project);
    const shown = notices.store.getState().shown.map(({ text }) => text);
    expect(shown).toEqual([
      '2 models (Customer, Order) lay more than a million pixels from the middle of the canvas, where it ends, and were moved to its border.',
    ]);
  });

  it('are shortened in a long report', () => {
    const models = Array.from({ length: 12 }, (_, index) => ({
      id: `m${index}`,
      path: `m${index}.json`,
      definition: { name: `M${index}` },
      source: null,
    }));
    const layout = new Map(models.map(({ id }) => [id, { x: 0, y: -1e7 }]));
    const read = fromRecord(toRecord({ ...example, models, layout }));
    if (!read.ok) throw new Error(read.error.message);
    expect(describeMovedToBorder(read.value)).toContain('12 models (M0, M1, M2, M3, M4 and 7 more) lay');
  });

  it('are not reported if there are none', async () => {
    expect(describeMovedToBorder(await linkWithFar(0))).toBeNull();
  });
});
