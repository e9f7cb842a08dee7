/** The least that a keyboard on the screen takes, in CSS pixels: less is a bar of the browser. */
const LEAST_KEYBOARD = 120;

/**
 * Keeps the page above the keyboard on the screen, with the field that is typed in. Browsers that know
 * `interactive-widget` make the page smaller themselves; Safari lays the keyboard over it, and only the
 * visual viewport tells its height. The styles read it as `--visible-height`.
 *
 * @returns a function that unsubscribes
 */
export function fitVisibleHeight(page: Window): () => void {
  const { visualViewport: visible, document } = page;
  if (visible === null) return () => {};
  const fit = (): void => {
    // Who zooms in sees less of the page, without a keyboard.
    const height = Math.round(visible.height * visible.scale);
    const { style } = document.documentElement;
    if (page.innerHeight - height < LEAST_KEYBOARD) {
      style.removeProperty('--visible-height');
      return;
    }
    style.setProperty('--visible-height', `${height}px`);
    // Safari has moved the page up by then, for it was higher.
    page.scrollTo(0, 0);
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  };
  visible.addEventListener('resize', fit);
  return () => visible.removeEventListener('resize', fit);
}
