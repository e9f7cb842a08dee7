import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/** What a box hands to its outermost element. */
interface KeptFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * Keeps the focus in a box when what has it goes: a row that is removed, a
 * field whose property an undo took away. Otherwise nothing would have it.
 */
export function useKeptFocus(): KeptFocus {
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
