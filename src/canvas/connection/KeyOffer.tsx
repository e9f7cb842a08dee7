import { useStore } from '@xyflow/react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { chooseKey, isSameRelation, useEditor, useEditorActions } from '../../editor/index.ts';
import { type Position, resolveRelation } from '../../model/index.ts';
import styles from './Connection.module.css';
import { toScreen } from './drop.ts';
import type { KeyOffer as Offer } from './relate.ts';

export interface OfferedKey {
  readonly offer: Offer;
  /** Where the relation was let go, on the canvas. */
  readonly at: Position;
}

interface KeyOfferProps extends OfferedKey {
  readonly onClose: () => void;
}

/**
 * Which key the relation has that was just let go on a property, beside the
 * place. It takes no key and no focus, and goes as soon as something else is done.
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
    // Whoever asks ends the step: Escape in a field must not take the relation back later.
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
  // Beside the place where there is room, else before it.
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
