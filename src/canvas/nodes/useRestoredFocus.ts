import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/** Props for the outermost element of a box. */
interface KeptFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * Keeps the focus in a box when the focused element is removed, as a row or a
 * field whose property is undone. Otherwise the focus would be lost.
 */
export function useRestoredFocus(): KeptFocus {
  const ref = useRef<HTMLDivElement>(null);
  const isWithin = useRef(false);
  useLayoutEffect(() => {
    if (!isWithin.current || document.activeElement !== document.body) return;
    ref.current?.closest<HTMLElement>('.react-flow__node')?.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocus: () => {
      isWithin.current = true;
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      isWithin.current = currentTarget.contains(relatedTarget);
    },
  };
}
