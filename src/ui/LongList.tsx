import { type ComponentProps, type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';

/** The number of items at first, and with each request for more: more than a dialog shows without scrolling. */
export const PART = 100;

interface LongListProps<Item> extends Pick<ComponentProps<'ul'>, 'className' | 'aria-label'> {
  readonly items: readonly Item[];
  /** Renders an item as an element of the list, with a key. */
  readonly children: (item: Item, index: number) => ReactNode;
}

/** A list that may have thousands of items: it starts with a part of them, and the rest follows on request. */
export function LongList<Item>({ items, children, ...list }: LongListProps<Item>) {
  const [wanted, setWanted] = useState(PART);
  const left = items.length - wanted;
  return (
    <>
      <ul {...list}>{items.slice(0, wanted).map(children)}</ul>
      {left > 0 ? (
        <Button onClick={() => setWanted(wanted + PART)}>
          {`Show more (${left.toLocaleString('en')} left)`}
        </Button>
      ) : null}
    </>
  );
}
