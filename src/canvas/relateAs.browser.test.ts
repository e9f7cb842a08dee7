import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { relationsOf } from '../model/index.ts';
import { manyOf, projectOf } from '../model/testing/projects.ts';
import { dragRelation } from './testing/dragRelation.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';

const shop = projectOf(
  { name: 'Author', relations: { pictures: { ...manyOf('Picture'), polymorphic: 'imageable' } } },
  { name: 'Reader' },
  { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: true } } },
);
const layout = new Map([
  ['Author', { x: 0, y: 0 }],
  ['Reader', { x: 0, y: 250 }],
  ['Picture', { x: 420, y: 120 }],
]);

const ends = { from: 'Reader', to: 'Picture' };

it('says "as imageable" while a relation is dragged to such a model, and makes it while the key is held', async () => {
  await page.viewport(1000, 700);
  const { editor, place } = await openCanvas({ ...shop, layout });
  await expect.poll(() => place.querySelectorAll('[data-model]').length, soon).toBe(3);
  const textOf = (id: string) => place.querySelector(`[data-testid="${id}"]`)?.textContent ?? '';
  const key = (type: 'keydown' | 'keyup') =>
    window.dispatchEvent(
      new KeyboardEvent(type, { key: 'p', code: 'KeyP', bubbles: true, cancelable: true }),
    );
  const added = () => relationsOf(editor.getState().project, 'Reader').map(({ definition }) => definition);

  await dragRelation(place, ends, async () => {
    await expect.poll(() => textOf('connection-hint'), soon).toContain('P as imageable');
    expect(textOf('relation-preview')).toBe('pictures · readerId');
    key('keydown');
    await expect.poll(() => textOf('relation-preview'), soon).toBe('pictures as imageable · imageableId');
  });
  await expect.poll(added, soon).toMatchObject([{ type: 'hasMany', polymorphic: 'imageable' }]);
  key('keyup');
  editor.undo();

  // A key that is released before the button counts no longer.
  await dragRelation(place, ends, async () => {
    await expect.poll(() => textOf('connection-hint'), soon).toContain('P as imageable');
    key('keydown');
    await expect.poll(() => textOf('relation-preview'), soon).toContain('as imageable');
    key('keyup');
    await expect.poll(() => textOf('relation-preview'), soon).toBe('pictures · readerId');
  });
  await expect.poll(() => added().length, soon).toBe(1);
  expect(added()[0]?.['polymorphic']).toBeUndefined();
}, 60_000);

it('lets a polymorphic belongsTo that nothing owns lead to one model, and then become any other kind', async () => {
  await page.viewport(1000, 700);
  const { editor } = await openCanvas({
    ...projectOf(
      { name: 'Author' },
      { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: true } } },
    ),
    layout,
  });
  editor.select({ relation: { modelId: 'Picture', name: 'imageable' } });
  await expect.element(page.getByRole('button', { name: 'has many', exact: true }), soon).toBeDisabled();
  await page.getByRole('button', { name: 'only…' }).click();
  await page.getByRole('menuitem', { name: 'Author' }).click();
  const relations = () => editor.getState().project.models[1]?.definition.relations;
  await expect
    .poll(relations, soon)
    .toEqual({ imageable: { type: 'belongsTo', model: 'Author', foreignKey: '' } });
  await page.getByRole('button', { name: 'has many', exact: true }).click();
  await expect.poll(relations, soon).toMatchObject({ imageable: { type: 'hasMany', model: 'Author' } });
}, 60_000);
