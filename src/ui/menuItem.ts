import type { ReactNode } from 'react';

/** A line of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** At the end of the line: a shortcut or a file name. */
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
}
