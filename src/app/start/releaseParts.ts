import type { StoreApi } from 'zustand/vanilla';
import { pictureLoaded } from '../../lib/heldParts.ts';

interface ReleaseOptions {
  /** The canvas, null until it is mounted. */
  readonly view: Pick<StoreApi<{ readonly canvas: unknown }>, 'getState' | 'subscribe'>;
  /** Whether the project opens without its canvas. */
  readonly isPictureHeld: boolean;
  readonly page?: Pick<
    Window,
    'addEventListener' | 'removeEventListener' | 'requestAnimationFrame' | 'setTimeout' | 'clearTimeout'
  >;
}

/** A page in the background gets no frames: the parts are loaded nevertheless. Milliseconds. */
const LONGEST_WAIT = 5_000;

/** What the user does first must not wait for the picture. */
const gestures = ['pointerdown', 'keydown', 'dragenter', 'paste'] as const;

/** Releases the held parts once the canvas is on the screen, or at the first gesture of the user. */
export function releaseWhenDrawn(
  release: () => void,
  { view, isPictureHeld, page = window }: ReleaseOptions,
): void {
  const end = (): void => {
    unsubscribe();
    page.clearTimeout(timer);
    for (const type of gestures) page.removeEventListener(type, end, { capture: true });
    release();
  };
  const endWhenDrawn = (): void => {
    if (!isPictureHeld && view.getState().canvas === null) return;
    unsubscribe();
    // The second frame starts when the first is on the screen.
    const afterFrame = (run: () => void): void =>
      void page.requestAnimationFrame(() => page.requestAnimationFrame(run));
    afterFrame(() => void pictureLoaded().then((isLate) => (isLate ? afterFrame(end) : end())));
  };
  const timer = page.setTimeout(end, LONGEST_WAIT);
  const unsubscribe = view.subscribe(endWhenDrawn);
  for (const type of gestures) page.addEventListener(type, end, { capture: true });
  endWhenDrawn();
}
