import { type FocusEvent, type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react';
import {
  giveSeparateKey,
  type SharedKeyRelation,
  takeBack,
  useEditor,
  useEditorActions,
} from '../../editor/index.ts';
import { findModel, ownKeyOf, type Position } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { isComposing } from '../../ui/isComposing.ts';
import { useServices } from '../start/services.ts';
import styles from './SharedKeyPrompt.module.css';

interface SharedKeyPromptProps {
  readonly shared: SharedKeyRelation;
  /** The point on the screen where the relation was created; null for the middle, below. */
  readonly at: Position | null;
  readonly onClose: () => void;
}

const WIDTH = 380;
/** The greatest height, with the buttons on two lines. */
const HEIGHT = 330;

/**
 * Asks for the key of a relation that would find the same rows as another. The
 * relation exists already, as LoopBack would define it. Leaving the prompt keeps
 * it; Escape and Cancel remove it without a trace.
 */
export function SharedKeyPrompt({ shared, at, onClose }: SharedKeyPromptProps) {
  const editor = useEditorActions();
  const id = useId();
  const owner = useEditor(({ project }) => findModel(project, shared.ref.modelId)?.definition.name ?? '');
  const [name, setName] = useState(shared.ref.name);
  const { overlays } = useServices();
  const bufferedInput = overlays.getState().bufferedInput;
  const [key, setKey] = useState<string | null>(bufferedInput === '' ? null : bufferedInput);
  const foreignKey = key ?? ownKeyOf(name, owner);
  const isValid = name.trim() !== '' && foreignKey.trim() !== '' && foreignKey.trim() !== shared.foreignKey;

  const settle = useEffectEvent(() => editor.endStep());
  useEffect(() => () => settle(), []);

  const give = (): void => {
    if (!isValid) return;
    giveSeparateKey(editor, shared, { name: name.trim(), foreignKey: foreignKey.trim() });
    onClose();
  };
  const cancel = (): void => {
    takeBack(editor);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) give();
    else return;
    event.preventDefault();
  };
  const onBlur = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) onClose();
  };
  return (
    <div
      className={styles['question']}
      style={placeFor(at)}
      role="dialog"
      // A click beside the fields does not leave the prompt.
      tabIndex={-1}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}why`}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <h2 id={`${id}title`} className={styles['title']}>
        Give {shared.ref.name} its own foreign key?
      </h2>
      <p id={`${id}why`} className={styles['why']}>
        <b>{shared.ref.name}</b> uses the key <code>{shared.foreignKey}</code>, as{' '}
        <b>{shared.sharesKeyWith}</b> does: LoopBack returns the same rows for both.
      </p>
      <label className={styles['field']}>
        Name
        <input
          value={name}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label className={styles['field']}>
        Foreign key
        <input
          autoFocus
          value={foreignKey}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={!isValid}
          onChange={(event) => setKey(event.currentTarget.value)}
          onFocus={({ currentTarget }) => {
            // Typing continues at the end of what was typed while this loaded.
            if (key === bufferedInput) currentTarget.setSelectionRange(key.length, key.length);
            else currentTarget.select();
          }}
        />
      </label>
      {shared.wantedKey === '' || shared.wantedKey === foreignKey ? null : (
        <button type="button" className={styles['wanted']} onClick={() => setKey(shared.wantedKey)}>
          Use the property <code>{shared.wantedKey}</code>
        </button>
      )}
      <div className={styles['buttons']}>
        <Button onClick={cancel}>Cancel</Button>
        <Button look="outlined" onClick={onClose}>
          <span className={styles['shared']}>Share {shared.foreignKey}</span>
        </Button>
        <Button look="primary" disabled={!isValid} onClick={give}>
          Use a separate key
        </Button>
      </div>
    </div>
  );
}

/** Beside the point, but always on the screen, which the user may turn. */
function placeFor(at: Position | null): { readonly left: string; readonly top: string } {
  const left = at === null ? `calc(50vw - ${WIDTH / 2}px)` : `${at.x + 12}px`;
  const top = at === null ? '55dvh' : `${at.y + 12}px`;
  return {
    left: `max(8px, min(${left}, 100vw - ${WIDTH + 8}px))`,
    top: `max(8px, min(${top}, 100dvh - ${HEIGHT + 8}px))`,
  };
}
