import { useState } from 'react';
import type { Shown } from '../../wire/shown.ts';
import { type Branch, entriesOf, isBranch, previewOf, shortDate } from './previews.ts';
import styles from './ShownValue.module.css';

const cutWords = {
  cycle: 'same object again',
  deep: 'deeper levels',
  long: 'too large to show',
  unreadable: 'unreadable',
};

/** A value in one line; objects and lists can be opened. */
export function ShownInline({
  value,
  isCell = false,
  isOpen = false,
}: {
  value: Shown;
  isCell?: boolean;
  isOpen?: boolean;
}) {
  switch (value.kind) {
    case 'primitive': {
      const isQuoted = value.type === 'string' && !isCell;
      return (
        <span className={styles[value.type]}>
          {isQuoted ? JSON.stringify(value.text) : value.text}
          <CutNote more={value.more} unit="characters" />
        </span>
      );
    }
    case 'date':
      return <time className={styles['date']}>{isCell ? shortDate(value.text) : value.text}</time>;
    case 'function':
      return <span className={styles['function']}>ƒ {value.name || 'anonymous'}</span>;
    case 'cut':
      return <span className={styles['cut']}>… {cutWords[value.why]}</span>;
    case 'error':
      return (
        <span className={styles['inlineError']}>
          {value.name}: {value.message}
        </span>
      );
    default:
      return <Tree value={value} isOpenAtFirst={isOpen} />;
  }
}

/** Opens one level at a time; closed levels are not rendered. */
function Tree({
  name = null,
  value,
  isOpenAtFirst,
}: {
  name?: string | null;
  value: Branch;
  isOpenAtFirst: boolean;
}) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const entries = entriesOf(value);
  const title = (
    <>
      {name === null ? null : <span className={styles['key']}>{name}</span>} {previewOf(value)}
    </>
  );
  if (entries.length === 0) return <span className={styles['preview']}>{title}</span>;
  return (
    <details
      className={styles['tree']}
      open={isOpen}
      onToggle={(event) => {
        // Toggles of inner trees bubble up to here: ignore them.
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
      }}
    >
      <summary className={styles['preview']}>{title}</summary>
      {isOpen ? (
        <ul>
          {entries.map(([key, member]) => (
            <li key={key}>
              {isBranch(member) ? (
                <Tree name={key} value={member} isOpenAtFirst={isOpenAtFirst} />
              ) : (
                <>
                  <span className={styles['key']}>{key}</span> <ShownInline value={member} />
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {isOpen ? <CutNote more={value.more} unit="more" /> : null}
    </details>
  );
}

/** Says how much is left out. Renders nothing where the value is complete. */
export function CutNote({ more, unit }: { more: number; unit: string }) {
  return more > 0 ? (
    <span className={styles['cut']}>
      {' '}
      … {more.toLocaleString('en')} {unit === 'more' ? unit : `more ${unit}`}
    </span>
  ) : null;
}
