import { pageSlices } from '../../lib/pageSlices.ts';

/**
 * Remembers, through the end of the page, that the picture of a project was
 * begun and not finished. A picture that hangs the page, or takes its memory,
 * would otherwise do so again at each visit.
 */

const keyOf = (projectId: string): string => `loopback-model-designer:drawing:${projectId}`;

/** One end may have another reason: a browser that was killed, a computer that was switched off. */
const MOST_UNFINISHED = 2;

type Marks = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Notes that a picture is begun; returns whether it is better not drawn, for it was not finished twice. */
export function beginDrawing(projectId: string, marks: () => Marks = () => localStorage): boolean {
  const unfinished = quietly(() => Number(marks().getItem(keyOf(projectId)) ?? 0)) ?? 0;
  if (unfinished >= MOST_UNFINISHED) return true;
  quietly(() => marks().setItem(keyOf(projectId), String(unfinished + 1)));
  return false;
}

/** Notes that a picture was finished, or left by someone whom the page still heard. */
export function endDrawing(projectId: string, marks: () => Marks = () => localStorage): void {
  quietly(() => marks().removeItem(keyOf(projectId)));
}

/**
 * Notes the end of the drawing when the page has come to rest, or when it is
 * left: a page that hangs does neither. Returns what stops watching.
 */
export function watchDrawing(projectId: string): () => void {
  const end = (): void => endDrawing(projectId);
  let request = requestAnimationFrame(() => {
    // The second frame comes when the first is on the screen.
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

/** Without storage nothing is remembered. */
function quietly<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
