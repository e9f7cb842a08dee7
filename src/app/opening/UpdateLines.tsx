import { useState } from 'react';
import { countOf } from '../../lib/countOf.ts';
import { isUsual, type UpdateLine } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { LongList } from '../../ui/LongList.tsx';
import type { ChosenUpdate, Ticked } from './chosenUpdate.ts';
import preview from './SourcePreview.module.css';
import { UpdateLineItem } from './UpdateLineItem.tsx';
import styles from './UpdateLines.module.css';

interface UpdateLinesProps {
  readonly chosen: ChosenUpdate;
  readonly isWorking: boolean;
  readonly onChange: (ticked: Ticked) => void;
}

/** With more lines there is a field to find some. */
const FEW = 12;

/** What a source changed, with a tick for each line that is taken over. */
export function UpdateLines({ chosen, isWorking, onChange }: UpdateLinesProps) {
  const { update, ids, lines: applied } = chosen;
  const [query, setQuery] = useState('');
  const [showsOwn, setShowsOwn] = useState(false);
  const own = update.lines.filter(({ origin }) => origin === 'own');
  const listed = showsOwn ? update.lines : update.lines.filter(({ origin }) => origin !== 'own');
  const shown = listed.filter((line) => matches(line, query));
  const tick = (isOn: (line: UpdateLine) => boolean, lines: readonly UpdateLine[]): void => {
    const ticked = new Map(update.lines.map(({ id }) => [id, ids.has(id)]));
    for (const line of lines) ticked.set(line.id, isOn(line));
    onChange(ticked);
  };
  const isApplied = new Set(applied.map(({ id }) => id));
  return (
    <section aria-busy={isWorking} aria-label="Changes">
      {listed.length === 0 ? (
        <p className={styles['none']}>Nothing has changed.</p>
      ) : (
        <div className={preview['bar']}>
          <span className={styles['quiet']} aria-live="polite">
            {applied.length} of {countOf(listed.length, 'change')} chosen
          </span>
          <Button onClick={() => tick(isUsual, shown)}>Usual</Button>
          <Button onClick={() => tick(() => true, shown)}>All</Button>
          <Button onClick={() => tick(() => false, shown)}>None</Button>
          {listed.length > FEW ? (
            <input
              type="search"
              className={styles['search']}
              aria-label="Find a change"
              placeholder="Find a change"
              value={query}
              onChange={({ target }) => setQuery(target.value)}
            />
          ) : null}
        </div>
      )}
      {own.length > 0 ? (
        <label className={styles['own']}>
          <input type="checkbox" checked={showsOwn} onChange={({ target }) => setShowsOwn(target.checked)} />
          Also show {countOf(own.length, 'difference')} made in this project
        </label>
      ) : null}
      {listed.length === 0 ? null : shown.length === 0 ? (
        <p className={styles['none']}>No change has “{query}”.</p>
      ) : (
        <LongList className={preview['parts']} items={shown} aria-label="Changes">
          {(line, index) => (
            <UpdateLineItem
              key={line.id}
              line={line}
              file={update.added.get(line.id)}
              isFirst={shown[index - 1]?.model !== line.model}
              isOn={isApplied.has(line.id)}
              isHeld={line.needs.some((need) => !ids.has(need))}
              onToggle={(isOn) => tick(() => isOn, [line])}
            />
          )}
        </LongList>
      )}
    </section>
  );
}

function matches({ model, name, kind, facts }: UpdateLine, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/);
  const text = [model, name, kind, ...facts.map(({ fact }) => fact)].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
