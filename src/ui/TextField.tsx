import { type ComponentPropsWithoutRef, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { classNames } from './classNames.ts';
import { isComposing } from './isComposing.ts';
import styles from './TextField.module.css';

type InputProps = Omit<ComponentPropsWithoutRef<'input'>, 'value' | 'onInput' | 'onChange'>;

export interface TextFieldProps extends InputProps {
  readonly value: string;
  /**
   * Called with each text while it is typed. Return false if it takes effect in another form (the field keeps the
   * draft), 'refused' if it can't take effect at all, and 'soon' if the value follows later.
   */
  readonly onType: (text: string) => boolean | 'refused' | 'soon';
  /** Called when editing ends with a refused text, to restore the original; the default is `onCancel`. */
  readonly onRefused?: () => void;
  /** Why a text is refused, shown at Enter. */
  readonly refusal?: string;
  /** Called when editing ends: by Enter, or because the focus left. */
  readonly onDone: () => void;
  /** Called at Escape, to restore the original text; `onDone` follows. */
  readonly onCancel: () => void;
  /** Moves the focus when Enter or Escape ends the editing; by default it only leaves the field. */
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
  /** The value that the draft will replace; null if it will not. */
  const [expected, setExpected] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  if (expected !== null && expected !== value) {
    setDraft(null);
    setExpected(null);
  }
  const isEmpty = draft?.trim() === '';
  const field = useRef<HTMLInputElement>(null);
  // The field loses the focus during the key event, before the draft is cleared.
  const isSettled = useRef(false);
  useEffect(() => {
    field.current?.setCustomValidity(isRefused ? (isEmpty ? 'Type a name.' : refusal) : '');
  }, [isRefused, isEmpty, refusal]);

  const type = (text: string): void => {
    const answer = onType(text);
    setDraft(answer === true ? null : text);
    setExpected(answer === 'soon' ? value : null);
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
      aria-invalid={draft !== null && expected === null}
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
