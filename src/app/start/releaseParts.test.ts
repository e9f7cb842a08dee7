import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { releaseWhenDrawn } from './releaseParts.ts';

function stage(isPictureHeld = false) {
  const view = createStore<{ readonly canvas: unknown }>()(() => ({ canvas: null }));
  const listeners = new Map<string, () => void>();
  let frames: (() => void)[] = [];
  let expire = (): void => {};
  const page = {
    addEventListener: (type: string, listener: () => void) => listeners.set(type, listener),
    removeEventListener: (type: string) => listeners.delete(type),
    requestAnimationFrame: (run: () => void) => frames.push(run),
    setTimeout: (run: () => void) => {
      expire = run;
      return 1;
    },
    clearTimeout: () => {},
  };
  const release = vi.fn();
  releaseWhenDrawn(release, { view, isPictureHeld, page: page as unknown as Window });
  return {
    view,
    release,
    listeners,
    expire: () => expire(),
    async frame() {
      const due = frames;
      frames = [];
      for (const run of due) run();
      await Promise.resolve();
    },
  };
}

it('waits until the canvas is on the screen, which the second frame shows', async () => {
  const { view, release, frame, listeners } = stage();
  await frame();
  view.setState({ canvas: {} });
  await frame();
  expect(release).not.toHaveBeenCalled();
  await frame();
  await vi.waitFor(() => expect(release).toHaveBeenCalled());
  expect(listeners.size).toBe(0);
});

it('does not wait for a canvas where the picture is held back', async () => {
  const { release, frame } = stage(true);
  await frame();
  await frame();
  await vi.waitFor(() => expect(release).toHaveBeenCalled());
});

it('ends the wait at the first gesture, and in a page without frames', () => {
  const touched = stage();
  touched.listeners.get('pointerdown')?.();
  expect(touched.release).toHaveBeenCalledOnce();
  const hidden = stage();
  hidden.expire();
  expect(hidden.release).toHaveBeenCalledOnce();
});
