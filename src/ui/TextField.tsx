import { type ComponentPropsWithoutRef, type KeyboardEvent, useState } from 'react';
import { classNames } from './classNames.ts';
import { isComposing } from './isComposing.ts';
import styles from './TextField.module.css';

type InputProps = Omit<ComponentPropsWithoutRef<'input'>, 'value' | 'onInput' | 'onChange'>;

export interface TextFieldProps extends InputProps {
  readonly value: string;
  /** Each text while it is typed; answer false where it can't be taken, the field then keeps it as a draft. */
  readonly onType: (text: string) => boolean;
  /** Editing ended: Enter, or the focus went elsewhere. */
  readonly onDone: () => void;
  /** Escape: bring back what was there before the editing; `onDone` follows. */
  readonly onCancel: () => void;
  /** Where the focus goes when Enter or Escape ends the editing; unless told, it only leaves the field. */
  readonly onLeave?: (field: HTMLInputElement, key: 'Enter' | 'Escape') => void;
  readonly isMono?: boolean;
  readonly isBare?: boolean;
}

/**
 * A text field whose text takes effect while it is typed. A text that can't be
 * taken stays in the field, marked, and goes when editing ends.
 */
export function TextField({
  value,
  onType,
  onDone,
  onCancel,
  onLeave = (field) => field.blur(),
  isMono,
  isBare,
  className,
  ...props
}: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);

  const type = (text: string): void => setDraft(onType(text) ? null : text);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    props.onKeyDown?.(event);
    if (isComposing(event.nativeEvent) || event.defaultPrevented) return;
    const { key } = event;
    if (key !== 'Enter' && key !== 'Escape') return;
    if (key === 'Escape') onCancel();
    event.stopPropagation();
    onLeave(event.currentTarget, key);
  };

  return (
    <input
      spellCheck={false}
      autoComplete="off"
      {...props}
      value={draft ?? value}
      aria-invalid={draft !== null}
      className={classNames(styles['input'], isMono && styles['mono'], isBare && styles['bare'], className)}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        setDraft(null);
        onDone();
        props.onBlur?.(event);
      }}
    />
  );
}
