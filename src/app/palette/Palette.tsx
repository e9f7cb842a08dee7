import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { ArrowRight, Dot, Play, SquareDashed, StickyNote, Table2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useBufferedInput } from '../shell/useBufferedInput.ts';
import { useServices } from '../start/services.ts';
import styles from './Palette.module.css';
import { createPaletteEntries, findEntries } from './paletteEntries.ts';
import type { PaletteEntry } from './paletteEntry.ts';

const LIMIT = 60;

const icons: Readonly<Record<PaletteEntry['kind'], ReactNode>> = {
  action: <Play size={14} />,
  model: <Table2 size={14} />,
  relation: <ArrowRight size={14} />,
  property: <Dot size={14} />,
  area: <SquareDashed size={14} />,
  note: <StickyNote size={14} />,
};

const labelOf = ({ label }: PaletteEntry): string => label;

/** Finds every model, relation, property and action by a few letters. */
export function Palette({ onClose }: { onClose: () => void }) {
  const services = useServices();
  const [typed, setTyped] = useState<string | null>(null);
  const buffered = useBufferedInput(services.overlays, (more) => setTyped(query + more));
  const query = typed ?? buffered;
  const entries = useMemo(() => createPaletteEntries(services), [services]);
  const found = useMemo(() => findEntries(entries, query, LIMIT), [entries, query]);

  const choose = (entry: PaletteEntry): void => {
    flushSync(onClose);
    // Run after the dialog has restored the focus, because the entry may move it, but before the next key,
    // which may be meant for what the entry opens.
    queueMicrotask(() => entry.run());
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup className={styles['popup']} aria-label="Find or do anything">
          <Autocomplete.Root
            open
            inline
            autoHighlight="always"
            keepHighlight
            items={found}
            filteredItems={found}
            itemToStringValue={labelOf}
            value={query}
            onValueChange={(value, { reason }) => {
              // A chosen entry does not become the text: the palette closes.
              if (reason !== 'item-press') setTyped(value);
            }}
          >
            <Autocomplete.Input
              className={styles['input']}
              aria-label="Find or do anything"
              placeholder="Find a model, a relation, a property, or do something"
              spellCheck={false}
              autoFocus
            />
            <Autocomplete.List aria-label="Found" className={styles['list']}>
              {(entry: PaletteEntry) => <Item key={entry.id} entry={entry} onChoose={() => choose(entry)} />}
            </Autocomplete.List>
            <Autocomplete.Empty>
              <p className={styles['empty']}>No matches for “{query}”.</p>
            </Autocomplete.Empty>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Item({ entry, onChoose }: { entry: PaletteEntry; onChoose: () => void }) {
  return (
    <Autocomplete.Item
      value={entry}
      disabled={!entry.isEnabled}
      className={styles['item']}
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
    </Autocomplete.Item>
  );
}
