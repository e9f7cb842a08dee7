import { useRef, useState } from 'react';
import { TextField, type TextFieldProps } from './TextField.tsx';

interface CommitFieldProps extends Omit<TextFieldProps, 'onType' | 'onDone' | 'onCancel'> {
  /** Whether a text (trimmed) can be taken; one that can't is refused. */
  readonly isValid: (text: string) => boolean;
  /** The text when editing ended, where it is another one than before. */
  readonly onCommit: (text: string) => void;
}

/** A text field whose text takes effect when editing ends: for names that others in the same list are told apart by. */
export function CommitField({ value, isValid, onCommit, ...props }: CommitFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // The field loses the focus in the very event of the key, before the draft is gone.
  const isCancelled = useRef(false);
  return (
    <TextField
      {...props}
      value={draft ?? value}
      onType={(text) => {
        const wanted = text.trim();
        if (wanted === '' || (wanted !== value && !isValid(wanted))) {
          // Or the part of it that was typed before would be taken.
          setDraft(null);
          return 'refused';
        }
        setDraft(wanted);
        return wanted === text;
      }}
      onCancel={() => {
        isCancelled.current = true;
      }}
      onDone={() => {
        if (!isCancelled.current && draft !== null && draft !== value) onCommit(draft);
        isCancelled.current = false;
        setDraft(null);
      }}
    />
  );
}
