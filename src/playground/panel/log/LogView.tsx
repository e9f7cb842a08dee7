import { type RefObject, useEffect, useRef, useState } from 'react';
import styles from './Log.module.css';
import { type LogActions, LogItem } from './LogItem.tsx';
import type { LogEntry, LogState } from './logState.ts';

interface LogViewProps {
  readonly log: LogState;
  readonly shortcut: string;
  readonly hasModels: boolean;
  readonly actions: LogActions;
}

/** Entries that stay open when newer ones come. */
const openEntries = 6;

/** Everything that was done, the newest last. */
export function LogView({ log, shortcut, hasModels, actions }: LogViewProps) {
  const list = useRef<HTMLElement>(null);
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
  const { entries } = log;
  const last = entries.at(-1);
  useShown(list, last);

  if (entries.length === 0) return <Nothing shortcut={shortcut} hasModels={hasModels} />;
  return (
    <section
      ref={list}
      className={styles['log']}
      role="log"
      aria-label="Log"
      aria-busy={last?.result === null}
    >
      {entries.map((entry, index) => {
        const isOpen = toggled.get(entry.id) ?? index >= entries.length - openEntries;
        return (
          <LogItem
            key={entry.id}
            entry={entry}
            isLast={entry === last}
            isOpen={isOpen}
            onToggle={() => setToggled((before) => new Map(before).set(entry.id, !isOpen))}
            actions={actions}
          />
        );
      })}
    </section>
  );
}

/** A new entry comes into sight with its first line, again when it has ended and is taller; a bad end is seen too. */
function useShown(list: RefObject<HTMLElement | null>, last: LogEntry | undefined): void {
  const id = last?.id;
  const isOver = last !== undefined && last.result !== null;
  const isBad = last?.result != null && last.result.type !== 'done';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of an entry shows it again
  useEffect(() => {
    if (id === undefined) return;
    const item = list.current?.lastElementChild;
    item?.scrollIntoView({ block: 'start' });
    if (!isBad) return;
    const end = item?.querySelector('[data-entry=failed], [data-entry=stopped]');
    const room = list.current?.parentElement?.clientHeight ?? 0;
    // The head of an entry stays in sight.
    const headHeight = item?.querySelector('header')?.clientHeight ?? 0;
    // What went wrong stands in its first line.
    end?.scrollIntoView({ block: end.clientHeight > room - headHeight ? 'start' : 'nearest' });
  }, [id, isOver, isBad, list]);
}

function Nothing({ shortcut, hasModels }: Pick<LogViewProps, 'shortcut' | 'hasModels'>) {
  if (!hasModels) {
    return (
      <div className={styles['nothing']}>
        <p>Nothing to try yet.</p>
        <p>Add a model to the canvas; it can be used here at once.</p>
      </div>
    );
  }
  return (
    <div className={styles['nothing']}>
      <p>Everything you run appears here, with its result and the rows it changed.</p>
      <p>
        <kbd>{shortcut}</kbd> runs the code.
      </p>
    </div>
  );
}
