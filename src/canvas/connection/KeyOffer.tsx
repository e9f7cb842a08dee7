import { useStore } from '@xyflow/react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { chooseKey, isSameRelation, useEditor, useEditorActions } from '../../editor/index.ts';
import { type Position, resolveRelation } from '../../model/index.ts';
import styles from './Connection.module.css';
import { toScreen } from './drop.ts';
import type { KeyOffer as Offer } from './relate.ts';

export interface OfferedKey {
  readonly offer: Offer;
  /** Where the relation was dropped, in canvas coordinates. */
  readonly at: Position;
}

interface KeyOfferProps extends OfferedKey {
  readonly onClose: () => void;
}

/**
 * Offers the property on which a relation was dropped as its key, next to the
 * drop point. Takes no focus and no shortcut, and closes with the next action.
 */
export function KeyOffer({ offer, at, onClose }: KeyOfferProps) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const selected = useEditor((state) => state.selection.relation);
  const { x, y } = toScreen(
    at,
    useStore(({ transform }) => transform),
  );
  const width = useStore((state) => state.width);
  const element = useRef<HTMLFieldSetElement>(null);
  const isOver = project !== offer.project || !isSameRelation(selected, offer.ref);
  const leave = useEffectEvent((): void => {
    // The step ends here: Escape in a field must not undo the relation later.
    if (editor.getState().project === offer.project) editor.endStep();
    onClose();
  });
  useEffect(() => {
    if (isOver) leave();
  }, [isOver]);
  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      if (!(event.target instanceof Node && element.current?.contains(event.target))) leave();
    };
    window.addEventListener('pointerdown', onPress, { capture: true });
    return () => window.removeEventListener('pointerdown', onPress, { capture: true });
  }, []);
  if (isOver) return null;

  const { made, ref, derived, property } = offer;
  const used = resolveRelation(project, ref)?.foreignKey?.value;
  const choices = [
    { key: derived, foreignKey: '' },
    { key: property, foreignKey: property },
  ];
  // To the right of the point where there is room, otherwise to its left.
  const side = x < width / 2 ? { left: x + 14 } : { right: width - x + 14 };
  return (
    <fieldset
      ref={element}
      className={styles['offer']}
      style={{ top: y + 14, ...side }}
      data-testid="key-offer"
    >
      <legend className="visually-hidden">Key of {ref.name}</legend>
      <span aria-hidden="true">Key</span>
      {choices.map(({ key, foreignKey }) => (
        <button
          key={key}
          type="button"
          className={styles['offered']}
          aria-pressed={key === used}
          onClick={() => {
            chooseKey(editor, { ...made, foreignKey });
            onClose();
          }}
        >
          {key}
        </button>
      ))}
    </fieldset>
  );
}
