import { useRef, useState } from 'react';
import { TextField, type TextFieldProps } from './TextField.tsx';

interface CommitFieldProps extends Omit<TextFieldProps, 'onType' | 'onDone' | 'onCancel'> {
  /** Whether a (trimmed) text is valid; an invalid one is refused. */
  readonly isValid: (text: string) => boolean;
  /** Called when editing ends with a changed text. */
  readonly onCommit: (text: string) => void;
}

/** A text field whose text takes effect when editing ends: for names that identify items of a list. */
export function CommitField({ value, isValid, onCommit, ...props }: CommitFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // The field loses the focus during the key event, before the draft is cleared.
  const isCancelled = useRef(false);
  return (
    <TextField
      {...props}
      value={draft ?? value}
      onType={(text) => {
        const wanted = text.trim();
        if (wanted === '' || (wanted !== value && !isValid(wanted))) {
          // Otherwise the part typed before would be committed.
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
