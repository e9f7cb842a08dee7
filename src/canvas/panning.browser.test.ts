import { expect, it } from 'vitest';
import { positionOf } from '../model/index.ts';
import { countPaints } from './testing/countPaints.ts';
import { manyModels } from './testing/manyModels.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';
import { sendMouse } from './testing/sendMouse.ts';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const STEPS = 30;

it.each([12, 1000])(
  'a pan among %i models moves what is painted and does not paint it again',
  async (count) => {
    const project = manyModels(count, { across: 300, down: 200 });
    const { place, view } = await openCanvas(project);
    view().centreOn(positionOf(project, `m${Math.floor(count / 2)}`));
    await expect.poll(() => place.querySelector('.react-flow__edge path'), soon).not.toBeNull();
    await expect.poll(() => place.querySelector('[data-overview]'), soon).toBeNull();
    const pane = place.querySelector('.react-flow__pane');
    const viewport = place.querySelector('.react-flow__viewport');
    if (pane === null) throw new Error('There is no canvas.');
    const before = viewport?.getAttribute('style');
    const at = (step: number) => ({ x: 130 + step * 3, y: 80 + step * 2 });
    const stopCounting = await countPaints();
    sendMouse(pane, 'mousedown', at(0));
    for (let step = 1; step <= STEPS; step += 1) {
      sendMouse(window, 'mousemove', at(step));
      await nextFrame();
    }
    const { layers, paints } = await stopCounting();
    expect(layers).toBeGreaterThan(0);
    // Boxes that come into view are painted.
    expect(paints).toBeLessThan(STEPS / 2);
    expect(viewport?.getAttribute('style')).not.toBe(before);
    sendMouse(window, 'mouseup', at(STEPS));
  },
  60_000,
);
