import { type RefObject, useLayoutEffect } from 'react';

/** Gives what is drawn its own lengths, which follow the zoom and not the text size of the browser: see tokens.css. */
export function useDrawnLengths(canvas: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    canvas.current?.querySelector('.react-flow__viewport')?.setAttribute('data-drawn', '');
  }, [canvas]);
}
