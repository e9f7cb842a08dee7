import { expect, it } from 'vitest';
import { addModel, createProject } from '../../model/index.ts';
import { selectAt } from '../selectAt.ts';
import { openCanvas, soon } from '../testing/openCanvas.ts';

const longName = `Model${'WithALongName'.repeat(6)}`;
const project = ['Short', longName].reduce(
  (before, name, index) => addModel(before, { id: name, name, position: { x: index * 500, y: 0 } }),
  createProject('Names'),
);

async function openNamed() {
  const { place, view } = await openCanvas(project);
  const find = (selector: string): Element | null => place.querySelector(selector);
  /** The model whose name is shown because the pointer is over it. */
  const shown = (): string | null => find('[data-hovered]')?.getAttribute('data-hovered') ?? null;
  const point = (id: string, type: string): void => {
    const node = find(`.react-flow__node[data-id="${id}"]`);
    const { left = 0, top = 0 } = node?.getBoundingClientRect() ?? {};
    const at = { clientX: left + 9, clientY: top + 9, relatedTarget: document.body };
    node?.dispatchEvent(new PointerEvent(type, { bubbles: true, ...at }));
  };
  const zoomTo = async (zoom: number): Promise<void> => {
    // Until React Flow is ready there is nothing to zoom.
    await expect
      .poll(() => {
        view().zoomTo(zoom);
        return find('[aria-label^="Zoom:"]')?.textContent;
      }, soon)
      .toBe(`${zoom * 100}%`);
    await expect
      .poll(() => find('[data-whole]')?.getAttribute('data-whole'), soon)
      .toBe(zoom < 0.8 ? '1' : undefined);
  };
  return { shown, point, zoomTo };
}

it('shows the whole name of the model under the pointer only while the pointer is there', async () => {
  const { shown, point, zoomTo } = await openNamed();
  await zoomTo(0.4);
  point(longName, 'pointermove');
  await expect.poll(shown, soon).toBe(longName);
  point(longName, 'pointerout');
  await expect.poll(shown, soon).toBeNull();

  point(longName, 'pointermove');
  await expect.poll(shown, soon).toBe(longName);
  await zoomTo(1);
  point('Short', 'pointermove');
  await zoomTo(0.4);
  expect(shown()).toBeNull();
}, 60_000);

it('shows no second name of a model whose whole name is painted', async () => {
  const { shown, point, zoomTo } = await openNamed();
  await zoomTo(0.4);
  point('Short', 'pointermove');
  await zoomTo(1);
  await zoomTo(0.4);
  expect(shown()).toBeNull();
}, 60_000);

it('takes a click and a menu on a painted name for its model, also where the name covers another box', async () => {
  // The middle box is too narrow on the screen for its name, which covers its neighbours.
  const named = ['Left', 'MiddleWithALongName', 'Right'].reduce(
    (before, name, index) =>
      addModel(before, { id: name[0] ?? '', name, position: { x: index * 260, y: 0 } }),
    createProject('Names'),
  );
  const { place, view, editor } = await openCanvas(named);
  const selected = () => editor.getState().selection.models;
  const boxOf = (id: string) => {
    const box = place.querySelector(`.react-flow__node[data-id="${id}"]`);
    if (box === null) throw new Error(`There is no box of ${id}.`);
    return box;
  };
  await expect
    .poll(() => {
      view().zoomTo(0.3);
      return place.querySelector('[data-far] [data-whole]') !== null;
    }, soon)
    .toBe(true);
  const { left, right, top } = boxOf('L').getBoundingClientRect();
  const row = boxOf('L').querySelector('li');
  // Below the title of its own box, a point means the box: its rows can't be told apart.
  expect(row === null ? null : getComputedStyle(row.parentElement ?? row).pointerEvents).toBe('none');
  const box = boxOf('L');
  const click = (x: number) =>
    box.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x, clientY: top + 6 }));
  click(right - 1);
  expect(selected()).toEqual(['M']);
  await expect.poll(() => boxOf('M').matches('.selected'), soon).toBe(true);
  click(left + 4);
  await expect.poll(selected, soon).toEqual(['L']);
  const at = { element: box, x: right - 1, y: top + 6 };
  expect(selectAt(editor, at).models).toEqual(['M']);
  // A key means the element that has the focus.
  expect(selectAt(editor, { ...at, isByKey: true }).models).toEqual(['L']);
}, 60_000);
