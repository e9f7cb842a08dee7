import type { ReactNode } from 'react';

/** The groups of a menu; a function is called each time the menu opens. */
export type MenuGroups = MenuGroupList | (() => MenuGroupList);

export type MenuGroupList = readonly (readonly MenuItem[])[];

/** A line of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Shown at the end of the line: a shortcut or a file name. */
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean;
  /** For one of several of which one is chosen: whether it is. */
  readonly isChosen?: boolean;
  readonly onSelect: () => void;
}
