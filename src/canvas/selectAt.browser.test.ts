import { expect, it } from 'vitest';
import { addInverse, createExampleProject } from '../model/index.ts';
import { selectAt, selectedElement } from './selectAt.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';

it('selects the side of an edge that is clicked, below the pointer of a menu, or has the focus, also while the other one is selected', async () => {
  const example = createExampleProject();
  const [customer, order] = example.models;
  if (customer === undefined || order === undefined) throw new Error('two models');
  const orders = { modelId: customer.id, name: 'orders' };
  const back = { modelId: order.id, name: 'customer' };
  const { editor, place } = await openCanvas(addInverse(example, { ref: orders }));
  const find = (selector: string): Element | null =>
    place.querySelector(`.react-flow__edge[data-id="${customer.id}/orders"] ${selector}`);
  await expect.poll(() => find('[data-side="end"] path:last-child'), soon).not.toBeNull();
  const start = find('[data-side="start"]');
  const end = find('[data-side="end"]');
  const halfOfEnd = find('[data-side="end"] path:last-child');
  if (start === null || end === null || halfOfEnd === null) throw new Error('two sides');
  const middleOf = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };

  const selectFirst = async (): Promise<void> => {
    editor.select({ relation: orders });
    await expect.poll(() => start.getAttribute('data-selected'), soon).toBe('true');
  };
  for (const clicked of [place.querySelector('[data-relation-label="customer"]'), halfOfEnd]) {
    await selectFirst();
    clicked?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(editor.getState().selection.relation).toEqual(back);
  }

  await selectFirst();
  expect(selectAt(editor, { element: halfOfEnd, ...middleOf(halfOfEnd) }).relation).toEqual(back);
  // By a key, the point is somewhere in the bounds of the element.
  await selectFirst();
  expect(selectAt(editor, { element: end, ...middleOf(start) }).relation).toEqual(back);
  // While nothing has the focus, the menu is that of the selected side.
  await expect.poll(() => end.getAttribute('data-selected'), soon).toBe('true');
  expect(selectAt(editor, { element: selectedElement(place), ...middleOf(start) }).relation).toEqual(back);
  // The edge itself has the focus of the first side.
  const edge = start.closest('.react-flow__edge');
  if (edge === null) throw new Error('an edge');
  expect(selectAt(editor, { element: edge, ...middleOf(end) }).relation).toEqual(orders);
}, 60_000);
