/** The most elements around the one under the pointer in which its text may be cut. */
const DEPTH = 4;

/** Marks a title that was set here, so that it goes when its text fits again. */
const MARK = 'cut';

/**
 * Gives a text that ends in an ellipsis a title with the whole text once the pointer is over it: which texts are
 * cut depends on the font and the text size of the browser. A title that has the text already stays.
 *
 * @returns a function that unsubscribes
 */
export function titleCutTexts(page: Document): () => void {
  const listening = new AbortController();
  const onPointerOver = ({ target, buttons }: PointerEvent): void => {
    // Nothing is measured while something is dragged.
    if (buttons === 0 && target instanceof HTMLElement) titleAround(target);
  };
  page.addEventListener('pointerover', onPointerOver, { passive: true, signal: listening.signal });
  return () => listening.abort();
}

function titleAround(target: HTMLElement): void {
  let part: HTMLElement | null = target;
  for (let depth = 0; part !== null && depth < DEPTH; depth += 1, part = part.parentElement) {
    if (isCut(part)) {
      addTitle(part);
      return;
    }
    if (MARK in part.dataset) {
      delete part.dataset[MARK];
      part.removeAttribute('title');
    }
  }
}

function isCut(part: HTMLElement): boolean {
  const isBeyond = part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight;
  if (!isBeyond) return false;
  const { textOverflow, webkitLineClamp } = getComputedStyle(part);
  return textOverflow === 'ellipsis' ? part.scrollWidth > part.clientWidth : Number(webkitLineClamp) > 0;
}

function addTitle(part: HTMLElement): void {
  const text = (part.textContent ?? '').trim();
  const isOwn = MARK in part.dataset;
  if (!isOwn && (part.title !== '' || part.closest<HTMLElement>('[title]')?.title.includes(text))) return;
  part.dataset[MARK] = '';
  part.title = text;
}
