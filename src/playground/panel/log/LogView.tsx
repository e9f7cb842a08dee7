import { type RefObject, useEffect, useRef, useState } from 'react';
import { useMenuSource } from '../../../ui/menuSource.ts';
import type { DesignModel } from '../design/design.ts';
import { entryMenu } from './entryMenu.ts';
import styles from './Log.module.css';
import { type LogActions, LogItem } from './LogItem.tsx';
import type { LogEntry, LogState } from './logState.ts';

interface LogViewProps {
  readonly log: LogState;
  readonly shortcut: string;
  readonly hasModels: boolean;
  readonly actions: LogActions;
  readonly design: readonly DesignModel[];
  /** Selects a model of the design and brings it into view. */
  readonly onShowModel: (modelId: string) => void;
  /** Shows a notice that is not an entry of the log. */
  readonly onNotice: (text: string) => void;
}

/** The newest entries stay open; older ones close. */
const openEntries = 6;

/** The log of everything that ran, the newest entry last. */
export function LogView(props: LogViewProps) {
  const { log, shortcut, hasModels, actions, design, onShowModel, onNotice } = props;
  const list = useRef<HTMLElement>(null);
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
  const { entries } = log;
  const last = entries.at(-1);
  useScrollToNewest(list, last);
  useMenuSource(list, ({ element }) => {
    const number = Number(element.closest('[data-number]')?.getAttribute('data-number') ?? Number.NaN);
    const entry = entries.find(({ id }) => id === number);
    return entry === undefined ? null : entryMenu({ entry, actions, design, onShowModel, onNotice });
  });

  if (entries.length === 0) return <EmptyLog shortcut={shortcut} hasModels={hasModels} />;
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

/** Scrolls to the first line of a new entry, again when it has ended and is taller, and to its error. */
function useScrollToNewest(list: RefObject<HTMLElement | null>, last: LogEntry | undefined): void {
  const id = last?.id;
  const hasEnded = last !== undefined && last.result !== null;
  const hasError = last?.result != null && last.result.type !== 'done';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of an entry scrolls to it again
  useEffect(() => {
    if (id === undefined) return;
    const item = list.current?.lastElementChild;
    item?.scrollIntoView({ block: 'start' });
    if (!hasError) return;
    const end = item?.querySelector('[data-entry=failed], [data-entry=stopped]');
    const room = list.current?.parentElement?.clientHeight ?? 0;
    // The sticky head of the entry covers this much.
    const headHeight = item?.querySelector('header')?.clientHeight ?? 0;
    // The first line of an error says what went wrong.
    end?.scrollIntoView({ block: end.clientHeight > room - headHeight ? 'start' : 'nearest' });
  }, [id, hasEnded, hasError, list]);
}

function EmptyLog({ shortcut, hasModels }: Pick<LogViewProps, 'shortcut' | 'hasModels'>) {
  if (!hasModels) {
    return (
      <div className={styles['nothing']}>
        <p>Nothing to run yet.</p>
        <p>Add a model to the canvas to use it here at once.</p>
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
