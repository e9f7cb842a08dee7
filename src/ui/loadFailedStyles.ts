/**
 * Reloads style sheets that failed: the bundler requests the styles of a part only
 * once, and the part would appear without them.
 *
 * @throws Error (rejects) if one fails again
 */
export async function loadFailedStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
  const loadedHrefs = new Set(links.filter(({ sheet }) => sheet !== null).map(({ href }) => href));
  const missing = new Map(
    links.filter(({ href }) => !loadedHrefs.has(href)).map((link) => [link.href, link]),
  );
  await Promise.all([...missing.values()].map(loadAgain));
}

/** Loads a style sheet again by a second link; the first stays, because others may still wait for it. */
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
