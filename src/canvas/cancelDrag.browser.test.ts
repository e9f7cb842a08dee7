import { expect, it } from 'vitest';
import { addArea, addModel, createProject, type Position, positionOf } from '../model/index.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';

const origin = { x: 0, y: 0 };
const shop = addArea(
  addModel(createProject('Shop'), { id: 'm1', name: 'Customer', position: { x: 40, y: 60 } }),
  { id: 'a1', name: 'People', position: origin, size: { width: 400, height: 300 } },
);

type Kind = 'mouse' | 'pointer';

/** Presses, moves or releases at so many pixels from the middle of where an element was. */
function hand(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return (kind: Kind, type: 'down' | 'move' | 'up', by: number): void => {
    const Event = kind === 'mouse' ? MouseEvent : PointerEvent;
    (type === 'down' || kind === 'pointer' ? element : window).dispatchEvent(
      new Event(`${kind}${type}`, {
        bubbles: true,
        cancelable: true,
        view: window,
        button: 0,
        buttons: type === 'up' ? 0 : 1,
        clientX: left + width / 2 + by,
        clientY: top + height / 2 + by,
      }),
    );
  };
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

it('puts a dragged model back, until the button is released', async () => {
  const { editor, place, view } = await openCanvas(shop);
  await expect.poll(() => place.querySelector('[data-id="m1"] header'), soon).not.toBeNull();
  const title = place.querySelector('[data-id="m1"] header') as Element;
  const at = () => positionOf(editor.getState().project, 'm1');
  const before = at();
  const box = title.closest<HTMLElement>('.react-flow__node');
  const isShownAt = ({ x, y }: Position) => box?.style.transform === `translate(${x}px, ${y}px)`;
  const move = hand(title);
  const drag = async (from: number, to: number) => {
    for (let by = from; by <= to; by += 10) {
      move('mouse', 'move', by);
      await nextFrame();
    }
  };
  expect(view().isDragging()).toBe(false);
  move('mouse', 'down', 0);
  await drag(10, 60);
  expect(view().isDragging()).toBe(true);
  expect(at()).not.toEqual(before);
  await expect.poll(() => isShownAt(at()), soon).toBe(true);
  view().cancelDrag();
  expect(at()).toEqual(before);
  await expect.poll(() => isShownAt(before), soon).toBe(true);
  await drag(70, 120);
  expect(at()).toEqual(before);
  move('pointer', 'up', 120);
  move('mouse', 'up', 120);
  expect(at()).toEqual(before);
  expect(editor.getState().canUndo).toBe(false);
  await nextTask();

  const again = hand(title);
  again('mouse', 'down', 0);
  for (const by of [10, 20, 30]) {
    again('mouse', 'move', by);
    await nextFrame();
  }
  again('pointer', 'up', 30);
  again('mouse', 'up', 30);
  expect(at()).not.toEqual(before);
  expect(view().isDragging()).toBe(false);
  editor.undo();
  expect(at()).toEqual(before);
  await expect.poll(() => isShownAt(before), soon).toBe(true);
});

it('gives an area its size back', async () => {
  const { editor, place, view } = await openCanvas(shop);
  await expect.poll(() => place.querySelector('[data-area] [data-side]'), soon).not.toBeNull();
  const border = place.querySelector('[data-area] [data-side="right"]') as HTMLElement;
  // Only a real pointer can be captured.
  border.setPointerCapture = () => undefined;
  const size = () => editor.getState().project.areas[0]?.size;
  const move = hand(border);
  move('pointer', 'down', 0);
  move('pointer', 'move', 50);
  expect(size()?.width).not.toBe(400);
  expect(view().isDragging()).toBe(true);
  view().cancelDrag();
  move('pointer', 'move', 90);
  move('pointer', 'up', 90);
  expect(size()).toEqual({ width: 400, height: 300 });
  expect(editor.getState().canUndo).toBe(false);
});
