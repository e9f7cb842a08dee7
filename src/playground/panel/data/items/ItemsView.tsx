import { Plus, X } from 'lucide-react';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import type { DesignModel } from '../../design/design.ts';
import type { Session } from '../../session/useSession.ts';
import { AddRow } from '../AddRow.tsx';
import type { JumpPlace } from '../jumps.ts';
import { type HeldItems, itemsIn } from './heldItems.ts';
import styles from './Items.module.css';
import { ItemsGrid } from './ItemsGrid.tsx';
import type { ItemPlace } from './itemCalls.ts';
import { useItemEdits } from './useItemEdits.ts';

interface ItemsViewProps {
  readonly session: Session;
  readonly design: readonly DesignModel[];
  readonly place: ItemPlace;
  readonly onHeight: (height: number) => void;
  readonly onShow: (place: JumpPlace) => void;
  readonly onClose: () => void;
}

/** The items that a row holds, below the row. They are edited in place; each change is a call of LoopBack. */
export function ItemsView({ session, design, place, onHeight, onShow, onClose }: ItemsViewProps) {
  const { owner, ownerId, held, value } = place;
  const { model, isList } = held;
  const edits = useItemEdits(session, design, place);
  const [isAdding, setAdding] = useState(false);
  const root = useRef<HTMLElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  useHeight(root, onHeight);
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' });
    const first = isAdding ? root.current?.querySelector('input') : grid.current;
    (first ?? root.current?.querySelector('button'))?.focus({ preventScroll: true });
  }, [isAdding]);
  const title = `${held.relation?.name ?? held.property} of ${owner.name} ${ownerId}`;
  const isFull = !isList && itemsIn(value).length > 0;
  const word = isList ? `Add ${model.name}` : `Create ${model.name}`;
  return (
    <section
      ref={root}
      tabIndex={-1}
      className={styles['items']}
      aria-label={title}
      data-items=""
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (isAdding) setAdding(false);
        else onClose();
      }}
    >
      <header className={styles['bar']}>
        <b>{title}</b>
        <span>
          {model.name}
          {held.relation === null ? ', by the type of the property' : `, ${held.relation.type}`}
        </span>
        {isFull ? null : (
          <Button size="small" aria-pressed={isAdding} onClick={() => setAdding(!isAdding)}>
            <Plus size={12} /> {word}
          </Button>
        )}
        <IconButton label="Fold" size="small" onClick={onClose}>
          <X size={12} />
        </IconButton>
      </header>
      {isAdding && !isFull ? (
        <AddRow
          model={toAdd(held)}
          given={null}
          isDisabled={session.isRunning}
          onAdd={async (data) => {
            const message = await edits.add(data);
            if (message === null) setAdding(false);
            return message;
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {edits.items.length === 0 ? (
        isAdding ? null : (
          <p className={styles['none']}>
            {isList ? `No ${model.name} in this list yet.` : `No ${model.name} yet.`}
          </p>
        )
      ) : (
        <ItemsGrid ref={grid} title={title} design={design} held={held} edits={edits} onShow={onShow} />
      )}
      {edits.refusal === null ? null : (
        <p role="alert" className={styles['refusal']}>
          {edits.refusal}
        </p>
      )}
    </section>
  );
}

/** Reports the height of an element in CSS pixels. */
function useHeight(element: RefObject<HTMLElement | null>, onHeight: (height: number) => void): void {
  const report = useEffectEvent(onHeight);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(() => report(current.offsetHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
}

/** Returns the model as the form for a new item needs it: embedsMany counts number ids up itself. */
function toAdd({ model, isList, relation }: HeldItems): DesignModel {
  const isCounted = isList && relation !== null && model.idType === 'number';
  return isCounted ? { ...model, isIdGenerated: true } : model;
}
