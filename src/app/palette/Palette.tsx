import { Dialog } from '@base-ui/react/dialog';
import { ArrowRight, Command, Dot, SquareDashed, StickyNote, Table2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isComposing } from '../../ui/isComposing.ts';
import { useServices } from '../start/services.ts';
import styles from './Palette.module.css';
import { createPaletteEntries, findEntries, type PaletteEntry } from './paletteEntries.ts';

const LIMIT = 60;

const icons: Readonly<Record<PaletteEntry['kind'], ReactNode>> = {
  action: <Command size={14} />,
  model: <Table2 size={14} />,
  relation: <ArrowRight size={14} />,
  property: <Dot size={14} />,
  area: <SquareDashed size={14} />,
  note: <StickyNote size={14} />,
};

/** Finds every model, relation, property and action by a few letters. */
export function Palette({ onClose }: { onClose: () => void }) {
  const services = useServices();
  // Fast typing does not wait for the results.
  const [query, setQuery] = useState(() => services.overlays.getState().bufferedInput);
  const [active, setActive] = useState(0);
  const id = useId();
  const entries = useMemo(() => createPaletteEntries(services), [services]);
  const found = useMemo(() => findEntries(entries, query, LIMIT), [entries, query]);

  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined || !entry.isEnabled) return;
    flushSync(onClose);
    // Run after the dialog has restored the focus, because the entry may move it. Before another key
    // comes: it may be meant for what the entry opens.
    queueMicrotask(() => entry.run());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((found.length + active + step) % Math.max(1, found.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[active]);
    }
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup className={styles['popup']} aria-label="Find or do anything">
          <input
            className={styles['input']}
            role="combobox"
            aria-label="Find or do anything"
            aria-expanded
            aria-controls={`${id}list`}
            aria-activedescendant={found.length > 0 ? `${id}${active}` : undefined}
            placeholder="Find a model, a relation, a property, or do something"
            spellCheck={false}
            autoComplete="off"
            autoFocus
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
          />
          <div role="listbox" id={`${id}list`} aria-label="Found" className={styles['list']}>
            {found.map((entry, index) => (
              <Item
                key={entry.id}
                id={`${id}${index}`}
                entry={entry}
                isActive={index === active}
                onPoint={() => setActive(index)}
                onChoose={() => choose(entry)}
              />
            ))}
            {found.length === 0 ? <p className={styles['empty']}>No matches for “{query}”.</p> : null}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ItemProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Item({ id, entry, isActive, onPoint, onChoose }: ItemProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field above has the focus
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={!entry.isEnabled}
      className={styles['item']}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      {icons[entry.kind]}
      <span className={styles['label']} title={entry.label}>
        {entry.label}
      </span>
      <span className={styles['detail']} title={entry.detail}>
        {entry.detail}
      </span>
      <span className={styles['key']}>{entry.shortcut}</span>
    </div>
  );
}
