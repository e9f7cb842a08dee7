import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { projectOf } from '../model/testing/projects.ts';
import { dragRelation } from './testing/dragRelation.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';

// Alone in its file: the line of a drag is loaded with the first drag of a page.
it('shows the kind of keys that are pressed before the line is loaded', async () => {
  await page.viewport(1000, 700);
  const layout = new Map([
    ['Customer', { x: 0, y: 0 }],
    ['Address', { x: 420, y: 120 }],
  ]);
  const { place } = await openCanvas({ ...projectOf({ name: 'Customer' }, { name: 'Address' }), layout });
  await expect.poll(() => place.querySelectorAll('[data-model]').length, soon).toBe(2);
  const preview = () => place.querySelector('[data-testid="relation-preview"]')?.textContent ?? null;
  await dragRelation(place, { from: 'Customer', to: 'Address' }, async () => {
    const held = { key: 'Shift', altKey: true, shiftKey: true };
    window.dispatchEvent(new KeyboardEvent('keydown', { ...held, bubbles: true }));
    await expect.poll(preview, soon).toBe('addressItem · address');
  });
});
