import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { relationsOf } from '../model/index.ts';
import { manyOf, projectOf } from '../model/testing/projects.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';

const shop = projectOf(
  { name: 'Customer', relations: { bought: { ...manyOf('Order', 'ownId'), scope: { limit: 1 } } } },
  { name: 'Order' },
);
const layout = new Map([
  ['Customer', { x: 0, y: 0 }],
  ['Order', { x: 420, y: 120 }],
]);

it('presses “through…” for a hasMany through a join model, and asks before keys or the join model are removed', async () => {
  await page.viewport(1000, 700);
  const { editor } = await openCanvas({ ...shop, layout });
  editor.select({ relation: { modelId: 'Customer', name: 'bought' } });
  const relation = () => relationsOf(editor.getState().project, 'Customer')[0]?.definition;
  const pressed = () =>
    ['has many', 'through…'].map(
      (name) => page.getByRole('button', { name, exact: true }).query()?.getAttribute('aria-pressed') ?? null,
    );
  const choose = async (text: string, accept: string) => {
    await expect.element(page.getByRole('alertdialog'), soon).toHaveTextContent(text);
    await page.getByRole('button', { name: accept, exact: true }).click();
  };
  await expect.poll(pressed, soon).toEqual(['true', 'false']);

  await page.getByRole('button', { name: 'through…' }).click();
  await page.getByRole('menuitem', { name: 'New model CustomerOrder' }).click();
  await choose('does not use foreignKey of this relation', 'Convert');
  await expect
    .poll(relation, soon)
    .toEqual({ ...manyOf('Order'), through: 'CustomerOrder', scope: { limit: 1 } });
  expect(editor.getState().selection.relation).toEqual({ modelId: 'Customer', name: 'bought' });
  await expect.poll(pressed, soon).toEqual(['false', 'true']);

  await page.getByRole('button', { name: 'has many', exact: true }).click();
  await choose('Without a join model, hasMany does not use through', 'Change kind');
  await expect.poll(relation, soon).toEqual({ ...manyOf('Order'), scope: { limit: 1 } });
  await expect.poll(pressed, soon).toEqual(['true', 'false']);
});
