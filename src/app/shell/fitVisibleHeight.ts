/** The least height of an on-screen keyboard in CSS pixels; anything lower is a bar of the browser. */
const LEAST_KEYBOARD = 120;

/**
 * Keeps the page, with the field being typed in, above the on-screen keyboard. Browsers that know
 * `interactive-widget` shrink the page themselves; Safari lays the keyboard over it, and only the
 * visual viewport knows its height. The styles read it as `--visible-height`.
 *
 * @returns a function that unsubscribes
 */
export function fitVisibleHeight(page: Window): () => void {
  const { visualViewport: visible, document } = page;
  if (visible === null) return () => {};
  const fit = (): void => {
    // Zooming in shrinks the viewport too, without a keyboard.
    const height = Math.round(visible.height * visible.scale);
    const { style } = document.documentElement;
    if (page.innerHeight - height < LEAST_KEYBOARD) {
      style.removeProperty('--visible-height');
      return;
    }
    style.setProperty('--visible-height', `${height}px`);
    // By then Safari has scrolled the taller page up.
    page.scrollTo(0, 0);
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  };
  visible.addEventListener('resize', fit);
  return () => visible.removeEventListener('resize', fit);
}
