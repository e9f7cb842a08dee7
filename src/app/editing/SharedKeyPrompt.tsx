import { Popover } from '@base-ui/react/popover';
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import {
  removeNewRelation,
  type SharedKeyRelation,
  setSeparateKey,
  useEditor,
  useEditorActions,
} from '../../editor/index.ts';
import { findModel, ownKeyOf, type Position } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { isComposing } from '../../ui/isComposing.ts';
import { useBufferedInput } from '../shell/useBufferedInput.ts';
import { useServices } from '../start/services.ts';
import styles from './SharedKeyPrompt.module.css';

interface SharedKeyPromptProps {
  readonly shared: SharedKeyRelation;
  /** The point on the screen where the relation was created; null for the middle, below. */
  readonly at: Position | null;
  readonly onClose: () => void;
}

/**
 * Asks for the key of a relation that would find the same rows as another. The
 * relation exists already, as LoopBack would define it. Leaving the prompt keeps
 * it; Escape and Cancel remove it without a trace.
 */
export function SharedKeyPrompt({ shared, at, onClose }: SharedKeyPromptProps) {
  const editor = useEditorActions();
  const keyField = useRef<HTMLInputElement>(null);
  const anchor = useMemo(() => anchorAt(at), [at]);
  const owner = useEditor(({ project }) => findModel(project, shared.ref.modelId)?.definition.name ?? '');
  const [name, setName] = useState(shared.ref.name);
  const { overlays } = useServices();
  const [typedKey, setKey] = useState<string | null>(null);
  const buffered = useBufferedInput(overlays, (more) => setKey((key ?? '') + more));
  const key = typedKey ?? (buffered === '' ? null : buffered);
  const foreignKey = key ?? ownKeyOf(name, owner);
  const isValid = name.trim() !== '' && foreignKey.trim() !== '' && foreignKey.trim() !== shared.foreignKey;

  const settle = useEffectEvent(() => editor.endStep());
  useEffect(() => () => settle(), []);

  const submit = (): void => {
    if (!isValid) return;
    setSeparateKey(editor, shared, { name: name.trim(), foreignKey: foreignKey.trim() });
    onClose();
  };
  const cancel = (): void => {
    removeNewRelation(editor);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    submit();
  };
  return (
    <Popover.Root
      open
      onOpenChange={(open, { reason }) => {
        if (open) return;
        if (reason === 'escape-key') cancel();
        else onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className={styles['place']}
          anchor={anchor}
          positionMethod="fixed"
          align="start"
          sideOffset={12}
          alignOffset={12}
          collisionPadding={8}
          sticky
          collisionAvoidance={{ side: 'shift', align: 'shift' }}
        >
          <Popover.Popup
            className={styles['question']}
            initialFocus={keyField}
            finalFocus={false}
            onKeyDown={onKeyDown}
          >
            <Popover.Title className={styles['title']}>
              Give {shared.ref.name} its own foreign key?
            </Popover.Title>
            <Popover.Description className={styles['why']}>
              <b>{shared.ref.name}</b> uses the key <code>{shared.foreignKey}</code>, as{' '}
              <b>{shared.sharesKeyWith}</b> does: LoopBack returns the same rows for both.
            </Popover.Description>
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
                ref={keyField}
                value={foreignKey}
                spellCheck={false}
                autoComplete="off"
                aria-invalid={!isValid}
                onChange={(event) => setKey(event.currentTarget.value)}
                onFocus={({ currentTarget }) => {
                  // Typing continues at the end of what was typed while this loaded.
                  if (key !== null && key === overlays.getState().bufferedInput)
                    currentTarget.setSelectionRange(key.length, key.length);
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
              <Button look="primary" disabled={!isValid} onClick={submit}>
                Use a separate key
              </Button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The point that the prompt is placed beside. The positioner keeps the prompt on the screen. */
function anchorAt(at: Position | null) {
  return {
    getBoundingClientRect: () => {
      const { x, y } = at ?? { x: window.innerWidth / 2 - 200, y: window.innerHeight * 0.55 };
      return DOMRect.fromRect({ x, y });
    },
  };
}
