import type { ReactNode } from 'react';
import styles from './Outline.module.css';

/** The height of a line, in pixels: `.item` in the styles. */
export const LINE = 28;

const CHUNK = 25;

/** Splits a long list into chunks. */
export function chunksOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / CHUNK);
  return Array.from({ length: count }, (_, index) => items.slice(index * CHUNK, (index + 1) * CHUNK));
}

interface OutlineChunkProps {
  /** The number of lines, which gives its height while it is out of view and not laid out. */
  readonly lines: number;
  readonly children: ReactNode;
}

/** A chunk of the outline; the browser skips its layout while it is out of view. */
export function OutlineChunk({ lines, children }: OutlineChunkProps) {
  return (
    <ul
      role="presentation"
      className={styles['chunk']}
      style={{ containIntrinsicSize: `auto ${lines * LINE}px` }}
    >
      {children}
    </ul>
  );
}

/** An item of the list. */
export function OutlineEntry({ children }: { readonly children: ReactNode }) {
  // biome-ignore lint/a11y/noRedundantRoles: its parent is not read aloud as a list
  return <li role="listitem">{children}</li>;
}
