import { useState } from 'react';
import type { Shown } from '../../wire/shown.ts';
import { useSessionApi } from '../session/sessionContext.ts';
import { LinkButton } from './LinkButton.tsx';
import { type Branch, entriesOf, isBranch, previewOf, shortDate } from './previews.ts';
import styles from './ShownValue.module.css';
import { describeShownItems, heldIn, listLinksOf, rowLinkOf, type ShownMember } from './shownLinks.ts';

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

/** A value of an instance: ids and keys lead to their rows, and embedded items say what they are. */
export function ShownMemberValue({ isCell = false, ...member }: ShownMember & { isCell?: boolean }) {
  const design = useSessionApi()?.design ?? [];
  const { value } = member;
  const link = rowLinkOf(member, design);
  if (link !== null) {
    return (
      <LinkButton link={link}>
        <ShownInline value={value} isCell={isCell} />
      </LinkButton>
    );
  }
  const links = listLinksOf(member, design);
  if (links !== null && value.kind === 'array') {
    return (
      <span className={styles['links']}>
        {links.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of a finished value never move
          <LinkButton key={index} link={one}>
            <ShownInline value={value.items[index] ?? value} isCell />
          </LinkButton>
        ))}
      </span>
    );
  }
  const held = heldIn(member, design);
  const title = held === null ? null : describeShownItems(value, held);
  if (held === null || title === null || !isBranch(value))
    return <ShownInline value={value} isCell={isCell} />;
  return <Tree title={title} model={held.model.name} value={value} isOpenAtFirst={false} />;
}

interface TreeProps {
  readonly name?: string | null;
  /** What it says of the value in place of the preview. */
  readonly title?: string | null;
  /** The model of the value, or of the items in it, where the value does not say it. */
  readonly model?: string | null;
  readonly value: Branch;
  readonly isOpenAtFirst: boolean;
}

/** Opens one level at a time; closed levels are not rendered. */
function Tree({ name = null, title: given = null, model = null, value, isOpenAtFirst }: TreeProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const entries = entriesOf(value);
  const isItem = value.kind === 'object' || value.kind === 'instance';
  const own = value.kind === 'instance' ? value.model : model;
  const siblingOf = (key: string): Shown | undefined => entries.find(([one]) => one === key)?.[1];
  const title = (
    <>
      {name === null ? null : <span className={styles['key']}>{name}</span>} {given ?? previewOf(value)}
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
              {isItem && own !== null ? (
                <>
                  <span className={styles['key']}>{key}</span>{' '}
                  <ShownMemberValue model={own} name={key} value={member} siblingOf={siblingOf} />
                </>
              ) : isBranch(member) ? (
                <Tree name={key} model={own} value={member} isOpenAtFirst={isOpenAtFirst} />
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
