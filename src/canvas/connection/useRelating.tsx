import { type ReactNode, Suspense, useState } from 'react';
import { type SharedKeyRelation, useEditorActions } from '../../editor/index.ts';
import type { ModelId, Position, RelationType } from '../../model/index.ts';
import type { Flow } from '../flow.ts';
import type { OfferedKey } from './KeyOffer.tsx';
import { Connection, KeyOffer } from './lateParts.ts';
import { placeAtEnd } from './placeAtEnd.ts';
import { relate } from './relate.ts';
import { type DroppedRelation, useConnecting } from './useConnecting.ts';

/** A relation without a target yet. */
interface RelatedAt {
  readonly ownerId: ModelId;
  readonly type: RelationType;
  readonly position: Position;
}

export interface RelatingOptions {
  readonly isSnapping: boolean;
  /** Called when a relation is dropped on the empty canvas: a model is to be added there. */
  readonly onAddRelated: (made: RelatedAt) => void;
  /** Called when a drag has added a relation that shares its key, with the drop point on the screen. */
  readonly onSharedKey: (twin: SharedKeyRelation, at: Position | null) => void;
}

/** Relates models by drag: event handlers, what to render during the drag (`drawing`), and after it (`offer`). */
export function useRelating({ nodes }: Flow, { isSnapping, onAddRelated, onSharedKey }: RelatingOptions) {
  const editor = useEditorActions();
  const [offered, setOffered] = useState<OfferedKey | null>(null);
  const onDrop = ({ ownerId, type, choice, drop, onScreen, ...line }: DroppedRelation): void => {
    if (drop.on === 'canvas') {
      onAddRelated({ ownerId, type, position: placeAtEnd(line, isSnapping) });
      return;
    }
    if (choice.relate?.(editor, { ownerId, targetId: drop.node.id, type })) return;
    const { twin, offer } = relate(editor, { ownerId, type, drop });
    if (twin !== null) onSharedKey(twin, onScreen);
    if (offer !== null) setOffered({ offer, at: line.at });
  };
  const drag = useConnecting(nodes, onDrop);
  const { connecting } = drag;
  const drawing: ReactNode =
    connecting === null ? null : (
      <Suspense>
        <Connection connecting={connecting} nodes={nodes} />
      </Suspense>
    );
  const offer: ReactNode =
    offered === null ? null : (
      <Suspense>
        <KeyOffer {...offered} onClose={() => setOffered(null)} />
      </Suspense>
    );
  return { ...drag, drawing, offer };
}
