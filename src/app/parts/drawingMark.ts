import { pageSlices } from '../../lib/pageSlices.ts';

/**
 * Remembers, beyond the life of the page, that drawing a project began and did not
 * finish. A picture that freezes the page or exhausts its memory would otherwise
 * do so again at each visit.
 */

const storageKeyOf = (projectId: string): string => `loopback-model-designer:drawing:${projectId}`;

/** A single unfinished drawing may have another cause, such as a killed browser. */
const MOST_UNFINISHED = 2;

type Marks = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Records that drawing begins; returns whether to hold the picture back, because it did not finish twice. */
export function beginDrawing(projectId: string, marks: () => Marks = () => localStorage): boolean {
  const unfinished = quietly(() => Number(marks().getItem(storageKeyOf(projectId)) ?? 0)) ?? 0;
  if (unfinished >= MOST_UNFINISHED) return true;
  quietly(() => marks().setItem(storageKeyOf(projectId), String(unfinished + 1)));
  return false;
}

/** Records that drawing finished, or that the user left a page that still responded. */
export function endDrawing(projectId: string, marks: () => Marks = () => localStorage): void {
  quietly(() => marks().removeItem(storageKeyOf(projectId)));
}

/**
 * Records the end of the drawing when the page is idle or left: a frozen page
 * reaches neither. Returns a function that stops watching.
 */
export function watchDrawing(projectId: string): () => void {
  const end = (): void => endDrawing(projectId);
  let request = requestAnimationFrame(() => {
    // The second frame starts when the first is on the screen.
    request = requestAnimationFrame(() => {
      pageSlices.whenIdle(end, { timeout: 10_000 });
    });
  });
  window.addEventListener('pagehide', end);
  return () => {
    cancelAnimationFrame(request);
    window.removeEventListener('pagehide', end);
  };
}

/** Returns undefined where storage throws. */
function quietly<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
