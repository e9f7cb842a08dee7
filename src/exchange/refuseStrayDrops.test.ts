import { expect, it } from 'vitest';
import { refuseStrayDrops } from './refuseStrayDrops.ts';

function dispatch(page: EventTarget, type: string, types: readonly string[]) {
  const dataTransfer = { types, dropEffect: 'copy' };
  const event = Object.assign(new Event(type, { cancelable: true }), { dataTransfer });
  page.dispatchEvent(event);
  return [event.defaultPrevented, dataTransfer.dropEffect];
}

it('refuses files that no listener accepts, and nothing else', () => {
  const page = new EventTarget();
  const taker = (event: Event) => {
    if (event.type === 'dragover') event.preventDefault();
  };
  const undo = refuseStrayDrops(page as Window);
  expect(dispatch(page, 'dragover', ['Files'])).toEqual([true, 'none']);
  expect(dispatch(page, 'drop', ['Files'])).toEqual([true, 'none']);
  expect(dispatch(page, 'dragover', ['text/plain'])).toEqual([false, 'copy']);
  undo();
  expect(dispatch(page, 'drop', ['Files'])).toEqual([false, 'copy']);

  page.addEventListener('dragover', taker);
  const undoAgain = refuseStrayDrops(page as Window);
  expect(dispatch(page, 'dragover', ['Files'])).toEqual([true, 'copy']);
  undoAgain();
});
