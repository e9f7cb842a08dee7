import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { boxMeasures, type Project, positionOf } from '../model/index.ts';
import { projectOf } from '../model/testing/projects.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';

const shop: Project = projectOf(
  { name: 'Customer', relations: { address: { type: 'embedsOne', model: 'Address' } } },
  {
    name: 'Address',
    properties: { street: { type: 'string', required: true } },
    relations: { place: { type: 'embedsOne', model: 'Place' } },
  },
  { name: 'Place', properties: { lat: 'number' } },
);
const layout = new Map([
  ['Customer', { x: 0, y: 0 }],
  ['Address', { x: 0, y: 160 }],
  ['Place', { x: 400, y: 0 }],
]);

it('unfolds and folds what a row holds by mouse and by key, in undo steps, and makes room', async () => {
  const { editor, place } = await openCanvas({ ...shop, layout });
  const find = <Found extends HTMLElement>(selector: string): Found | null =>
    place.querySelector<Found>(`[data-model="Customer"] ${selector}`);
  const held = () =>
    [...place.querySelectorAll('[data-model="Customer"] [data-held]')].map((row) =>
      row.getAttribute('data-held'),
    );
  const fold = (name: string): HTMLElement => {
    const button = find(`[aria-label="Show what ${name} holds"]`);
    if (button === null) throw new Error(`There is no button at ${name}.`);
    return button;
  };

  // The buttons are loaded when first shown: at Customer and Address, not at Place.
  await expect.poll(() => find('[aria-expanded="false"]'), soon).not.toBeNull();
  expect(place.querySelector('[data-model="Place"] [aria-expanded]')).toBeNull();
  const folded = place.querySelector<HTMLElement>('[data-id="Customer"]')?.offsetHeight ?? 0;
  await userEvent.click(fold('_address'));
  await expect.poll(held, soon).toEqual(['_address.id', '_address.street', '_address._place']);
  expect(find('[data-held="_address.street"]')?.textContent).toBe('in _address: street*string');
  expect(fold('_address').ariaExpanded).toBe('true');
  expect(editor.getState().undoLabel).toBe('Unfold _address');
  // The box grows by three rows, and Address is pushed down.
  const node = place.querySelector<HTMLElement>('[data-id="Customer"]');
  await expect.poll(() => node?.offsetHeight, soon).toBe(folded + 3 * boxMeasures.row);
  expect(positionOf(editor.getState().project, 'Address').y).toBeGreaterThan(160);

  await userEvent.click(fold('_place'));
  await expect.poll(held, soon).toContain('_address._place.lat');

  editor.undo();
  await expect.poll(held, soon).not.toContain('_address._place.lat');
  editor.undo();
  await expect.poll(held, soon).toEqual([]);
  expect(positionOf(editor.getState().project, 'Address').y).toBe(160);

  // By key, on the selected row; another arrow does not move the box.
  find('[data-property="_address"]')?.click();
  await expect.poll(() => document.activeElement?.getAttribute('data-property'), soon).toBe('_address');
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(held, soon).toHaveLength(3);
  await userEvent.keyboard('{ArrowRight}');
  expect(positionOf(editor.getState().project, 'Customer')).toEqual({ x: 0, y: 0 });
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(held, soon).toEqual([]);
  fold('_address').focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(held, soon).toHaveLength(3);
  expect(document.activeElement).toBe(fold('_address'));
}, 60_000);
