import { expect, it } from 'vitest';
import {
  addArea,
  addModel,
  connectModels,
  createProject,
  type Position,
  type Project,
} from '../model/index.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';

function twoModelsAndAnArea(): Project {
  const customer = addModel(createProject('Shop'), {
    id: 'customer',
    name: 'Customer',
    position: { x: 0, y: 0 },
  });
  const both = addModel(customer, { id: 'order', name: 'Order', position: { x: 500, y: 0 } });
  const related = connectModels(both, { ownerId: 'customer', targetId: 'order', type: 'hasMany' });
  return addArea(related, {
    id: 'far',
    name: 'Far',
    position: { x: 20_000, y: 9_000 },
    size: { width: 3_000, height: 600 },
  });
}

it('shows, reveals and centres what the rest of the page requests', async () => {
  const { view, seen, close } = await openCanvas(twoModelsAndAnArea());
  const boxes = view().boxes();
  expect(boxes.map(({ id }) => id)).toEqual(['far', 'customer', 'order']);
  const customer = boxes.find(({ id }) => id === 'customer');
  const area = boxes.find(({ id }) => id === 'far');
  if (customer === undefined || area === undefined) throw new Error('A box is missing.');
  expect(area).toMatchObject({ x: 20_000, y: 9_000, width: 3_000, height: 600 });

  // Until React Flow is ready there is nothing to move.
  const centred = (): Position => {
    view().centreOn({ x: 5_000, y: -200 });
    return view().centre();
  };
  await expect.poll(centred, soon).toEqual({ x: 5_000, y: -200 });
  expect(view().centre({ x: -160, y: -120 })).toEqual({ x: 4_840, y: -320 });
  expect(view().isInView(customer, 'part')).toBe(false);
  // 800 by 600 pixels of the screen, at full size.
  expect(view().isInView({ x: 4_650, y: -450, width: 700, height: 500 }, 'whole')).toBe(true);
  expect(view().isInView({ x: 4_550, y: -450, width: 700, height: 500 }, 'whole')).toBe(false);
  expect(view().isInView({ x: 4_550, y: -450, width: 700, height: 500 }, 'part')).toBe(true);
  expect(view().isInView({ x: 5_401, y: -450, width: 700, height: 500 }, 'part')).toBe(false);

  view().reveal('customer');
  await expect.poll(() => view().isInView(customer, 'whole'), soon).toBe(true);
  await expect.poll(() => view().isDrawn({ modelId: 'customer', name: 'orders' }), soon).toBe(true);
  expect(view().isDrawn({ modelId: 'customer', name: 'others' })).toBe(false);

  // It is not mounted while it is out of view, and is larger than the view at full size.
  view().reveal('far');
  await expect.poll(() => view().isInView(area, 'whole'), soon).toBe(true);
  // Its middle comes to the middle of the view, give or take some pixels of the screen.
  view().show({ x: -9_000, y: 0, width: 4_000, height: 100 });
  await expect.poll(() => view().centre().x, soon).toBeCloseTo(-7_000, -2);
  view().reveal('nothing');
  expect(view().centre().x).toBeCloseTo(-7_000, -2);

  view().showAll();
  await expect.poll(() => boxes.every((box) => view().isInView(box, 'part')), soon).toBe(true);
  expect(view().isDragging()).toBe(false);
  close();
  expect(seen.view).toBeNull();
}, 60_000);
