import { sendMouse } from './sendMouse.ts';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Drags a relation from a model to another with the mouse, and calls `before` the button is released: at once after the last move. */
export async function dragRelation(
  place: HTMLElement,
  { from: fromId, to: toId }: { readonly from: string; readonly to: string },
  before: () => Promise<void>,
): Promise<void> {
  const middleOf = (selector: string) => {
    const found = place.querySelector(selector);
    if (found === null) throw new Error(`There is no ${selector}.`);
    const { left, top, width, height } = found.getBoundingClientRect();
    return { found, x: left + width / 2, y: top + height / 2 };
  };
  const from = middleOf(`[data-id="${fromId}"] .react-flow__handle.source`);
  const to = middleOf(`[data-id="${toId}"] header`);
  sendMouse(from.found, 'mousedown', from);
  for (const part of [0.2, 0.6, 1]) {
    await nextFrame();
    sendMouse(document, 'mousemove', {
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
    });
  }
  await before();
  sendMouse(document, 'mouseup', to);
}
