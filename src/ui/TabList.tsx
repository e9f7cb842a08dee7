import type { KeyboardEvent, ReactNode } from 'react';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Shown after the label. */
  readonly extra?: ReactNode;
  /** Whose rows or steps Ctrl+Z undoes while the focus is here (`data-undo`). */
  readonly undo?: string | undefined;
}

interface TabListProps<Id extends string> {
  /** The name of the list. */
  readonly label: string;
  /** The beginning of the element ids: "dock" for `dock-tab-problems` and `dock-panel-problems`. */
  readonly prefix: string;
  readonly tabs: readonly Tab<Id>[];
  /** The tab that the Tab key reaches. */
  readonly current: Id;
  /** Whether the panel of the current tab is shown; the default is true. */
  readonly isShown?: boolean;
  readonly className?: string | undefined;
  readonly tabClassName?: string | undefined;
  /** Called when an arrow key moves to another tab. */
  readonly onMove: (id: Id) => void;
  /** Called when a tab is pressed. */
  readonly onChoose: (id: Id) => void;
}

export const tabIdOf = (prefix: string, id: string): string => `${prefix}-tab-${id}`;
export const panelIdOf = (prefix: string, id: string): string => `${prefix}-panel-${id}`;

/**
 * A list of tabs with the keys of the WAI-ARIA tabs pattern. Written here because
 * Base UI’s tabs would add 5 KB to the first page.
 */
export function TabList<Id extends string>(props: TabListProps<Id>) {
  const { label, prefix, tabs, current, isShown = true, className, tabClassName, onMove, onChoose } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const next = ctrlKey || metaKey || altKey || shiftKey ? undefined : tabForKey(key, tabs, current);
    if (next === undefined) return;
    event.preventDefault();
    onMove(next);
    document.getElementById(tabIdOf(prefix, next))?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={className} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: text, extra, undo }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabIdOf(prefix, id)}
          aria-selected={isShown && current === id}
          aria-controls={panelIdOf(prefix, id)}
          tabIndex={current === id ? 0 : -1}
          data-undo={undo}
          className={tabClassName}
          onClick={() => onChoose(id)}
        >
          {text}
          {extra}
        </button>
      ))}
    </div>
  );
}

/** Returns the tab that a key leads to, from the last one to the first too; undefined for any other key. */
function tabForKey<Id extends string>(key: string, tabs: readonly Tab<Id>[], current: Id): Id | undefined {
  const at = tabs.findIndex(({ id }) => id === current);
  const steps: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 };
  const step = steps[key];
  return step === undefined ? undefined : tabs.at(step % tabs.length)?.id;
}
