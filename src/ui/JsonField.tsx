import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { JsonValue } from '../lib/json.ts';
import { shorten } from '../lib/shorten.ts';
import { classNames } from './classNames.ts';
import { useDraft } from './drafts.ts';
import { isComposing } from './isComposing.ts';
import styles from './JsonField.module.css';

interface JsonFieldProps {
  readonly id?: string;
  readonly label: string;
  /** undefined for a missing attribute. */
  readonly value: JsonValue | undefined;
  readonly placeholder?: string | undefined;
  /** Called when editing ends with a changed value; undefined for an empty field. */
  readonly onCommit: (value: JsonValue | undefined) => void;
}

/** A field for a JSON value. It takes effect when editing ends; invalid text stays, with the reason, also while the field is not shown. */
export function JsonField({ id, label, value, placeholder, onCommit }: JsonFieldProps) {
  const ownId = useId();
  const shown = value === undefined ? '' : JSON.stringify(value, null, 2);
  const kept = useDraft(label, () =>
    latest.current === null ? null : { text: latest.current, base: shown },
  );
  const [draft, setDraft] = useState(kept?.text ?? null);
  // Escape discards the draft and leaves the field at once: do not commit an older draft then.
  const latest = useRef(draft);
  const keep = (text: string | null): void => {
    latest.current = text;
    setDraft(text);
  };
  const [problem, setProblem] = useState(() => (draft === null ? null : parse(draft).problem));
  const text = draft ?? shown;

  const commit = (): void => {
    const typed = latest.current;
    if (typed === null || typed === shown) {
      keep(null);
      setProblem(null);
      return;
    }
    const parsed = parse(typed);
    setProblem(parsed.problem);
    if (parsed.problem !== null) return;
    keep(null);
    onCommit(parsed.value);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    const isEnd = event.key === 'Enter' && (event.ctrlKey || event.metaKey || !text.includes('\n'));
    if (event.key === 'Escape') {
      keep(null);
      setProblem(null);
    }
    if (isEnd || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.blur();
    }
  };

  return (
    <span className={styles['field']}>
      <textarea
        id={id}
        className={classNames(styles['text'], problem !== null && styles['invalid'])}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : ownId}
        rows={Math.min(10, text.split('\n').length)}
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        onChange={(event) => keep(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {problem === null ? null : (
        <span id={ownId} className={styles['problem']}>
          {problem}
        </span>
      )}
    </span>
  );
}

function parse(text: string): { value: JsonValue | undefined; problem: string | null } {
  if (text.trim() === '') return { value: undefined, problem: null };
  try {
    return { value: JSON.parse(text) as JsonValue, problem: null };
  } catch (error) {
    return { value: undefined, problem: explain(text.trim(), error) };
  }
}

/** The text of a description, for example, is easily typed as it is. */
function explain(text: string, error: unknown): string {
  if (/^[^\s{}[\]",:\d-]/.test(text))
    return `Put text in double quotes: ${JSON.stringify(shorten(text, 40))}`;
  return `This is not JSON: ${error instanceof Error ? error.message : String(error)}`;
}
