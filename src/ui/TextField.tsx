import { type ComponentPropsWithoutRef, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { classNames } from './classNames.ts';
import { isComposing } from './isComposing.ts';
import styles from './TextField.module.css';

type InputProps = Omit<ComponentPropsWithoutRef<'input'>, 'value' | 'onInput' | 'onChange'>;

export interface TextFieldProps extends InputProps {
  readonly value: string;
  /**
   * Each text while it is typed. Answer false where it takes effect in another form (the field keeps it as a
   * draft), and 'refused' where it can't take effect at all.
   */
  readonly onType: (text: string) => boolean | 'refused';
  /** Editing ended with a refused text: bring back what was there before; unless told, as after Escape. */
  readonly onRefused?: () => void;
  /** Why a text is refused, as the field says it at Enter. */
  readonly refusal?: string;
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
 * A text field whose text takes effect while it is typed. A refused text stays
 * in the field, marked. Enter says why and waits for another text; when editing
 * ends otherwise, the text from before it returns, and not a part of the refused one.
 */
export function TextField({
  value,
  onType,
  onDone,
  onCancel,
  onRefused = onCancel,
  refusal = 'This name is taken.',
  onLeave = (field) => field.blur(),
  isMono,
  isBare,
  className,
  ...props
}: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const isEmpty = draft?.trim() === '';
  const field = useRef<HTMLInputElement>(null);
  // The field loses the focus in the very event of the key, before the draft is gone.
  const isSettled = useRef(false);
  useEffect(() => {
    field.current?.setCustomValidity(isRefused ? (isEmpty ? 'Type a name.' : refusal) : '');
  }, [isRefused, isEmpty, refusal]);

  const type = (text: string): void => {
    const answer = onType(text);
    setDraft(answer === true ? null : text);
    setRefused(answer === 'refused');
  };
  const settle = (act: () => void): void => {
    if (!isSettled.current) act();
    isSettled.current = true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    props.onKeyDown?.(event);
    if (isComposing(event.nativeEvent) || event.defaultPrevented) return;
    const { key } = event;
    if (key !== 'Enter' && key !== 'Escape') return;
    event.stopPropagation();
    if (key === 'Escape') settle(onCancel);
    else if (isRefused && !isEmpty) {
      event.preventDefault();
      event.currentTarget.reportValidity();
      return;
    } else if (isRefused) settle(onRefused);
    onLeave(event.currentTarget, key);
  };

  return (
    <input
      spellCheck={false}
      autoComplete="off"
      {...props}
      ref={field}
      value={draft ?? value}
      aria-invalid={draft !== null}
      className={classNames(styles['input'], isMono && styles['mono'], isBare && styles['bare'], className)}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (isRefused) settle(onRefused);
        isSettled.current = false;
        setDraft(null);
        setRefused(false);
        onDone();
        props.onBlur?.(event);
      }}
    />
  );
}
