/**
 * Loads the style sheets again that did not come: what asks for a part of the
 * page asks only once for its styles, and the part would come without them.
 *
 * @throws Error (rejects) where one fails again
 */
export async function loadFailedStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
  const there = new Set(links.filter(({ sheet }) => sheet !== null).map(({ href }) => href));
  const missing = new Map(links.filter(({ href }) => !there.has(href)).map((link) => [link.href, link]));
  await Promise.all([...missing.values()].map(loadAgain));
}

/** Beside the first, which may still be on its way for whoever waits for it. */
function loadAgain(link: HTMLLinkElement): Promise<void> {
  const again = link.cloneNode() as HTMLLinkElement;
  const loaded = new Promise<void>((resolve, reject) => {
    again.addEventListener('load', () => resolve());
    again.addEventListener('error', () => {
      again.remove();
      reject(new Error(`${again.href} could not be loaded.`));
    });
  });
  link.after(again);
  return loaded;
}
