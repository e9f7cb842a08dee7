import { useState } from 'react';
import { useEditorActions } from '../../../editor/index.ts';
import { isSameJson } from '../../../lib/equal.ts';
import type { JsonValue } from '../../../lib/json.ts';
import { TextField } from '../../../ui/TextField.tsx';

interface ParsedFieldProps {
  readonly label: string;
  readonly value: JsonValue | undefined;
  /** The text of the value. */
  readonly text: string;
  readonly placeholder?: string;
  /** The id of a `<datalist>`. */
  readonly list?: string;
  readonly className?: string | undefined;
  readonly parse: (text: string) => JsonValue | undefined;
  /** Called with the value of each text while it is typed. */
  readonly onChange: (value: JsonValue | undefined) => void;
}

/**
 * A text that stands for a JSON value and takes effect while it is typed; typing is
 * one undo step. What was typed stays as it is while it means the value ("a," for ["a"]).
 */
export function ParsedField({ label, value, text, parse, onChange, ...props }: ParsedFieldProps) {
  const editor = useEditorActions();
  const [typed, setTyped] = useState<string | null>(null);
  const isMeant = typed !== null && isSameJson(parse(typed), value);
  return (
    <TextField
      {...props}
      isMono
      aria-label={label}
      title={label}
      value={isMeant ? typed : text}
      onType={(next) => {
        setTyped(next);
        onChange(parse(next));
        return true;
      }}
      onDone={() => {
        setTyped(null);
        editor.endStep();
      }}
      onCancel={() => {
        setTyped(null);
        editor.cancelStep();
      }}
    />
  );
}
